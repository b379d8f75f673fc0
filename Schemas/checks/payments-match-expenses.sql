-- Payments and credit notes of something that is no expense; payments that do not take their amount
-- from the account on which the expense is owed; expenses of which more was paid than was owed, or
-- more eligible; expenses credited beyond their amount.
SELECT p.number, p.settles
FROM entry p LEFT JOIN entry x ON x.number = p.settles
WHERE p.settles IS NOT NULL AND p.reverses IS NULL AND (x.kind = 'expense') IS NOT TRUE
UNION ALL
SELECT p.number, p.settles
FROM entry p
WHERE p.settles IS NOT NULL AND p.kind = 'payment' AND p.reverses IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM posting t JOIN posting o ON o.account = t.account
    WHERE t.entry = p.number AND t.amount = p.amount AND o.entry = p.settles AND o.amount < 0)
UNION ALL
SELECT max(p.number), x.number
FROM entry x JOIN entry p ON p.settles = x.number JOIN posting t ON t.entry = p.number
WHERE t.account = (SELECT o.account FROM posting o WHERE o.entry = x.number AND o.amount < 0)
  AND EXISTS (SELECT 1 FROM entry q WHERE q.settles = x.number AND q.kind = 'payment')
GROUP BY x.number
HAVING sum(t.amount) > max(x.amount)
UNION ALL
SELECT max(p.number), x.number
FROM entry x JOIN entry p ON p.settles = x.number
WHERE p.kind = 'payment'
GROUP BY x.number
HAVING sum(p.eligible) > max(x.eligible)
UNION ALL
SELECT max(c.number), c.settles
FROM entry c JOIN entry x ON x.number = c.settles
WHERE c.kind = 'credit-note'
GROUP BY c.settles
HAVING sum(c.amount) > max(x.amount);
