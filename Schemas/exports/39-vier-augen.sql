-- fourEyes | vier-augen | Vier Augen | Ab welchem Betrag und für welche Arten eine zweite Person freigibt.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- effectiveOn | day | Gilt ab
-- fromAmount | money | Ab Betrag
-- kinds | text | Arten
SELECT id, batch, effective_on AS effectiveOn, from_amount AS fromAmount, kinds
FROM four_eyes ORDER BY id
