-- projectTerms | bestimmungen | Bestimmungen | Weitere Bestimmungen zu Organisationen, Positionen und Bescheiden einer Fassung.
-- * version | integer | Fassung | projectVersions
-- * position | integer | Stelle
-- subject | text | Gegenstand
-- measure | text | Teilvorhaben | measures
-- id | text | Kennung
-- key | text | Bestimmung
-- value | text | Wert
SELECT version, position, subject, measure, id, "key", value
FROM project_term ORDER BY version, position
