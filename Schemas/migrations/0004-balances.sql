-- Sums kept beside the journal, for quick answers. They prove nothing: each can be rebuilt from the
-- journal at any time, and `verify` compares them with it.

-- Debit and credit by account, measure and month (202606), cents.
CREATE TABLE balance (
  account TEXT NOT NULL,
  measure TEXT NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 190001 AND 999912),
  debit INTEGER NOT NULL CHECK (debit >= 0),
  credit INTEGER NOT NULL CHECK (credit >= 0),
  PRIMARY KEY (account, measure, month)
) STRICT, WITHOUT ROWID;

-- What bookings add to a measure, by the days that decide. '' and 0 stand for none.
CREATE TABLE activity (
  measure TEXT NOT NULL,
  kind TEXT NOT NULL,
  line TEXT NOT NULL,
  source TEXT NOT NULL,
  counts_on INTEGER NOT NULL,
  known_on INTEGER NOT NULL CHECK (known_on BETWEEN 19000101 AND 99991231),
  amount INTEGER NOT NULL,
  eligible INTEGER NOT NULL,
  unproven INTEGER NOT NULL,
  unfiled INTEGER NOT NULL,
  PRIMARY KEY (measure, kind, line, source, counts_on, known_on)
) STRICT, WITHOUT ROWID;
