-- What a booked settlement or a submitted report was computed with: rule sets, base rates, chart.
-- Kept whole, so that it can be made again whatever the program ships or the office changes later.

CREATE TABLE reference_file (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  -- As the program knows it, such as rule-sets/anbest-g-nrw.yaml.
  name TEXT NOT NULL CHECK (length(name) > 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  content BLOB NOT NULL,
  UNIQUE (name, sha256)
) STRICT;

-- One for each batch that kept files.
CREATE TABLE basis (
  batch INTEGER PRIMARY KEY REFERENCES batch (id),
  -- How many there are.
  files INTEGER NOT NULL CHECK (files > 0)
) STRICT;

CREATE TABLE basis_file (
  batch INTEGER NOT NULL REFERENCES basis (batch),
  position INTEGER NOT NULL CHECK (position > 0),
  file INTEGER NOT NULL REFERENCES reference_file (id),
  PRIMARY KEY (batch, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reference_file_no_update BEFORE UPDATE ON reference_file
BEGIN SELECT RAISE(ABORT, 'reference_file is append-only'); END;
CREATE TRIGGER reference_file_no_delete BEFORE DELETE ON reference_file
BEGIN SELECT RAISE(ABORT, 'reference_file is append-only'); END;
CREATE TRIGGER reference_file_no_replace BEFORE INSERT ON reference_file
WHEN EXISTS (SELECT 1 FROM reference_file WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM reference_file WHERE (name, sha256) = (NEW.name, NEW.sha256))
BEGIN SELECT RAISE(ABORT, 'reference_file is append-only'); END;

CREATE TRIGGER basis_no_update BEFORE UPDATE ON basis
BEGIN SELECT RAISE(ABORT, 'basis is append-only'); END;
CREATE TRIGGER basis_no_delete BEFORE DELETE ON basis
BEGIN SELECT RAISE(ABORT, 'basis is append-only'); END;
CREATE TRIGGER basis_no_replace BEFORE INSERT ON basis
WHEN EXISTS (SELECT 1 FROM basis WHERE batch = NEW.batch)
BEGIN SELECT RAISE(ABORT, 'basis is append-only'); END;

CREATE TRIGGER basis_file_no_update BEFORE UPDATE ON basis_file
BEGIN SELECT RAISE(ABORT, 'basis_file is append-only'); END;
CREATE TRIGGER basis_file_no_delete BEFORE DELETE ON basis_file
BEGIN SELECT RAISE(ABORT, 'basis_file is append-only'); END;
CREATE TRIGGER basis_file_no_replace BEFORE INSERT ON basis_file
WHEN EXISTS (SELECT 1 FROM basis_file WHERE (batch, position) = (NEW.batch, NEW.position))
BEGIN SELECT RAISE(ABORT, 'basis_file is append-only'); END;
