-- projects | vorhaben | Vorhaben | Jedes Vorhaben mit dem Titel seiner letzten Fassung.
-- * id | text | Vorhaben
-- title | text | Titel
-- versions | integer | Fassungen
SELECT p.id AS id, v.title AS title,
  (SELECT count(*) FROM project_version a WHERE a.project = p.id) AS versions
FROM project p LEFT JOIN project_version v ON v.project = p.id
  AND v.version = (SELECT max(version) FROM project_version a WHERE a.project = p.id)
ORDER BY p.id
