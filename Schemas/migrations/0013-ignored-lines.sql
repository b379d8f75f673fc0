-- Lines of account statements that are nobody's: settled without an entry, with the reason.

CREATE TABLE bank_line_ignored (
  statement INTEGER NOT NULL,
  position INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  PRIMARY KEY (statement, position),
  FOREIGN KEY (statement, position) REFERENCES bank_line (statement, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bank_line_ignored_no_update BEFORE UPDATE ON bank_line_ignored
BEGIN SELECT RAISE(ABORT, 'bank_line_ignored is append-only'); END;
CREATE TRIGGER bank_line_ignored_no_delete BEFORE DELETE ON bank_line_ignored
BEGIN SELECT RAISE(ABORT, 'bank_line_ignored is append-only'); END;
CREATE TRIGGER bank_line_ignored_no_replace BEFORE INSERT ON bank_line_ignored
WHEN EXISTS (
  SELECT 1 FROM bank_line_ignored
  WHERE statement = NEW.statement AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'bank_line_ignored is append-only'); END;
