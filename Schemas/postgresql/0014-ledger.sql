-- A ledger on a PostgreSQL server (15 or newer): what the migrations up to this number make in
-- SQLite, with the same tables, columns and limits. Numbers are bigint, so that one way to bind
-- serves them all; the database has to sort texts by their bytes (LC_COLLATE 'C').
--
-- Every table but `balance` and `activity` only ever grows: triggers that are always on refuse
-- UPDATE, DELETE and TRUNCATE; what goes round them breaks the chain.

-- One row: whoever writes holds it, and so the end of the chain.
CREATE TABLE head (
  id bigint PRIMARY KEY CHECK (id = 1),
  -- The folder in which the files of evidence are kept, as all who use the ledger see it.
  evidence_folder text NOT NULL CHECK (length(evidence_folder) > 0)
) WITH (fillfactor = 50);

-- What SQLite has and PostgreSQL has not, so that the queries of an auditor are the same on both.
CREATE FUNCTION max(a bigint, b bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT CASE WHEN a >= b THEN a WHEN b > a THEN b END';
CREATE FUNCTION hex(content bytea) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT upper(encode(content, ''hex''))';

-- The shipped migrations that made this ledger, with the SHA-256 of their text.
CREATE TABLE migration (
  version bigint PRIMARY KEY,
  name text NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32)
);

-- One act of recording: all that one command wrote, in one transaction.
CREATE TABLE batch (
  id bigint PRIMARY KEY,
  recorded_at text NOT NULL
    CHECK (recorded_at ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*Z$'),
  action text NOT NULL CHECK (length(action) > 0),
  file_name text,
  file_sha256 bytea CHECK (length(file_sha256) = 32),
  profile text
);

CREATE INDEX batch_file ON batch (file_sha256) WHERE file_sha256 IS NOT NULL;

-- The chain: hash = SHA-256 of the hash before and of the record's canonical bytes, over all
-- records in the order in which they were written.
CREATE TABLE seal (
  sequence bigint PRIMARY KEY,
  record text NOT NULL,
  id bigint NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32)
);

-- Master data: projects in versions, the chart of accounts, the rule sets. Nothing is overwritten;
-- an amendment is a further version that applies from its day.
--
-- Amounts are whole cents, days whole numbers such as 20260630, exact fractions text such as 13/20.

-- Identities: what was ever known by this id. Bookings hold on to these.

CREATE TABLE project (
  id text NOT NULL PRIMARY KEY
);

CREATE TABLE measure (
  id text NOT NULL PRIMARY KEY,
  project text NOT NULL REFERENCES project (id)
);

CREATE TABLE award (
  id text NOT NULL PRIMARY KEY,
  project text NOT NULL REFERENCES project (id)
);

-- Plan lines, sources and awards of a measure.
CREATE TABLE item (
  measure text NOT NULL REFERENCES measure (id),
  id text NOT NULL,
  PRIMARY KEY (measure, id)
);

-- Versions: the project file as it was applied; position is the place in the file.

CREATE TABLE project_version (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  project text NOT NULL REFERENCES project (id),
  version bigint NOT NULL CHECK (version > 0),
  effective_on bigint NOT NULL
    CHECK (effective_on = 0 OR effective_on BETWEEN 19000101 AND 99991231),
  amended_on bigint CHECK (amended_on BETWEEN 19000101 AND 99991231),
  reference text,
  title text NOT NULL,
  field text,
  lighthouse bigint NOT NULL CHECK (lighthouse IN (0, 1)),
  begins_on bigint CHECK (begins_on BETWEEN 19000101 AND 99991231),
  ends_on bigint CHECK (ends_on BETWEEN 19000101 AND 99991231),
  UNIQUE (project, version),
  CHECK ((begins_on IS NULL) = (ends_on IS NULL) AND begins_on <= ends_on)
);

CREATE TABLE organisation (
  version bigint NOT NULL REFERENCES project_version (id),
  position bigint NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  input_vat_deductible text NOT NULL,
  PRIMARY KEY (version, position),
  UNIQUE (version, id)
);

CREATE TABLE measure_version (
  version bigint NOT NULL REFERENCES project_version (id),
  position bigint NOT NULL,
  measure text NOT NULL REFERENCES measure (id),
  title text NOT NULL,
  recipient text NOT NULL,
  role text NOT NULL,
  basis text NOT NULL CHECK (basis IN ('expenditure', 'cost')),
  PRIMARY KEY (version, position),
  UNIQUE (version, measure)
);

CREATE TABLE plan_line (
  version bigint NOT NULL,
  position bigint NOT NULL,
  measure text NOT NULL,
  id text NOT NULL,
  title text NOT NULL,
  planned bigint NOT NULL CHECK (planned >= 0),
  eligible bigint NOT NULL CHECK (eligible BETWEEN 0 AND planned),
  in_kind bigint NOT NULL CHECK (in_kind IN (0, 1)),
  consent text,
  PRIMARY KEY (version, position),
  UNIQUE (version, measure, id),
  FOREIGN KEY (version, measure) REFERENCES measure_version (version, measure),
  FOREIGN KEY (measure, id) REFERENCES item (measure, id)
);

CREATE TABLE source (
  version bigint NOT NULL,
  position bigint NOT NULL,
  measure text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  organisation text,
  planned bigint NOT NULL CHECK (planned >= 0),
  counts_as_own_share bigint NOT NULL CHECK (counts_as_own_share IN (0, 1)),
  fixed bigint NOT NULL CHECK (fixed IN (0, 1)),
  PRIMARY KEY (version, position),
  UNIQUE (version, measure, id),
  FOREIGN KEY (version, measure) REFERENCES measure_version (version, measure),
  FOREIGN KEY (measure, id) REFERENCES item (measure, id)
);

CREATE TABLE award_version (
  version bigint NOT NULL REFERENCES project_version (id),
  position bigint NOT NULL,
  award text NOT NULL REFERENCES award (id),
  measure text NOT NULL,
  funder text NOT NULL,
  funder_name text NOT NULL,
  funder_level text NOT NULL,
  rule_set text NOT NULL,
  financing text NOT NULL,
  rate text,
  amount bigint NOT NULL CHECK (amount >= 0),
  unit_amount bigint CHECK (unit_amount >= 0),
  units text,
  awarded_on bigint NOT NULL CHECK (awarded_on BETWEEN 19000101 AND 99991231),
  begins_on bigint NOT NULL CHECK (begins_on BETWEEN 19000101 AND 99991231),
  ends_on bigint NOT NULL CHECK (ends_on BETWEEN begins_on AND 99991231),
  PRIMARY KEY (version, position),
  UNIQUE (version, award),
  FOREIGN KEY (version, measure) REFERENCES measure_version (version, measure),
  FOREIGN KEY (measure, award) REFERENCES item (measure, id)
);

-- Yearly tranches of an award.
CREATE TABLE award_year (
  version bigint NOT NULL,
  position bigint NOT NULL,
  award text NOT NULL,
  year bigint NOT NULL CHECK (year BETWEEN 1900 AND 9999),
  amount bigint NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (version, position),
  UNIQUE (version, award, year),
  FOREIGN KEY (version, award) REFERENCES award_version (version, award)
);

-- What an award changes of its rule set; no value switches the parameter off.
CREATE TABLE award_override (
  version bigint NOT NULL,
  position bigint NOT NULL,
  award text NOT NULL,
  parameter text NOT NULL,
  value text,
  PRIMARY KEY (version, position),
  UNIQUE (version, award, parameter),
  FOREIGN KEY (version, award) REFERENCES award_version (version, award)
);

-- What only some organisations, plan lines and awards have: milestones, state aid, flat rates. One
-- row for each value, in the words of the project file; measure is the measure of a plan line.
CREATE TABLE project_term (
  version bigint NOT NULL REFERENCES project_version (id),
  position bigint NOT NULL,
  subject text NOT NULL CHECK (subject IN ('organisation', 'line', 'award')),
  measure text,
  id text NOT NULL,
  key text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (version, position),
  CHECK ((measure IS NOT NULL) = (subject = 'line'))
);

-- The chart of accounts as far as it was used.
CREATE TABLE account (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  number text NOT NULL UNIQUE,
  name_de text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('asset', 'liability', 'income', 'expense'))
);

-- The files of the rule sets that settlements used, whole.
CREATE TABLE rule_set (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  name text NOT NULL,
  sha256 bytea NOT NULL UNIQUE CHECK (length(sha256) = 32),
  content bytea NOT NULL
);

-- The journal: entries with their postings, what was closed, what was settled.

CREATE TABLE kind (
  id text NOT NULL PRIMARY KEY
);

INSERT INTO kind (id) VALUES
  ('expense'), ('own-funds'), ('partner-cash'), ('in-kind'), ('civic'), ('donation'),
  ('revenue'), ('other-public'), ('drawdown'), ('repayment'), ('interest'), ('forward'),
  ('payment'), ('recognise');

-- One entry with all that its sender gave. In a reversal amount and eligible stand below zero. The
-- measure is known because its line or source is.
CREATE TABLE entry (
  number bigint PRIMARY KEY CHECK (number > 0),
  batch bigint NOT NULL REFERENCES batch (id),
  booked_on bigint NOT NULL CHECK (booked_on BETWEEN 19000101 AND 99991231),
  kind text NOT NULL REFERENCES kind (id),
  measure text NOT NULL,
  line text,
  source text,
  amount bigint NOT NULL CHECK (amount <> 0),
  eligible bigint NOT NULL,
  eligible_given bigint NOT NULL CHECK (eligible_given IN (0, 1)),
  reason text,
  vat bigint CHECK (vat >= 0),
  voucher text,
  voucher_on bigint CHECK (voucher_on BETWEEN 19000101 AND 99991231),
  paid_on bigint CHECK (paid_on BETWEEN 19000101 AND 99991231),
  counterparty text,
  purpose text,
  method text,
  quantity text,
  unit_rate bigint,
  share text,
  reference text,
  counts_on bigint CHECK (counts_on BETWEEN 19000101 AND 99991231),
  text text NOT NULL,
  reverses bigint REFERENCES entry (number) CHECK (reverses < number),
  settles bigint REFERENCES entry (number) CHECK (settles < number),
  FOREIGN KEY (measure, line) REFERENCES item (measure, id),
  FOREIGN KEY (measure, source) REFERENCES item (measure, id),
  CHECK (line IS NOT NULL OR source IS NOT NULL),
  CHECK (CASE WHEN reverses IS NULL THEN amount > 0 AND eligible BETWEEN 0 AND amount
    ELSE amount < 0 AND eligible BETWEEN amount AND 0 END)
);

-- An entry is reversed once at most.
CREATE UNIQUE INDEX entry_reverses ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX entry_settles ON entry (settles) WHERE settles IS NOT NULL;
CREATE INDEX entry_reference ON entry (reference) WHERE reference IS NOT NULL;
CREATE INDEX entry_measure ON entry (measure);
CREATE INDEX entry_units ON entry (measure) WHERE method = 'units';

-- The sides of an entry: debit above zero, credit below. The item is a line, source or award of the
-- measure, as a rule the entry's.
CREATE TABLE posting (
  entry bigint NOT NULL REFERENCES entry (number),
  line_no bigint NOT NULL CHECK (line_no > 0),
  account text NOT NULL REFERENCES account (number),
  measure text NOT NULL,
  item text NOT NULL,
  party text,
  amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (entry, line_no)
);

CREATE INDEX posting_account ON posting (account, entry, amount);

-- Names of evidence files or of records in another system.
CREATE TABLE entry_evidence (
  entry bigint NOT NULL REFERENCES entry (number),
  position bigint NOT NULL,
  name text NOT NULL CHECK (length(name) > 0),
  PRIMARY KEY (entry, position)
);

-- Booking days up to and including through_on are closed.
CREATE TABLE period_close (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  through_on bigint NOT NULL CHECK (through_on BETWEEN 19000101 AND 99991231)
);

-- What a settlement that was booked came to, and by which rules.
CREATE TABLE settlement (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  award text NOT NULL REFERENCES award (id),
  as_of bigint NOT NULL CHECK (as_of BETWEEN 19000101 AND 99991231),
  entitled bigint NOT NULL,
  drawn bigint NOT NULL,
  rule_set bigint NOT NULL REFERENCES rule_set (id),
  edition text NOT NULL
);

-- The entries by which the use of the grant was booked.
CREATE TABLE settlement_entry (
  settlement bigint NOT NULL REFERENCES settlement (id),
  position bigint NOT NULL,
  entry bigint NOT NULL REFERENCES entry (number),
  PRIMARY KEY (settlement, position)
);

-- Sums kept beside the journal, for quick answers. They prove nothing: each can be rebuilt from the
-- journal at any time, and `verify` compares them with it.

-- Debit and credit by account, measure and month (202606), cents.
CREATE TABLE balance (
  account text NOT NULL,
  measure text NOT NULL,
  month bigint NOT NULL CHECK (month BETWEEN 190001 AND 999912),
  debit bigint NOT NULL CHECK (debit >= 0),
  credit bigint NOT NULL CHECK (credit >= 0),
  PRIMARY KEY (account, measure, month)
);

-- What bookings add to a measure, by the days that decide and the period of a service. '' and 0
-- stand for none.
CREATE TABLE activity (
  measure text NOT NULL,
  kind text NOT NULL,
  line text NOT NULL,
  source text NOT NULL,
  counts_on bigint NOT NULL,
  known_on bigint NOT NULL CHECK (known_on BETWEEN 19000101 AND 99991231),
  service_from bigint NOT NULL,
  service_to bigint NOT NULL,
  period_on bigint NOT NULL,
  amount bigint NOT NULL,
  eligible bigint NOT NULL,
  unproven bigint NOT NULL,
  unfiled bigint NOT NULL,
  PRIMARY KEY (
    measure, kind, line, source, counts_on, known_on, service_from, service_to, period_on)
);

-- Evidence that is kept: which file proves an entry, by the SHA-256 of its content. The content
-- lies beside the ledger, in a folder of its own, under that hash.
--
-- A place that the entry names in entry_evidence keeps its name; what is filed later without having
-- been named comes after those.
CREATE TABLE evidence (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  entry bigint NOT NULL REFERENCES entry (number),
  position bigint NOT NULL CHECK (position > 0),
  name text NOT NULL CHECK (length(name) > 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  bytes bigint NOT NULL CHECK (bytes > 0),
  media_type text NOT NULL CHECK (media_type LIKE '_%/_%'),
  UNIQUE (entry, position)
);

CREATE INDEX evidence_content ON evidence (sha256);

-- Reports as they were handed in: the workbook's bytes, and the state of the chain they stand for.

CREATE TABLE submission (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  kind text NOT NULL CHECK (length(kind) > 0),
  scope text NOT NULL CHECK (length(scope) > 0),
  form text NOT NULL,
  language text NOT NULL,
  as_of bigint NOT NULL CHECK (as_of BETWEEN 19000101 AND 99991231),
  -- Further options as name=value, one a line.
  options text NOT NULL,
  -- The state the report shows: entries, and the seal of the last record then.
  entries bigint NOT NULL CHECK (entries >= 0),
  head bytea NOT NULL CHECK (length(head) = 32),
  file_name text NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  content bytea NOT NULL
);

CREATE INDEX submission_report ON submission (kind, scope);

-- Who recorded: the name under which the program ran, as far as it was known. Batches of older
-- programs, and of programs that do not say, have none.

CREATE TABLE recorder (
  batch bigint PRIMARY KEY REFERENCES batch (id),
  name text NOT NULL CHECK (length(name) > 0)
);

-- What only some bookings tell, orders, credit notes; and sums that know the period of a service.

INSERT INTO kind (id) VALUES ('credit-note');

-- What a fact may be about.
CREATE TABLE fact (
  id text NOT NULL PRIMARY KEY
);

INSERT INTO fact (id) VALUES
  ('voucher-total'), ('service-from'), ('service-to'), ('order'), ('discount-offered'),
  ('staff-share'), ('inventory'), ('for-voucher'), ('period-on'), ('served-on');

-- The facts of an entry, sealed with it: amounts in cents and days as numbers, rates as exact
-- fractions. Most entries have none, and their seals are those of older programs.
CREATE TABLE entry_fact (
  entry bigint NOT NULL REFERENCES entry (number),
  position bigint NOT NULL CHECK (position > 0),
  fact text NOT NULL REFERENCES fact (id),
  -- The fact says whether it is a number.
  value varchar NOT NULL CHECK (
    value ~ '^-?[0-9]+$' OR fact IN (
      'order', 'discount-offered', 'staff-share', 'inventory', 'for-voucher', 'guarantee')),
  PRIMARY KEY (entry, position)
);

CREATE INDEX entry_fact_value ON entry_fact (fact, value);

-- Orders: commitments that post nothing. An order that is changed has a further version.
CREATE TABLE commitment (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  order_id text NOT NULL CHECK (length(order_id) > 0),
  version bigint NOT NULL CHECK (version > 0),
  ordered_on bigint NOT NULL CHECK (ordered_on BETWEEN 19000101 AND 99991231),
  measure text NOT NULL,
  line text NOT NULL,
  partner text NOT NULL CHECK (length(partner) > 0),
  -- Gross, cents, and the VAT contained where it was told.
  value bigint NOT NULL CHECK (value > 0),
  vat bigint CHECK (vat BETWEEN 0 AND value),
  procedure text CHECK (procedure IN ('direct', 'negotiated', 'restricted', 'open')),
  offers bigint CHECK (offers > 0),
  tender text,
  purpose text,
  reference text,
  FOREIGN KEY (measure, line) REFERENCES item (measure, id),
  UNIQUE (order_id, version)
);

-- Which vouchers are older than a notice; see EARLY_START.
CREATE INDEX entry_voucher_on ON entry (measure, voucher_on) WHERE kind = 'expense';

-- What a booked settlement or a submitted report was computed with: rule sets, base rates, chart.
-- Kept whole, so that it can be made again whatever the program ships or the office changes later.

CREATE TABLE reference_file (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  -- As the program knows it, such as rule-sets/anbest-g-nrw.yaml.
  name text NOT NULL CHECK (length(name) > 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  content bytea NOT NULL,
  UNIQUE (name, sha256)
);

-- One for each batch that kept files.
CREATE TABLE basis (
  batch bigint PRIMARY KEY REFERENCES batch (id),
  -- How many there are.
  files bigint NOT NULL CHECK (files > 0)
);

CREATE TABLE basis_file (
  batch bigint NOT NULL REFERENCES basis (batch),
  position bigint NOT NULL CHECK (position > 0),
  file bigint NOT NULL REFERENCES reference_file (id),
  PRIMARY KEY (batch, position)
);

-- Account statements out of which something was booked: their balances, by which a gap to the next
-- one shows, and their lines, by which the same movement is known in whatever file it comes again.

CREATE TABLE bank_statement (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  account text NOT NULL CHECK (length(account) > 0),
  -- The bank's own number of it.
  number text,
  begins_on bigint CHECK (begins_on BETWEEN 19000101 AND 99991231),
  ends_on bigint CHECK (ends_on BETWEEN 19000101 AND 99991231),
  -- The balances that enclose exactly its lines, in cents; none where the file proves none.
  opening bigint,
  closing bigint,
  CHECK ((opening IS NULL) = (closing IS NULL))
);

CREATE TABLE bank_line (
  statement bigint NOT NULL REFERENCES bank_statement (id),
  position bigint NOT NULL CHECK (position > 0),
  -- What the references of its entries begin with, behind `bank:`.
  key text NOT NULL CHECK (length(key) > 0),
  booked_on bigint NOT NULL CHECK (booked_on BETWEEN 19000101 AND 99991231),
  amount bigint NOT NULL,
  -- The bank's reference; of a part of a batch that of the batch, with what was booked for all
  -- of it.
  bank_reference text,
  batch_total bigint,
  PRIMARY KEY (statement, position)
);

CREATE INDEX bank_statement_account ON bank_statement (account);

-- Open items: when an invoice is due, what of it is retained and until when, the discount that a
-- payment takes, and the guarantee that replaces a retention.

INSERT INTO fact (id) VALUES
  ('due-on'), ('retention'), ('retention-due'), ('discount'), ('guarantee');

-- People, four eyes, and what waits for a second person (Vier-Augen-Prinzip).

-- Who acted, where a ledger knows its people or the stated name is not that of the login: the
-- person's id, and the login of the system.
CREATE TABLE actor (
  batch bigint PRIMARY KEY REFERENCES batch (id),
  person text CHECK (length(person) > 0),
  login text CHECK (length(login) > 0),
  CHECK (person IS NOT NULL OR login IS NOT NULL)
);

-- A person as of this act; the last row of a person holds.
CREATE TABLE person (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  person text NOT NULL CHECK (length(person) > 0),
  name text NOT NULL CHECK (length(name) > 0),
  -- Words with blanks between; none: revoked.
  roles text NOT NULL,
  -- Ids, one a line; none: all projects.
  projects text NOT NULL,
  organisation text CHECK (length(organisation) > 0),
  login text CHECK (length(login) > 0)
);

-- From which amount on another person has to release; the last one that holds on a day counts.
CREATE TABLE four_eyes (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  effective_on bigint NOT NULL CHECK (effective_on BETWEEN 19000101 AND 99991231),
  -- Cents; none: no second person is needed.
  from_amount bigint CHECK (from_amount > 0),
  -- Kinds of bookings with blanks between; none: all.
  kinds text NOT NULL
);

-- What somebody wanted to do, whole, so that another person can have it done.
CREATE TABLE proposal (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  act text NOT NULL CHECK (length(act) > 0),
  -- What it would book in all, in cents.
  amount bigint,
  -- JSON.
  content text NOT NULL
);

CREATE TABLE proposal_file (
  proposal bigint NOT NULL REFERENCES proposal (id),
  position bigint NOT NULL CHECK (position > 0),
  path text NOT NULL CHECK (length(path) > 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  content bytea NOT NULL,
  PRIMARY KEY (proposal, position)
);

-- What became of a proposal. A release did what was proposed in the acts from the first one on up
-- to its own.
CREATE TABLE decision (
  id bigint PRIMARY KEY,
  batch bigint NOT NULL REFERENCES batch (id),
  proposal bigint NOT NULL UNIQUE REFERENCES proposal (id),
  outcome text NOT NULL CHECK (outcome IN ('released', 'rejected')),
  reason text CHECK (length(reason) > 0),
  first_batch bigint REFERENCES batch (id),
  CHECK ((outcome = 'released') = (first_batch IS NOT NULL)),
  CHECK ((outcome = 'rejected') = (reason IS NOT NULL))
);

-- Who proposed does not release, nor does the same login under another name; a login that nobody
-- told may be the same.

-- Lines of account statements that are nobody's: settled without an entry, with the reason.

CREATE TABLE bank_line_ignored (
  statement bigint NOT NULL,
  position bigint NOT NULL,
  reason text NOT NULL CHECK (length(reason) > 0),
  PRIMARY KEY (statement, position),
  FOREIGN KEY (statement, position) REFERENCES bank_line (statement, position)
);

-- Refusals.

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $refuse$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '55000';
END $refuse$;

DO $triggers$
DECLARE grows text;
BEGIN
  FOR grows IN
    SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
      AND relname NOT IN ('balance', 'activity')
  LOOP
    EXECUTE format(
      'CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON %I '
      'FOR EACH ROW EXECUTE FUNCTION refuse()', grows);
    EXECUTE format(
      'CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse()', grows);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER no_change', grows);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER no_truncate', grows);
  END LOOP;
END $triggers$;

-- Who proposed does not release, nor does the same login under another name; a login that nobody
-- told may be the same.
CREATE FUNCTION two_people() RETURNS trigger LANGUAGE plpgsql AS $two_people$
BEGIN
  IF NEW.outcome = 'released' AND NOT EXISTS (
    SELECT 1 FROM proposal p JOIN actor a ON a.batch = p.batch JOIN actor b ON b.batch = NEW.batch
    WHERE p.id = NEW.proposal AND a.person <> b.person AND a.login <> b.login)
  THEN
    RAISE EXCEPTION 'who proposed does not release' USING ERRCODE = '55000';
  END IF;
  RETURN NEW;
END $two_people$;
CREATE TRIGGER decision_two_people BEFORE INSERT ON decision
FOR EACH ROW EXECUTE FUNCTION two_people();
ALTER TABLE decision ENABLE ALWAYS TRIGGER decision_two_people;

-- How texts are searched: case, accents and the two ways to write umlauts do not tell them apart.
-- Latin, Greek and Cyrillic letters; marks without a letter of their own are left out.
CREATE FUNCTION folded(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $folded$
  SELECT regexp_replace(
    translate(
      replace(replace(replace(replace(replace(replace(replace(replace(
        normalize(written, NFC), 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue'), 'ß', 'ss'),
        'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ẞ', 'ss'),
      'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕØÙÚÛÝÞàáâãåçèéêëìíîïñòóôõøùúûýÿĀā'
      || 'ĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŊŌōŎŏŐőŒŔŕŖŗ'
      || 'ŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžƀƁƂƃƄƆƇƈƉƊƋƌƎƏƐƑƒƓƔƖƗƘƙƚƜƝƞƟƠơƢƤƥƦƧƩƫƬƭƮƯ'
      || 'ưƱƲƳƴƵƶƷƸƼǄǅǇǈǊǋǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǞǟǠǡǢǤǥǦǧǨǩǪǫǬǭǮǰǱǲǴǵǶǷǸǹǺǻǼǾǿȀȁȂȃȄȅȆȇȈȉȊȋȌȍȎȏȐȑ'
      || 'ȒȓȔȕȖȗȘșȚțȜȞȟȠȡȢȤȥȦȧȨȩȪȫȬȭȮȯȰȱȲȳȴȵȶȺȻȼȽȾȿɀɁɃɄɅɆɇɈɉɊɋɌɍɎɏɓɕɖɗɠɦɨɫɬɭɱɲɳɼɽɾʂʈʋʐʑʝʠͰ'
      || 'ͲʹͶ;ͿΆ·ΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГД'
      || 'ЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӁӃӅӇӉӋӍӐ'
      || 'ӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮḀḁḂḃḄḅḆḇḈḉḊḋḌḍḎḏḐḑḒḓḔḕḖḗḘḙḚḛḜḝḞḟḠ'
      || 'ḡḢḣḤḥḦḧḨḩḪḫḬḭḮḯḰḱḲḳḴḵḶḷḸḹḺḻḼḽḾḿṀṁṂṃṄṅṆṇṈṉṊṋṌṍṎṏṐṑṒṓṔṕṖṗṘṙṚṛṜṝṞṟṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯṰ'
      || 'ṱṲṳṴṵṶṷṸṹṺṻṼṽṾṿẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏẐẑẒẓẔẕẖẗẘẙẚẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễ'
      || 'ỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹỺỼỾỿἈἉἊἋἌἍἎἏἘἙἚἛἜἝἨἩἪἫἬἭἮἯἸἹ'
      || 'ἺἻἼἽἾἿὈὉὊὋὌὍὙὛὝὟὨὩὪὫὬὭὮὯάέήίόύώᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾸᾹᾺΆᾼιῈΈῊΉῌΐῘῙῚΊΰῨῩῪΎῬ΅`Ὸ'
      || 'ΌῺΏῼ´',
      'abcdefghijklmnopqrstuvwxyzaaaaaæceeeeiiiiðnooooouuuyþaaaaaceeeeiiiinooooouuuyyaa'
      || 'aaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiĳjjkkllllllllllnnnnnnŋooooooœrrrr'
      || 'rrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzbbbbƅɔccddddǝəɛffgɣɩikklɯnnɵooƣppʀƨʃttttu'
      || 'uʊvyyzzʒƹƽǆǆǉǉǌǌaaiioouuuuuuuuuuaaaaǣggggkkooooǯjǳǳggƕƿnnaaǽooaaaaeeeeiiiioooorr'
      || 'rruuuussttȝhhndȣzzaaeeooooooooyylntaccltszɂbʉʌeejjqqrryybcddghilllmnnrrrstvzzjqͱ'
      || 'ͳʹͷ;ϳά·έήίόύώαβγδεζηθικλμνξοπρστυφχψωϊϋϗϙϛϝϟϡϣϥϧϩϫϭϯθϸϲϻͻͼͽѐёђѓєѕіїјљњћќѝўџабвгд'
      || 'ежзийклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӂӄӆӈӊӌӎӑ'
      || 'ӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯaabbbbbbccddddddddddeeeeeeeeeeffg'
      || 'ghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttt'
      || 'tuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyaaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeee'
      || 'eeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỽyyἀἁἂἃἄἅἆἇἐἑἒἓἔἕἠἡἢἣἤἥἦἧἰἱ'
      || 'ἲἳἴἵἶἷὀὁὂὃὄὅὑὓὕὗὠὡὢὣὤὥὦὧάέήίόύώᾀᾁᾂᾃᾄᾅᾆᾇᾐᾑᾒᾓᾔᾕᾖᾗᾠᾡᾢᾣᾤᾥᾦᾧᾰᾱὰάᾳιὲέὴήῃΐῐῑὶίΰῠῡὺύῥ΅`ὸ'
      || 'όὼώῳ´'),
    '[\u0300-\u036F\u0483-\u0487]', '', 'g')
$folded$;
