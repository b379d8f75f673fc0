-- settlements | verwendungen | Gebuchte Verwendungen | Jede gebuchte Mittelverwendung mit dem Regelwerk, nach dem gerechnet wurde.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- award | text | Bescheid | awards
-- asOf | day | Stichtag
-- entitled | money | Zuwendung
-- drawn | money | Abgerufen
-- ruleSet | integer | Regelwerk | ruleSets
-- edition | text | Ausgabe
SELECT id, batch, award, as_of AS asOf, entitled, drawn, rule_set AS ruleSet, edition
FROM settlement ORDER BY id
