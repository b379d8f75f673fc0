-- orders | auftraege | Aufträge | Jeder Auftrag in jeder Fassung, mit Vergabeverfahren.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- order | text | Auftrag
-- version | integer | Fassung
-- orderedOn | day | Beauftragt am
-- measure | text | Teilvorhaben | measures
-- line | text | Position
-- partner | text | Auftragnehmer
-- value | money | Wert
-- vat | money | Umsatzsteuer
-- procedure | text | Verfahren
-- offers | integer | Angebote
-- tender | text | Vergabe
-- purpose | text | Zweck
-- reference | text | Referenz
SELECT id, batch, order_id AS "order", version, ordered_on AS orderedOn, measure, line, partner,
  value, vat, procedure, offers, tender, purpose, reference
FROM commitment ORDER BY id
