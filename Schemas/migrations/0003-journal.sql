-- The journal: entries with their postings, what was closed, what was settled.

CREATE TABLE kind (
  id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO kind (id) VALUES
  ('expense'), ('own-funds'), ('partner-cash'), ('in-kind'), ('civic'), ('donation'),
  ('revenue'), ('other-public'), ('drawdown'), ('repayment'), ('interest'), ('forward'),
  ('payment'), ('recognise');

-- One entry with all that its sender gave. In a reversal amount and eligible stand below zero. The
-- measure is known because its line or source is.
CREATE TABLE entry (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  batch INTEGER NOT NULL REFERENCES batch (id),
  booked_on INTEGER NOT NULL CHECK (booked_on BETWEEN 19000101 AND 99991231),
  kind TEXT NOT NULL REFERENCES kind (id),
  measure TEXT NOT NULL,
  line TEXT,
  source TEXT,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  eligible INTEGER NOT NULL,
  eligible_given INTEGER NOT NULL CHECK (eligible_given IN (0, 1)),
  reason TEXT,
  vat INTEGER CHECK (vat >= 0),
  voucher TEXT,
  voucher_on INTEGER CHECK (voucher_on BETWEEN 19000101 AND 99991231),
  paid_on INTEGER CHECK (paid_on BETWEEN 19000101 AND 99991231),
  counterparty TEXT,
  purpose TEXT,
  method TEXT,
  quantity TEXT,
  unit_rate INTEGER,
  share TEXT,
  reference TEXT,
  counts_on INTEGER CHECK (counts_on BETWEEN 19000101 AND 99991231),
  text TEXT NOT NULL,
  reverses INTEGER REFERENCES entry (number) CHECK (reverses < number),
  settles INTEGER REFERENCES entry (number) CHECK (settles < number),
  FOREIGN KEY (measure, line) REFERENCES item (measure, id),
  FOREIGN KEY (measure, source) REFERENCES item (measure, id),
  CHECK (line IS NOT NULL OR source IS NOT NULL),
  CHECK (CASE WHEN reverses IS NULL THEN amount > 0 AND eligible BETWEEN 0 AND amount
    ELSE amount < 0 AND eligible BETWEEN amount AND 0 END)
) STRICT;

-- An entry is reversed once at most.
CREATE UNIQUE INDEX entry_reverses ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX entry_settles ON entry (settles) WHERE settles IS NOT NULL;
CREATE INDEX entry_reference ON entry (reference) WHERE reference IS NOT NULL;
CREATE INDEX entry_measure ON entry (measure);
CREATE INDEX entry_units ON entry (measure) WHERE method = 'units';

-- The sides of an entry: debit above zero, credit below. The item is a line, source or award of the
-- measure, as a rule the entry's.
CREATE TABLE posting (
  entry INTEGER NOT NULL REFERENCES entry (number),
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  account TEXT NOT NULL REFERENCES account (number),
  measure TEXT NOT NULL,
  item TEXT NOT NULL,
  party TEXT,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (entry, line_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX posting_account ON posting (account, entry, amount);

-- Names of evidence files or of records in another system.
CREATE TABLE entry_evidence (
  entry INTEGER NOT NULL REFERENCES entry (number),
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

-- Booking days up to and including through_on are closed.
CREATE TABLE period_close (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  through_on INTEGER NOT NULL CHECK (through_on BETWEEN 19000101 AND 99991231)
) STRICT;

-- What a settlement that was booked came to, and by which rules.
CREATE TABLE settlement (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  award TEXT NOT NULL REFERENCES award (id),
  as_of INTEGER NOT NULL CHECK (as_of BETWEEN 19000101 AND 99991231),
  entitled INTEGER NOT NULL,
  drawn INTEGER NOT NULL,
  rule_set INTEGER NOT NULL REFERENCES rule_set (id),
  edition TEXT NOT NULL
) STRICT;

-- The entries by which the use of the grant was booked.
CREATE TABLE settlement_entry (
  settlement INTEGER NOT NULL REFERENCES settlement (id),
  position INTEGER NOT NULL,
  entry INTEGER NOT NULL REFERENCES entry (number),
  PRIMARY KEY (settlement, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER kind_no_update BEFORE UPDATE ON kind
BEGIN SELECT RAISE(ABORT, 'kind is append-only'); END;
CREATE TRIGGER kind_no_delete BEFORE DELETE ON kind
BEGIN SELECT RAISE(ABORT, 'kind is append-only'); END;
CREATE TRIGGER kind_no_replace BEFORE INSERT ON kind
WHEN EXISTS (SELECT 1 FROM kind WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'kind is append-only'); END;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;

CREATE TRIGGER posting_no_update BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END;
CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END;

CREATE TRIGGER entry_evidence_no_update BEFORE UPDATE ON entry_evidence
BEGIN SELECT RAISE(ABORT, 'entry_evidence is append-only'); END;
CREATE TRIGGER entry_evidence_no_delete BEFORE DELETE ON entry_evidence
BEGIN SELECT RAISE(ABORT, 'entry_evidence is append-only'); END;
CREATE TRIGGER entry_evidence_no_replace BEFORE INSERT ON entry_evidence
WHEN EXISTS (SELECT 1 FROM entry_evidence WHERE (entry, position) = (NEW.entry, NEW.position))
BEGIN SELECT RAISE(ABORT, 'entry_evidence is append-only'); END;

CREATE TRIGGER period_close_no_update BEFORE UPDATE ON period_close
BEGIN SELECT RAISE(ABORT, 'period_close is append-only'); END;
CREATE TRIGGER period_close_no_delete BEFORE DELETE ON period_close
BEGIN SELECT RAISE(ABORT, 'period_close is append-only'); END;
CREATE TRIGGER period_close_no_replace BEFORE INSERT ON period_close
WHEN EXISTS (SELECT 1 FROM period_close WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'period_close is append-only'); END;

CREATE TRIGGER settlement_no_update BEFORE UPDATE ON settlement
BEGIN SELECT RAISE(ABORT, 'settlement is append-only'); END;
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement
BEGIN SELECT RAISE(ABORT, 'settlement is append-only'); END;
CREATE TRIGGER settlement_no_replace BEFORE INSERT ON settlement
WHEN EXISTS (SELECT 1 FROM settlement WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'settlement is append-only'); END;

CREATE TRIGGER settlement_entry_no_update BEFORE UPDATE ON settlement_entry
BEGIN SELECT RAISE(ABORT, 'settlement_entry is append-only'); END;
CREATE TRIGGER settlement_entry_no_delete BEFORE DELETE ON settlement_entry
BEGIN SELECT RAISE(ABORT, 'settlement_entry is append-only'); END;
CREATE TRIGGER settlement_entry_no_replace BEFORE INSERT ON settlement_entry
WHEN EXISTS (
    SELECT 1 FROM settlement_entry
    WHERE (settlement, position) = (NEW.settlement, NEW.position))
BEGIN SELECT RAISE(ABORT, 'settlement_entry is append-only'); END;
