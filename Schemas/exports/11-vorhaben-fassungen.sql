-- projectVersions | vorhaben-fassungen | Fassungen der Vorhaben | Jede Fassung eines Vorhabens: ab wann sie gilt, und mit welchem Schreiben sie kam.
-- * id | integer | Fassung
-- batch | integer | Erfassung | batches
-- project | text | Vorhaben | projects
-- version | integer | Nummer
-- effectiveOn | day | Gilt ab
-- amendedOn | day | Geändert am
-- reference | text | Schreiben
-- title | text | Titel
-- field | text | Handlungsfeld
-- lighthouse | flag | Leuchtturm
-- beginsOn | day | Beginn
-- endsOn | day | Ende
SELECT id, batch, project, version, nullif(effective_on, 0) AS effectiveOn,
  amended_on AS amendedOn, reference, title, field, lighthouse, begins_on AS beginsOn,
  ends_on AS endsOn
FROM project_version ORDER BY id
