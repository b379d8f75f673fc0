-- awardVersions | bescheide-fassungen | Fassungen der Bescheide | Die Bescheide einer Fassung.
-- * version | integer | Fassung | projectVersions
-- * position | integer | Stelle
-- award | text | Bescheid | awards
-- measure | text | Teilvorhaben | measures
-- funder | text | Förderer
-- funderName | text | Name
-- funderLevel | text | Ebene
-- ruleSet | text | Regelwerk
-- financing | text | Finanzierungsart
-- rate | text | Fördersatz
-- amount | money | Bewilligt
-- unitAmount | money | Festbetrag je Einheit
-- units | text | Einheiten
-- awardedOn | day | Bescheid vom
-- beginsOn | day | Beginn
-- endsOn | day | Ende
SELECT version, position, award, measure, funder, funder_name AS funderName,
  funder_level AS funderLevel, rule_set AS ruleSet, financing, rate, amount,
  unit_amount AS unitAmount, units, awarded_on AS awardedOn, begins_on AS beginsOn,
  ends_on AS endsOn
FROM award_version ORDER BY version, position
