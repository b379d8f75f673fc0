-- INSERT OR REPLACE is refused on entries, postings and seals too, also where it would take away
-- the entry that another one reverses.
--
-- Looking at each row costs an import a seventh of its time. What writes very many rows therefore
-- takes these three triggers away and makes them anew within its own transaction: nobody else
-- writes meanwhile, and no state of the file is without them.

CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE number = NEW.number)
  OR NEW.reverses IS NOT NULL AND EXISTS (SELECT 1 FROM entry WHERE reverses = NEW.reverses)
BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;

CREATE TRIGGER posting_no_replace BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM posting WHERE entry = NEW.entry AND line_no = NEW.line_no)
BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END;

CREATE TRIGGER seal_no_replace BEFORE INSERT ON seal
WHEN EXISTS (SELECT 1 FROM seal WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'seal is append-only'); END;
