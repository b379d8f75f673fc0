-- Recording: who wrote what when, and the seal chain over all that was written.
--
-- Every table but the sums of 0004 only ever grows. Triggers refuse UPDATE and DELETE, and where
-- rows are few also INSERT OR REPLACE; what goes round them breaks the chain. (On entry, posting
-- and seal a trigger on each INSERT would double the time of an import.)

PRAGMA application_id = 1181705586; -- "Foer"

-- The shipped migrations that made this file, with the SHA-256 of their text.
CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;

-- One act of recording: all that one command wrote, in one transaction.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  recorded_at TEXT NOT NULL
    CHECK (recorded_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  action TEXT NOT NULL CHECK (length(action) > 0),
  file_name TEXT,
  file_sha256 BLOB CHECK (length(file_sha256) = 32),
  profile TEXT
) STRICT;

CREATE INDEX batch_file ON batch (file_sha256) WHERE file_sha256 IS NOT NULL;

-- The chain: hash = SHA-256 of the hash before and of the record's canonical bytes, over all
-- records in the order in which they were written.
CREATE TABLE seal (
  sequence INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  id INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER migration_no_update BEFORE UPDATE ON migration
BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;
CREATE TRIGGER migration_no_delete BEFORE DELETE ON migration
BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;
CREATE TRIGGER migration_no_replace BEFORE INSERT ON migration
WHEN EXISTS (SELECT 1 FROM migration WHERE version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;

CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch
BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;
CREATE TRIGGER batch_no_replace BEFORE INSERT ON batch
WHEN EXISTS (SELECT 1 FROM batch WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;

CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;
CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;
