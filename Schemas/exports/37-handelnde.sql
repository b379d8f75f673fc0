-- actors | handelnde | Handelnde | Wer eine Erfassung vornahm: genannte Person und Anmeldung am System.
-- * batch | integer | Erfassung | batches
-- person | text | Person
-- login | text | Anmeldung
SELECT batch, person, login FROM actor ORDER BY batch
