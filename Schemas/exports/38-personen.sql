-- people | personen | Personen | Personen mit ihren Rollen, wie sie mit einer Erfassung festgelegt wurden; die letzte Zeile einer Person gilt.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- person | text | Person
-- name | text | Name
-- roles | text | Rollen
-- projects | text | Vorhaben
-- organisation | text | Organisation
-- login | text | Anmeldung
SELECT id, batch, person, name, roles, replace(projects, '
', '; ') AS projects, organisation,
  login
FROM person ORDER BY id
