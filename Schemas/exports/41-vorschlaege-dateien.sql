-- proposalFiles | vorschlaege-dateien | Dateien der Vorschläge | Dateien, die zu einem Vorschlag gehören; ihr Inhalt steht im Hauptbuch.
-- * proposal | integer | Vorschlag | proposals
-- * position | integer | Stelle
-- path | text | Datei
-- sha256 | text | SHA-256
-- bytes | integer | Bytes
SELECT proposal, position, path, lower(hex(sha256)) AS sha256, length(content) AS bytes
FROM proposal_file ORDER BY proposal, position
