-- accounts | konten | Konten | Der Kontenplan mit den Summen aller Buchungen.
-- * number | text | Konto
-- name | text | Bezeichnung
-- nameEn | text | Englisch
-- kind | text | Art
-- batch | integer | Erfassung | batches
-- debit | money | Soll
-- credit | money | Haben
-- closing | money | Endbestand
SELECT a.number AS number, a.name_de AS name, a.name_en AS nameEn, a.kind AS kind,
  a.batch AS batch, coalesce(sum(max(p.amount, 0)), 0) AS debit,
  coalesce(sum(max(-p.amount, 0)), 0) AS credit, coalesce(sum(p.amount), 0) AS closing
FROM account a LEFT JOIN posting p ON p.account = a.number GROUP BY a.id ORDER BY a.number
