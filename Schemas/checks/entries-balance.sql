-- Entries whose debit and credit differ, in total or in one of their measures, and entries of less
-- than two postings.
SELECT p.entry, p.measure, sum(p.amount) AS cents
FROM posting p
GROUP BY p.entry, p.measure
HAVING sum(p.amount) <> 0
UNION ALL
SELECT e.number, e.measure, (SELECT count(*) FROM posting p WHERE p.entry = e.number)
FROM entry e
WHERE (SELECT count(*) FROM posting p WHERE p.entry = e.number) < 2;
