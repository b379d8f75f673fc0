-- awardOverrides | abweichungen | Abweichungen | Was ein Bescheid anders bestimmt als sein Regelwerk.
-- * version | integer | Fassung | projectVersions
-- * position | integer | Stelle
-- award | text | Bescheid | awards
-- parameter | text | Parameter
-- value | text | Wert
SELECT version, position, award, parameter, value FROM award_override ORDER BY version, position
