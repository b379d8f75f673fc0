-- Payments of something that is no expense, of another amount, or of an expense paid twice.
SELECT p.number, p.settles
FROM entry p LEFT JOIN entry x ON x.number = p.settles
WHERE p.settles IS NOT NULL AND p.reverses IS NULL
  AND (x.kind IS NOT 'expense' OR x.amount <> p.amount)
UNION ALL
SELECT max(p.number), p.settles
FROM entry p
WHERE p.settles IS NOT NULL AND p.reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = p.number)
GROUP BY p.settles
HAVING count(*) > 1;
