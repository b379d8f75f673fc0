-- basisFiles | grundlagen-erfassungen | Grundlagen der Erfassungen | Womit eine Erfassung gerechnet wurde.
-- * batch | integer | Erfassung | batches
-- * position | integer | Stelle
-- file | integer | Grundlage | referenceFiles
-- files | integer | Grundlagen zusammen
SELECT f.batch AS batch, f.position AS position, f.file AS file, b.files AS files
FROM basis_file f JOIN basis b ON b.batch = f.batch ORDER BY f.batch, f.position
