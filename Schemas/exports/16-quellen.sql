-- sources | quellen | Quellen | Der Finanzierungsplan einer Fassung.
-- * version | integer | Fassung | projectVersions
-- * position | integer | Stelle
-- measure | text | Teilvorhaben | measures
-- id | text | Quelle
-- kind | text | Art
-- organisation | text | Organisation
-- planned | money | Geplant
-- countsAsOwnShare | flag | Eigenanteil
-- fixed | flag | Fest
SELECT version, position, measure, id, kind, organisation, planned,
  counts_as_own_share AS countsAsOwnShare, fixed
FROM source ORDER BY version, position
