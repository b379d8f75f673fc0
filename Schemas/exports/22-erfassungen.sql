-- batches | erfassungen | Erfassungen | Jeder Vorgang, der etwas aufgezeichnet hat: wann, wer, womit, aus welcher Datei.
-- * id | integer | Erfassung
-- recordedAt | text | Zeit (UTC)
-- person | text | Person
-- action | text | Vorgang
-- fileName | text | Datei
-- fileSHA256 | text | SHA-256 der Datei
-- profile | text | Profil
SELECT b.id AS id, b.recorded_at AS recordedAt, r.name AS person, b.action AS action,
  b.file_name AS fileName, nullif(lower(hex(b.file_sha256)), '') AS fileSHA256,
  b.profile AS profile
FROM batch b LEFT JOIN recorder r ON r.batch = b.id ORDER BY b.id
