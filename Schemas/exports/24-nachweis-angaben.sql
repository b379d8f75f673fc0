-- evidenceNames | nachweis-angaben | Genannte Nachweise | Nachweise, die zu einer Buchung genannt wurden, ob eine Datei dazu abgelegt ist oder nicht.
-- * entry | integer | Buchung | entries
-- * position | integer | Stelle
-- name | text | Name
SELECT entry, position, name FROM entry_evidence ORDER BY entry, position
