-- Evidence that is filed under another name than its entry gives, behind a gap, or for no entry.
SELECT f.entry, f.position FROM evidence f
JOIN entry_evidence n ON (n.entry, n.position) = (f.entry, f.position)
WHERE n.name <> f.name
UNION ALL
SELECT f.entry, f.position FROM evidence f
WHERE f.position > 1
  AND NOT EXISTS (
    SELECT 1 FROM entry_evidence n WHERE (n.entry, n.position) = (f.entry, f.position - 1))
  AND NOT EXISTS (
    SELECT 1 FROM evidence g WHERE (g.entry, g.position) = (f.entry, f.position - 1))
UNION ALL
SELECT entry, position FROM evidence WHERE entry NOT IN (SELECT number FROM entry);
