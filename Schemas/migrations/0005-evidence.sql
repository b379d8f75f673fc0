-- Evidence that is kept: which file proves an entry, by the SHA-256 of its content. The content
-- lies beside the ledger, in a folder of its own, under that hash.
--
-- A place that the entry names in entry_evidence keeps its name; what is filed later without having
-- been named comes after those.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  entry INTEGER NOT NULL REFERENCES entry (number),
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL CHECK (length(name) > 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  media_type TEXT NOT NULL CHECK (media_type LIKE '_%/_%'),
  UNIQUE (entry, position)
) STRICT;

CREATE INDEX evidence_content ON evidence (sha256);

CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_no_replace BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM evidence WHERE (entry, position) = (NEW.entry, NEW.position))
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
