-- entries | buchungen | Buchungen | Jede Buchung, wie sie erfasst wurde; ein Storno steht unter null und nennt, was er zurücknimmt.
-- * number | integer | Nummer
-- batch | integer | Erfassung | batches
-- bookedOn | day | Buchungstag
-- kind | text | Art
-- measure | text | Teilvorhaben | measures
-- line | text | Position
-- source | text | Quelle
-- amount | money | Betrag
-- eligible | money | Zuwendungsfähig
-- eligibleGiven | flag | Zuwendungsfähig ausdrücklich
-- reason | text | Begründung
-- vat | money | Umsatzsteuer
-- voucher | text | Beleg
-- voucherOn | day | Belegtag
-- paidOn | day | Zahltag
-- counterparty | text | Empfänger oder Einzahler
-- purpose | text | Zweck
-- method | text | Bewertung
-- quantity | text | Menge
-- unitRate | money | Satz je Einheit
-- share | text | Anteil
-- reference | text | Referenz
-- countsOn | day | Zählt am
-- text | text | Buchungstext
-- reverses | integer | Storniert Buchung | entries
-- settles | integer | Bezahlt Buchung | entries
SELECT number, batch, booked_on AS bookedOn, kind, measure, line, source, amount, eligible,
  eligible_given AS eligibleGiven, reason, vat, voucher, voucher_on AS voucherOn,
  paid_on AS paidOn, counterparty, purpose, method, quantity, unit_rate AS unitRate, share,
  reference, counts_on AS countsOn, text, reverses, settles
FROM entry ORDER BY number
