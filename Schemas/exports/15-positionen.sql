-- lines | positionen | Positionen | Der Ausgabenplan einer Fassung.
-- * version | integer | Fassung | projectVersions
-- * position | integer | Stelle
-- measure | text | Teilvorhaben | measures
-- id | text | Position
-- title | text | Titel
-- planned | money | Geplant
-- eligible | money | Zuwendungsfähig
-- inKind | flag | Unbar
-- consent | text | Zustimmung
SELECT version, position, measure, id, title, planned, eligible, in_kind AS inKind, consent
FROM plan_line ORDER BY version, position
