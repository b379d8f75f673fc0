-- measures | teilvorhaben | Teilvorhaben | Jedes Teilvorhaben mit dem Titel seiner letzten Fassung.
-- * id | text | Teilvorhaben
-- project | text | Vorhaben | projects
-- title | text | Titel
SELECT m.id AS id, m.project AS project,
  (SELECT v.title FROM measure_version v WHERE v.measure = m.id ORDER BY v.version DESC LIMIT 1)
    AS title
FROM measure m ORDER BY m.id
