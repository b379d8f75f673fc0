-- What only some bookings tell, orders, credit notes; and sums that know the period of a service.

INSERT INTO kind (id) VALUES ('credit-note');

-- What a fact may be about.
CREATE TABLE fact (
  id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO fact (id) VALUES
  ('voucher-total'), ('service-from'), ('service-to'), ('order'), ('discount-offered'),
  ('staff-share'), ('inventory'), ('for-voucher'), ('period-on'), ('served-on');

-- The facts of an entry, sealed with it: amounts in cents and days as numbers, rates as exact
-- fractions. Most entries have none, and their seals are those of older programs.
CREATE TABLE entry_fact (
  entry INTEGER NOT NULL REFERENCES entry (number),
  position INTEGER NOT NULL CHECK (position > 0),
  fact TEXT NOT NULL REFERENCES fact (id),
  value ANY NOT NULL CHECK (typeof(value) IN ('integer', 'text')),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_fact_value ON entry_fact (fact, value);

-- Orders: commitments that post nothing. An order that is changed has a further version.
CREATE TABLE commitment (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  order_id TEXT NOT NULL CHECK (length(order_id) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  ordered_on INTEGER NOT NULL CHECK (ordered_on BETWEEN 19000101 AND 99991231),
  measure TEXT NOT NULL,
  line TEXT NOT NULL,
  partner TEXT NOT NULL CHECK (length(partner) > 0),
  -- Gross, cents, and the VAT contained where it was told.
  value INTEGER NOT NULL CHECK (value > 0),
  vat INTEGER CHECK (vat BETWEEN 0 AND value),
  procedure TEXT CHECK (procedure IN ('direct', 'negotiated', 'restricted', 'open')),
  offers INTEGER CHECK (offers > 0),
  tender TEXT,
  purpose TEXT,
  reference TEXT,
  FOREIGN KEY (measure, line) REFERENCES item (measure, id),
  UNIQUE (order_id, version)
) STRICT;

-- Which vouchers are older than a notice; see EARLY_START.
CREATE INDEX entry_voucher_on ON entry (measure, voucher_on) WHERE kind = 'expense';

CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END;
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact
BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END;
CREATE TRIGGER fact_no_replace BEFORE INSERT ON fact
WHEN EXISTS (SELECT 1 FROM fact WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END;

CREATE TRIGGER entry_fact_no_update BEFORE UPDATE ON entry_fact
BEGIN SELECT RAISE(ABORT, 'entry_fact is append-only'); END;
CREATE TRIGGER entry_fact_no_delete BEFORE DELETE ON entry_fact
BEGIN SELECT RAISE(ABORT, 'entry_fact is append-only'); END;
CREATE TRIGGER entry_fact_no_replace BEFORE INSERT ON entry_fact
WHEN EXISTS (SELECT 1 FROM entry_fact WHERE (entry, position) = (NEW.entry, NEW.position))
BEGIN SELECT RAISE(ABORT, 'entry_fact is append-only'); END;

CREATE TRIGGER commitment_no_update BEFORE UPDATE ON commitment
BEGIN SELECT RAISE(ABORT, 'commitment is append-only'); END;
CREATE TRIGGER commitment_no_delete BEFORE DELETE ON commitment
BEGIN SELECT RAISE(ABORT, 'commitment is append-only'); END;
CREATE TRIGGER commitment_no_replace BEFORE INSERT ON commitment
WHEN EXISTS (SELECT 1 FROM commitment WHERE id = NEW.id)
  OR EXISTS (
    SELECT 1 FROM commitment WHERE (order_id, version) = (NEW.order_id, NEW.version))
BEGIN SELECT RAISE(ABORT, 'commitment is append-only'); END;

-- The sums of 0004 once more, with the period of a service and the day that decides in place of
-- counts_on. '' and 0 stand for none.
CREATE TABLE activity_with_service (
  measure TEXT NOT NULL,
  kind TEXT NOT NULL,
  line TEXT NOT NULL,
  source TEXT NOT NULL,
  counts_on INTEGER NOT NULL,
  known_on INTEGER NOT NULL CHECK (known_on BETWEEN 19000101 AND 99991231),
  service_from INTEGER NOT NULL,
  service_to INTEGER NOT NULL,
  period_on INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  eligible INTEGER NOT NULL,
  unproven INTEGER NOT NULL,
  unfiled INTEGER NOT NULL,
  PRIMARY KEY (
    measure, kind, line, source, counts_on, known_on, service_from, service_to, period_on)
) STRICT, WITHOUT ROWID;

INSERT INTO activity_with_service
SELECT measure, kind, line, source, counts_on, known_on, 0, 0, 0, amount, eligible, unproven,
  unfiled
FROM activity WHERE kind NOT IN ('in-kind', 'civic');

-- In-kind contributions are proven by a file that is kept, filed at once or later; a name without a
-- file only says where the proof should be.
INSERT INTO activity_with_service
SELECT measure, kind, line, source, counts_on, known_on, 0, 0, 0, sum(amount), sum(eligible),
  sum(CASE WHEN is_named OR is_filed THEN 0 ELSE eligible END),
  sum(CASE WHEN is_named AND NOT is_filed THEN eligible ELSE 0 END)
FROM (
  SELECT e.measure AS measure, e.kind AS kind, coalesce(e.line, '') AS line,
    coalesce(e.source, '') AS source, coalesce(e.counts_on, 0) AS counts_on,
    max(e.booked_on, coalesce(e.counts_on, e.booked_on)) AS known_on, e.amount AS amount,
    e.eligible AS eligible,
    e.voucher IS NOT NULL OR EXISTS (SELECT 1 FROM entry_evidence n WHERE n.entry = e.number)
      AS is_named,
    EXISTS (SELECT 1 FROM evidence f WHERE f.entry = coalesce(e.reverses, e.number)) AS is_filed
  FROM entry e WHERE e.kind IN ('in-kind', 'civic'))
GROUP BY measure, kind, line, source, counts_on, known_on;

DROP TABLE activity;
ALTER TABLE activity_with_service RENAME TO activity;
