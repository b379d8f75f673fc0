-- organisations | organisationen | Organisationen | Partner, Empfänger und Förderer einer Fassung.
-- * version | integer | Fassung | projectVersions
-- * position | integer | Stelle
-- id | text | Organisation
-- name | text | Name
-- kind | text | Art
-- inputVATDeductible | text | Vorsteuerabzug
SELECT version, position, id, name, kind, input_vat_deductible AS inputVATDeductible
FROM organisation ORDER BY version, position
