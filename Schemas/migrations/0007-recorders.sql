-- Who recorded: the name under which the program ran, as far as it was known. Batches of older
-- programs, and of programs that do not say, have none.

CREATE TABLE recorder (
  batch INTEGER PRIMARY KEY REFERENCES batch (id),
  name TEXT NOT NULL CHECK (length(name) > 0)
) STRICT;

CREATE TRIGGER recorder_no_update BEFORE UPDATE ON recorder
BEGIN SELECT RAISE(ABORT, 'recorder is append-only'); END;
CREATE TRIGGER recorder_no_delete BEFORE DELETE ON recorder
BEGIN SELECT RAISE(ABORT, 'recorder is append-only'); END;
CREATE TRIGGER recorder_no_replace BEFORE INSERT ON recorder
WHEN EXISTS (SELECT 1 FROM recorder WHERE batch = NEW.batch)
BEGIN SELECT RAISE(ABORT, 'recorder is append-only'); END;
