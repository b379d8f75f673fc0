-- ignoredLines | kontoumsaetze-ohne-buchung | Kontoumsätze ohne Buchung | Umsätze, die niemanden angehen, mit der Begründung.
-- * statement | integer | Auszug | bankStatements
-- * position | integer | Stelle
-- reason | text | Begründung
SELECT statement, position, reason FROM bank_line_ignored ORDER BY statement, position
