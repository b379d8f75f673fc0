-- seals | siegel | Siegelkette | Ein Siegel je Satz; jedes schließt alle vorigen ein. Das letzte ist der Kopf.
-- * sequence | integer | Folge
-- record | text | Satzart
-- id | integer | Satz
-- hash | text | SHA-256
SELECT sequence, record, id, lower(hex(hash)) AS hash FROM seal ORDER BY sequence
