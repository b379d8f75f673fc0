-- bankStatements | kontoauszuege | Kontoauszüge | Eingelesene Auszüge mit Anfangs- und Endbestand, soweit die Datei sie belegt.
-- * id | integer | Auszug
-- batch | integer | Erfassung | batches
-- account | text | Bankkonto
-- number | text | Nummer
-- beginsOn | day | Von
-- endsOn | day | Bis
-- opening | money | Anfangsbestand
-- closing | money | Endbestand
SELECT id, batch, account, number, begins_on AS beginsOn, ends_on AS endsOn, opening, closing
FROM bank_statement ORDER BY id
