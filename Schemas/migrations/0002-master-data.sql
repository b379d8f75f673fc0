-- Master data: projects in versions, the chart of accounts, the rule sets. Nothing is overwritten;
-- an amendment is a further version that applies from its day.
--
-- Amounts are whole cents, days whole numbers such as 20260630, exact fractions text such as 13/20.

-- Identities: what was ever known by this id. Bookings hold on to these.

CREATE TABLE project (
  id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
  id TEXT NOT NULL PRIMARY KEY,
  project TEXT NOT NULL REFERENCES project (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE award (
  id TEXT NOT NULL PRIMARY KEY,
  project TEXT NOT NULL REFERENCES project (id)
) STRICT, WITHOUT ROWID;

-- Plan lines, sources and awards of a measure.
CREATE TABLE item (
  measure TEXT NOT NULL REFERENCES measure (id),
  id TEXT NOT NULL,
  PRIMARY KEY (measure, id)
) STRICT, WITHOUT ROWID;

-- Versions: the project file as it was applied; position is the place in the file.

CREATE TABLE project_version (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  project TEXT NOT NULL REFERENCES project (id),
  version INTEGER NOT NULL CHECK (version > 0),
  effective_on INTEGER NOT NULL
    CHECK (effective_on = 0 OR effective_on BETWEEN 19000101 AND 99991231),
  amended_on INTEGER CHECK (amended_on BETWEEN 19000101 AND 99991231),
  reference TEXT,
  title TEXT NOT NULL,
  field TEXT,
  lighthouse INTEGER NOT NULL CHECK (lighthouse IN (0, 1)),
  begins_on INTEGER CHECK (begins_on BETWEEN 19000101 AND 99991231),
  ends_on INTEGER CHECK (ends_on BETWEEN 19000101 AND 99991231),
  UNIQUE (project, version),
  CHECK ((begins_on IS NULL) = (ends_on IS NULL) AND begins_on <= ends_on)
) STRICT;

CREATE TABLE organisation (
  version INTEGER NOT NULL REFERENCES project_version (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  input_vat_deductible TEXT NOT NULL,
  PRIMARY KEY (version, position),
  UNIQUE (version, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_version (
  version INTEGER NOT NULL REFERENCES project_version (id),
  position INTEGER NOT NULL,
  measure TEXT NOT NULL REFERENCES measure (id),
  title TEXT NOT NULL,
  recipient TEXT NOT NULL,
  role TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('expenditure', 'cost')),
  PRIMARY KEY (version, position),
  UNIQUE (version, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_line (
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  measure TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  planned INTEGER NOT NULL CHECK (planned >= 0),
  eligible INTEGER NOT NULL CHECK (eligible BETWEEN 0 AND planned),
  in_kind INTEGER NOT NULL CHECK (in_kind IN (0, 1)),
  consent TEXT,
  PRIMARY KEY (version, position),
  UNIQUE (version, measure, id),
  FOREIGN KEY (version, measure) REFERENCES measure_version (version, measure),
  FOREIGN KEY (measure, id) REFERENCES item (measure, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  measure TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  organisation TEXT,
  planned INTEGER NOT NULL CHECK (planned >= 0),
  counts_as_own_share INTEGER NOT NULL CHECK (counts_as_own_share IN (0, 1)),
  fixed INTEGER NOT NULL CHECK (fixed IN (0, 1)),
  PRIMARY KEY (version, position),
  UNIQUE (version, measure, id),
  FOREIGN KEY (version, measure) REFERENCES measure_version (version, measure),
  FOREIGN KEY (measure, id) REFERENCES item (measure, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE award_version (
  version INTEGER NOT NULL REFERENCES project_version (id),
  position INTEGER NOT NULL,
  award TEXT NOT NULL REFERENCES award (id),
  measure TEXT NOT NULL,
  funder TEXT NOT NULL,
  funder_name TEXT NOT NULL,
  funder_level TEXT NOT NULL,
  rule_set TEXT NOT NULL,
  financing TEXT NOT NULL,
  rate TEXT,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  unit_amount INTEGER CHECK (unit_amount >= 0),
  units TEXT,
  awarded_on INTEGER NOT NULL CHECK (awarded_on BETWEEN 19000101 AND 99991231),
  begins_on INTEGER NOT NULL CHECK (begins_on BETWEEN 19000101 AND 99991231),
  ends_on INTEGER NOT NULL CHECK (ends_on BETWEEN begins_on AND 99991231),
  PRIMARY KEY (version, position),
  UNIQUE (version, award),
  FOREIGN KEY (version, measure) REFERENCES measure_version (version, measure),
  FOREIGN KEY (measure, award) REFERENCES item (measure, id)
) STRICT, WITHOUT ROWID;

-- Yearly tranches of an award.
CREATE TABLE award_year (
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  award TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 9999),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (version, position),
  UNIQUE (version, award, year),
  FOREIGN KEY (version, award) REFERENCES award_version (version, award)
) STRICT, WITHOUT ROWID;

-- What an award changes of its rule set; no value switches the parameter off.
CREATE TABLE award_override (
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  award TEXT NOT NULL,
  parameter TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (version, position),
  UNIQUE (version, award, parameter),
  FOREIGN KEY (version, award) REFERENCES award_version (version, award)
) STRICT, WITHOUT ROWID;

-- What only some organisations, plan lines and awards have: milestones, state aid, flat rates. One
-- row for each value, in the words of the project file; measure is the measure of a plan line.
CREATE TABLE project_term (
  version INTEGER NOT NULL REFERENCES project_version (id),
  position INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('organisation', 'line', 'award')),
  measure TEXT,
  id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (version, position),
  CHECK ((measure IS NOT NULL) = (subject = 'line'))
) STRICT, WITHOUT ROWID;

-- The chart of accounts as far as it was used.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  number TEXT NOT NULL UNIQUE,
  name_de TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('asset', 'liability', 'income', 'expense'))
) STRICT;

-- The files of the rule sets that settlements used, whole.
CREATE TABLE rule_set (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  content BLOB NOT NULL
) STRICT;

CREATE TRIGGER project_no_update BEFORE UPDATE ON project
BEGIN SELECT RAISE(ABORT, 'project is append-only'); END;
CREATE TRIGGER project_no_delete BEFORE DELETE ON project
BEGIN SELECT RAISE(ABORT, 'project is append-only'); END;
CREATE TRIGGER project_no_replace BEFORE INSERT ON project
WHEN EXISTS (SELECT 1 FROM project WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'project is append-only'); END;

CREATE TRIGGER measure_no_update BEFORE UPDATE ON measure
BEGIN SELECT RAISE(ABORT, 'measure is append-only'); END;
CREATE TRIGGER measure_no_delete BEFORE DELETE ON measure
BEGIN SELECT RAISE(ABORT, 'measure is append-only'); END;
CREATE TRIGGER measure_no_replace BEFORE INSERT ON measure
WHEN EXISTS (SELECT 1 FROM measure WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'measure is append-only'); END;

CREATE TRIGGER award_no_update BEFORE UPDATE ON award
BEGIN SELECT RAISE(ABORT, 'award is append-only'); END;
CREATE TRIGGER award_no_delete BEFORE DELETE ON award
BEGIN SELECT RAISE(ABORT, 'award is append-only'); END;
CREATE TRIGGER award_no_replace BEFORE INSERT ON award
WHEN EXISTS (SELECT 1 FROM award WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'award is append-only'); END;

CREATE TRIGGER item_no_update BEFORE UPDATE ON item
BEGIN SELECT RAISE(ABORT, 'item is append-only'); END;
CREATE TRIGGER item_no_delete BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'item is append-only'); END;
CREATE TRIGGER item_no_replace BEFORE INSERT ON item
WHEN EXISTS (SELECT 1 FROM item WHERE (measure, id) = (NEW.measure, NEW.id))
BEGIN SELECT RAISE(ABORT, 'item is append-only'); END;

CREATE TRIGGER project_version_no_update BEFORE UPDATE ON project_version
BEGIN SELECT RAISE(ABORT, 'project_version is append-only'); END;
CREATE TRIGGER project_version_no_delete BEFORE DELETE ON project_version
BEGIN SELECT RAISE(ABORT, 'project_version is append-only'); END;
CREATE TRIGGER project_version_no_replace BEFORE INSERT ON project_version
WHEN EXISTS (SELECT 1 FROM project_version WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM project_version WHERE (project, version) = (NEW.project, NEW.version))
BEGIN SELECT RAISE(ABORT, 'project_version is append-only'); END;

CREATE TRIGGER organisation_no_update BEFORE UPDATE ON organisation
BEGIN SELECT RAISE(ABORT, 'organisation is append-only'); END;
CREATE TRIGGER organisation_no_delete BEFORE DELETE ON organisation
BEGIN SELECT RAISE(ABORT, 'organisation is append-only'); END;
CREATE TRIGGER organisation_no_replace BEFORE INSERT ON organisation
WHEN EXISTS (SELECT 1 FROM organisation WHERE (version, position) = (NEW.version, NEW.position))
  OR EXISTS (SELECT 1 FROM organisation WHERE (version, id) = (NEW.version, NEW.id))
BEGIN SELECT RAISE(ABORT, 'organisation is append-only'); END;

CREATE TRIGGER measure_version_no_update BEFORE UPDATE ON measure_version
BEGIN SELECT RAISE(ABORT, 'measure_version is append-only'); END;
CREATE TRIGGER measure_version_no_delete BEFORE DELETE ON measure_version
BEGIN SELECT RAISE(ABORT, 'measure_version is append-only'); END;
CREATE TRIGGER measure_version_no_replace BEFORE INSERT ON measure_version
WHEN EXISTS (
    SELECT 1 FROM measure_version
    WHERE (version, position) = (NEW.version, NEW.position))
  OR EXISTS (SELECT 1 FROM measure_version WHERE (version, measure) = (NEW.version, NEW.measure))
BEGIN SELECT RAISE(ABORT, 'measure_version is append-only'); END;

CREATE TRIGGER plan_line_no_update BEFORE UPDATE ON plan_line
BEGIN SELECT RAISE(ABORT, 'plan_line is append-only'); END;
CREATE TRIGGER plan_line_no_delete BEFORE DELETE ON plan_line
BEGIN SELECT RAISE(ABORT, 'plan_line is append-only'); END;
CREATE TRIGGER plan_line_no_replace BEFORE INSERT ON plan_line
WHEN EXISTS (SELECT 1 FROM plan_line WHERE (version, position) = (NEW.version, NEW.position))
  OR EXISTS (
    SELECT 1 FROM plan_line
    WHERE (version, measure, id) = (NEW.version, NEW.measure, NEW.id))
BEGIN SELECT RAISE(ABORT, 'plan_line is append-only'); END;

CREATE TRIGGER source_no_update BEFORE UPDATE ON source
BEGIN SELECT RAISE(ABORT, 'source is append-only'); END;
CREATE TRIGGER source_no_delete BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'source is append-only'); END;
CREATE TRIGGER source_no_replace BEFORE INSERT ON source
WHEN EXISTS (SELECT 1 FROM source WHERE (version, position) = (NEW.version, NEW.position))
  OR EXISTS (
    SELECT 1 FROM source
    WHERE (version, measure, id) = (NEW.version, NEW.measure, NEW.id))
BEGIN SELECT RAISE(ABORT, 'source is append-only'); END;

CREATE TRIGGER award_version_no_update BEFORE UPDATE ON award_version
BEGIN SELECT RAISE(ABORT, 'award_version is append-only'); END;
CREATE TRIGGER award_version_no_delete BEFORE DELETE ON award_version
BEGIN SELECT RAISE(ABORT, 'award_version is append-only'); END;
CREATE TRIGGER award_version_no_replace BEFORE INSERT ON award_version
WHEN EXISTS (SELECT 1 FROM award_version WHERE (version, position) = (NEW.version, NEW.position))
  OR EXISTS (SELECT 1 FROM award_version WHERE (version, award) = (NEW.version, NEW.award))
BEGIN SELECT RAISE(ABORT, 'award_version is append-only'); END;

CREATE TRIGGER award_year_no_update BEFORE UPDATE ON award_year
BEGIN SELECT RAISE(ABORT, 'award_year is append-only'); END;
CREATE TRIGGER award_year_no_delete BEFORE DELETE ON award_year
BEGIN SELECT RAISE(ABORT, 'award_year is append-only'); END;
CREATE TRIGGER award_year_no_replace BEFORE INSERT ON award_year
WHEN EXISTS (SELECT 1 FROM award_year WHERE (version, position) = (NEW.version, NEW.position))
  OR EXISTS (
    SELECT 1 FROM award_year
    WHERE (version, award, year) = (NEW.version, NEW.award, NEW.year))
BEGIN SELECT RAISE(ABORT, 'award_year is append-only'); END;

CREATE TRIGGER award_override_no_update BEFORE UPDATE ON award_override
BEGIN SELECT RAISE(ABORT, 'award_override is append-only'); END;
CREATE TRIGGER award_override_no_delete BEFORE DELETE ON award_override
BEGIN SELECT RAISE(ABORT, 'award_override is append-only'); END;
CREATE TRIGGER award_override_no_replace BEFORE INSERT ON award_override
WHEN EXISTS (SELECT 1 FROM award_override WHERE (version, position) = (NEW.version, NEW.position))
  OR EXISTS (
    SELECT 1 FROM award_override
    WHERE (version, award, parameter) = (NEW.version, NEW.award, NEW.parameter))
BEGIN SELECT RAISE(ABORT, 'award_override is append-only'); END;

CREATE TRIGGER project_term_no_update BEFORE UPDATE ON project_term
BEGIN SELECT RAISE(ABORT, 'project_term is append-only'); END;
CREATE TRIGGER project_term_no_delete BEFORE DELETE ON project_term
BEGIN SELECT RAISE(ABORT, 'project_term is append-only'); END;
CREATE TRIGGER project_term_no_replace BEFORE INSERT ON project_term
WHEN EXISTS (SELECT 1 FROM project_term WHERE (version, position) = (NEW.version, NEW.position))
BEGIN SELECT RAISE(ABORT, 'project_term is append-only'); END;

CREATE TRIGGER account_no_update BEFORE UPDATE ON account
BEGIN SELECT RAISE(ABORT, 'account is append-only'); END;
CREATE TRIGGER account_no_delete BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'account is append-only'); END;
CREATE TRIGGER account_no_replace BEFORE INSERT ON account
WHEN EXISTS (SELECT 1 FROM account WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM account WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'account is append-only'); END;

CREATE TRIGGER rule_set_no_update BEFORE UPDATE ON rule_set
BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
CREATE TRIGGER rule_set_no_delete BEFORE DELETE ON rule_set
BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
CREATE TRIGGER rule_set_no_replace BEFORE INSERT ON rule_set
WHEN EXISTS (SELECT 1 FROM rule_set WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM rule_set WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'rule_set is append-only'); END;
