-- awards | bescheide | Bescheide | Jeder Zuwendungsbescheid mit seinem Vorhaben.
-- * id | text | Bescheid
-- project | text | Vorhaben | projects
SELECT id, project FROM award ORDER BY id
