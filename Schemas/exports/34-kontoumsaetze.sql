-- bankLines | kontoumsaetze | Kontoumsätze | Die Umsätze der Auszüge.
-- * statement | integer | Auszug | bankStatements
-- * position | integer | Stelle
-- key | text | Schlüssel
-- bookedOn | day | Buchungstag
-- amount | money | Betrag
-- bankReference | text | Bankreferenz
-- batchTotal | money | Sammler
SELECT statement, position, "key", booked_on AS bookedOn, amount,
  bank_reference AS bankReference, batch_total AS batchTotal
FROM bank_line ORDER BY statement, position
