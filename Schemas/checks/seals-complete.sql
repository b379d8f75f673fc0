-- Records without a seal, seals without a record, and gaps in the chain.
SELECT 'entry' AS record, number AS id FROM entry
WHERE number NOT IN (SELECT id FROM seal WHERE record = 'entry')
UNION ALL
SELECT s.record, s.id FROM seal s
WHERE s.record = 'entry' AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.number = s.id)
UNION ALL
SELECT 'project', id FROM project_version
WHERE id NOT IN (SELECT id FROM seal WHERE record = 'project')
UNION ALL
SELECT 'commitment', id FROM commitment
WHERE id NOT IN (SELECT id FROM seal WHERE record = 'commitment')
UNION ALL
SELECT 'seal', s.sequence + 1 FROM seal s
WHERE s.sequence < (SELECT max(sequence) FROM seal)
  AND NOT EXISTS (SELECT 1 FROM seal n WHERE n.sequence = s.sequence + 1);
