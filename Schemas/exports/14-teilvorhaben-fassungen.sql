-- measureVersions | teilvorhaben-fassungen | Fassungen der Teilvorhaben | Die Teilvorhaben einer Fassung.
-- * version | integer | Fassung | projectVersions
-- * position | integer | Stelle
-- measure | text | Teilvorhaben | measures
-- title | text | Titel
-- recipient | text | Empfänger
-- role | text | Rolle
-- basis | text | Grundlage
SELECT version, position, measure, title, recipient, role, basis
FROM measure_version ORDER BY version, position
