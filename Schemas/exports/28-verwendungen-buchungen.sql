-- settlementEntries | verwendungen-buchungen | Buchungen der Verwendungen | Die Buchungen, die zu einer Mittelverwendung gehören.
-- * settlement | integer | Verwendung | settlements
-- * position | integer | Stelle
-- entry | integer | Buchung | entries
SELECT settlement, position, entry FROM settlement_entry ORDER BY settlement, position
