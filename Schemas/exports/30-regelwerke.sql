-- ruleSets | regelwerke | Regelwerke | Die Regelwerke, nach denen gerechnet wurde; ihr Text steht im Hauptbuch.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- name | text | Name
-- sha256 | text | SHA-256
-- bytes | integer | Bytes
SELECT id, batch, name, lower(hex(sha256)) AS sha256, length(content) AS bytes
FROM rule_set ORDER BY id
