-- decisions | entscheidungen | Entscheidungen | Was aus einem Vorschlag wurde.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- proposal | integer | Vorschlag | proposals
-- outcome | text | Ergebnis
-- reason | text | Begründung
-- firstBatch | integer | Getan ab Erfassung | batches
SELECT id, batch, proposal, outcome, reason, first_batch AS firstBatch FROM decision ORDER BY id
