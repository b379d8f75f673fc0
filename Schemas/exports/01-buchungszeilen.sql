-- postings | buchungszeilen | Buchungszeilen | Jede Zeile jeder Buchung; Soll über null, Haben unter null, je Buchung zusammen null.
-- * entry | integer | Buchung | entries
-- * line | integer | Zeile
-- bookedOn | day | Buchungstag
-- account | text | Konto | accounts
-- measure | text | Teilvorhaben | measures
-- item | text | Position oder Quelle
-- party | text | Partner
-- amount | money | Betrag
-- debit | money | Soll
-- credit | money | Haben
-- voucher | text | Beleg
-- text | text | Buchungstext
SELECT p.entry AS entry, p.line_no AS line, e.booked_on AS bookedOn, p.account AS account,
  p.measure AS measure, p.item AS item, p.party AS party, p.amount AS amount,
  max(p.amount, 0) AS debit, max(-p.amount, 0) AS credit, e.voucher AS voucher, e.text AS text
FROM posting p JOIN entry e ON e.number = p.entry ORDER BY p.entry, p.line_no
