-- proposals | vorschlaege | Vorschläge | Was jemand vorschlug, damit es eine andere Person freigibt.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- act | text | Vorgang
-- amount | money | Betrag
-- content | text | Inhalt
SELECT id, batch, act, amount, content FROM proposal ORDER BY id
