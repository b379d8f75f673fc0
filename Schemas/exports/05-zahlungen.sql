-- payments | zahlungen | Zahlungen | Jede Buchung, die eine Zahlung ist oder schon bezahlt erfasst wurde, mit der Rechnung, die sie bezahlt.
-- * entry | integer | Buchung | entries
-- invoice | integer | Rechnung | entries
-- paidOn | day | Zahltag
-- amount | money | Betrag
-- counterparty | text | Empfänger
-- reference | text | Referenz
SELECT number AS entry, settles AS invoice, coalesce(paid_on, booked_on) AS paidOn, amount,
  counterparty, reference
FROM entry WHERE settles IS NOT NULL OR paid_on IS NOT NULL ORDER BY number
