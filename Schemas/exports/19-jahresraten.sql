-- awardYears | jahresraten | Jahresraten | Was ein Bescheid für ein Jahr bereitstellt.
-- * version | integer | Fassung | projectVersions
-- * position | integer | Stelle
-- award | text | Bescheid | awards
-- year | integer | Jahr
-- amount | money | Betrag
SELECT version, position, award, year, amount FROM award_year ORDER BY version, position
