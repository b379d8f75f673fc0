-- People, four eyes, and what waits for a second person (Vier-Augen-Prinzip).

-- Who acted, where a ledger knows its people or the stated name is not that of the login: the
-- person's id, and the login of the system.
CREATE TABLE actor (
  batch INTEGER PRIMARY KEY REFERENCES batch (id),
  person TEXT CHECK (length(person) > 0),
  login TEXT CHECK (length(login) > 0),
  CHECK (person IS NOT NULL OR login IS NOT NULL)
) STRICT;

-- A person as of this act; the last row of a person holds.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  person TEXT NOT NULL CHECK (length(person) > 0),
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- Words with blanks between; none: revoked.
  roles TEXT NOT NULL,
  -- Ids, one a line; none: all projects.
  projects TEXT NOT NULL,
  organisation TEXT CHECK (length(organisation) > 0),
  login TEXT CHECK (length(login) > 0)
) STRICT;

-- From which amount on another person has to release; the last one that holds on a day counts.
CREATE TABLE four_eyes (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  effective_on INTEGER NOT NULL CHECK (effective_on BETWEEN 19000101 AND 99991231),
  -- Cents; none: no second person is needed.
  from_amount INTEGER CHECK (from_amount > 0),
  -- Kinds of bookings with blanks between; none: all.
  kinds TEXT NOT NULL
) STRICT;

-- What somebody wanted to do, whole, so that another person can have it done.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  act TEXT NOT NULL CHECK (length(act) > 0),
  -- What it would book in all, in cents.
  amount INTEGER,
  -- JSON.
  content TEXT NOT NULL
) STRICT;

CREATE TABLE proposal_file (
  proposal INTEGER NOT NULL REFERENCES proposal (id),
  position INTEGER NOT NULL CHECK (position > 0),
  path TEXT NOT NULL CHECK (length(path) > 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  content BLOB NOT NULL,
  PRIMARY KEY (proposal, position)
) STRICT;

-- What became of a proposal. A release did what was proposed in the acts from the first one on up
-- to its own.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  proposal INTEGER NOT NULL UNIQUE REFERENCES proposal (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('released', 'rejected')),
  reason TEXT CHECK (length(reason) > 0),
  first_batch INTEGER REFERENCES batch (id),
  CHECK ((outcome = 'released') = (first_batch IS NOT NULL)),
  CHECK ((outcome = 'rejected') = (reason IS NOT NULL))
) STRICT;

-- Who proposed does not release, nor does the same login under another name; a login that nobody
-- told may be the same.
CREATE TRIGGER decision_two_people BEFORE INSERT ON decision
WHEN NEW.outcome = 'released' AND NOT EXISTS (
  SELECT 1 FROM proposal p JOIN actor a ON a.batch = p.batch JOIN actor b ON b.batch = NEW.batch
  WHERE p.id = NEW.proposal AND a.person <> b.person AND a.login <> b.login)
BEGIN SELECT RAISE(ABORT, 'who proposed does not release'); END;

CREATE TRIGGER actor_no_update BEFORE UPDATE ON actor
BEGIN SELECT RAISE(ABORT, 'actor is append-only'); END;
CREATE TRIGGER actor_no_delete BEFORE DELETE ON actor
BEGIN SELECT RAISE(ABORT, 'actor is append-only'); END;
CREATE TRIGGER actor_no_replace BEFORE INSERT ON actor
WHEN EXISTS (SELECT 1 FROM actor WHERE batch = NEW.batch)
BEGIN SELECT RAISE(ABORT, 'actor is append-only'); END;
CREATE TRIGGER person_no_update BEFORE UPDATE ON person
BEGIN SELECT RAISE(ABORT, 'person is append-only'); END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'person is append-only'); END;
CREATE TRIGGER person_no_replace BEFORE INSERT ON person
WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'person is append-only'); END;
CREATE TRIGGER four_eyes_no_update BEFORE UPDATE ON four_eyes
BEGIN SELECT RAISE(ABORT, 'four_eyes is append-only'); END;
CREATE TRIGGER four_eyes_no_delete BEFORE DELETE ON four_eyes
BEGIN SELECT RAISE(ABORT, 'four_eyes is append-only'); END;
CREATE TRIGGER four_eyes_no_replace BEFORE INSERT ON four_eyes
WHEN EXISTS (SELECT 1 FROM four_eyes WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'four_eyes is append-only'); END;
CREATE TRIGGER proposal_no_update BEFORE UPDATE ON proposal
BEGIN SELECT RAISE(ABORT, 'proposal is append-only'); END;
CREATE TRIGGER proposal_no_delete BEFORE DELETE ON proposal
BEGIN SELECT RAISE(ABORT, 'proposal is append-only'); END;
CREATE TRIGGER proposal_no_replace BEFORE INSERT ON proposal
WHEN EXISTS (SELECT 1 FROM proposal WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'proposal is append-only'); END;
CREATE TRIGGER proposal_file_no_update BEFORE UPDATE ON proposal_file
BEGIN SELECT RAISE(ABORT, 'proposal_file is append-only'); END;
CREATE TRIGGER proposal_file_no_delete BEFORE DELETE ON proposal_file
BEGIN SELECT RAISE(ABORT, 'proposal_file is append-only'); END;
CREATE TRIGGER proposal_file_no_replace BEFORE INSERT ON proposal_file
WHEN EXISTS (SELECT 1 FROM proposal_file WHERE proposal = NEW.proposal AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'proposal_file is append-only'); END;
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
CREATE TRIGGER decision_no_replace BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id OR proposal = NEW.proposal)
BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
