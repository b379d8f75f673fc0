-- Reports as they were handed in: the workbook's bytes, and the state of the chain they stand for.

CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  scope TEXT NOT NULL CHECK (length(scope) > 0),
  form TEXT NOT NULL,
  language TEXT NOT NULL,
  as_of INTEGER NOT NULL CHECK (as_of BETWEEN 19000101 AND 99991231),
  -- Further options as name=value, one a line.
  options TEXT NOT NULL,
  -- The state the report shows: entries, and the seal of the last record then.
  entries INTEGER NOT NULL CHECK (entries >= 0),
  head BLOB NOT NULL CHECK (length(head) = 32),
  file_name TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  content BLOB NOT NULL
) STRICT;

CREATE INDEX submission_report ON submission (kind, scope);

CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;
CREATE TRIGGER submission_no_replace BEFORE INSERT ON submission
WHEN EXISTS (SELECT 1 FROM submission WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;
