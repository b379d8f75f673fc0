-- Account statements out of which something was booked: their balances, by which a gap to the next
-- one shows, and their lines, by which the same movement is known in whatever file it comes again.

CREATE TABLE bank_statement (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  account TEXT NOT NULL CHECK (length(account) > 0),
  -- The bank's own number of it.
  number TEXT,
  begins_on INTEGER CHECK (begins_on BETWEEN 19000101 AND 99991231),
  ends_on INTEGER CHECK (ends_on BETWEEN 19000101 AND 99991231),
  -- The balances that enclose exactly its lines, in cents; none where the file proves none.
  opening INTEGER,
  closing INTEGER,
  CHECK ((opening IS NULL) = (closing IS NULL))
) STRICT;

CREATE TABLE bank_line (
  statement INTEGER NOT NULL REFERENCES bank_statement (id),
  position INTEGER NOT NULL CHECK (position > 0),
  -- What the references of its entries begin with, behind `bank:`.
  key TEXT NOT NULL CHECK (length(key) > 0),
  booked_on INTEGER NOT NULL CHECK (booked_on BETWEEN 19000101 AND 99991231),
  amount INTEGER NOT NULL,
  -- The bank's reference; of a part of a batch that of the batch, with what was booked for all of it.
  bank_reference TEXT,
  batch_total INTEGER,
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX bank_statement_account ON bank_statement (account);

CREATE TRIGGER bank_statement_no_update BEFORE UPDATE ON bank_statement
BEGIN SELECT RAISE(ABORT, 'bank_statement is append-only'); END;
CREATE TRIGGER bank_statement_no_delete BEFORE DELETE ON bank_statement
BEGIN SELECT RAISE(ABORT, 'bank_statement is append-only'); END;
CREATE TRIGGER bank_statement_no_replace BEFORE INSERT ON bank_statement
WHEN EXISTS (SELECT 1 FROM bank_statement WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'bank_statement is append-only'); END;
CREATE TRIGGER bank_line_no_update BEFORE UPDATE ON bank_line
BEGIN SELECT RAISE(ABORT, 'bank_line is append-only'); END;
CREATE TRIGGER bank_line_no_delete BEFORE DELETE ON bank_line
BEGIN SELECT RAISE(ABORT, 'bank_line is append-only'); END;
CREATE TRIGGER bank_line_no_replace BEFORE INSERT ON bank_line
WHEN EXISTS (SELECT 1 FROM bank_line WHERE statement = NEW.statement AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'bank_line is append-only'); END;
