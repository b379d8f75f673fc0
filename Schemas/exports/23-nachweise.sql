-- evidence | nachweise | Nachweise | Die Dateien, die zu Buchungen abgelegt sind.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- entry | integer | Buchung | entries
-- position | integer | Stelle
-- name | text | Name
-- sha256 | text | SHA-256
-- bytes | integer | Bytes
-- mediaType | text | Dateiart
SELECT id, batch, entry, position, name, lower(hex(sha256)) AS sha256, bytes,
  media_type AS mediaType
FROM evidence ORDER BY id
