-- closes | abschluesse | Abschlüsse | Bis zu welchem Tag abgeschlossen wurde; davor wird nichts mehr gebucht.
-- * id | integer | Satz
-- batch | integer | Erfassung | batches
-- throughOn | day | Abgeschlossen bis
SELECT id, batch, through_on AS throughOn FROM period_close ORDER BY id
