-- referenceFiles | grundlagen | Grundlagen | Dateien, mit denen gerechnet wurde: Regelwerke, Basiszinsen, Kontenplan; ihr Text steht im Hauptbuch.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- name | text | Name
-- sha256 | text | SHA-256
-- bytes | integer | Bytes
SELECT id, batch, name, lower(hex(sha256)) AS sha256, length(content) AS bytes
FROM reference_file ORDER BY id
