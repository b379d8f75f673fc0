-- migrations | versionen | Versionen des Hauptbuchs | Die Beschreibungen der Tabellen, nach denen das Hauptbuch angelegt ist.
-- * version | integer | Version
-- name | text | Name
-- sha256 | text | SHA-256
SELECT version, name, lower(hex(sha256)) AS sha256 FROM migration ORDER BY version
