-- Payments and credit notes of something that is no expense; payments of another amount than credit
-- notes left of their expense; expenses paid twice, or credited beyond their amount.
SELECT p.number, p.settles
FROM entry p LEFT JOIN entry x ON x.number = p.settles
WHERE p.settles IS NOT NULL AND p.reverses IS NULL
  AND (x.kind IS NOT 'expense' OR p.kind = 'payment' AND p.amount <> x.amount - (
    SELECT coalesce(sum(c.amount), 0) FROM entry c
    WHERE c.settles = x.number AND c.kind = 'credit-note' AND c.reverses IS NULL
      AND c.number < p.number
      AND NOT EXISTS (
        SELECT 1 FROM entry r WHERE r.reverses = c.number AND r.number < p.number)))
UNION ALL
SELECT max(p.number), p.settles
FROM entry p
WHERE p.settles IS NOT NULL AND p.kind = 'payment' AND p.reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = p.number)
GROUP BY p.settles
HAVING count(*) > 1
UNION ALL
SELECT max(c.number), c.settles
FROM entry c JOIN entry x ON x.number = c.settles
WHERE c.kind = 'credit-note' AND c.reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = c.number)
GROUP BY c.settles
HAVING sum(c.amount) > max(x.amount);
