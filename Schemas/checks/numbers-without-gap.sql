-- Entry numbers that are missing between the first and the last one.
SELECT e.number + 1 AS missing
FROM entry e
WHERE e.number < (SELECT max(number) FROM entry)
  AND NOT EXISTS (SELECT 1 FROM entry n WHERE n.number = e.number + 1)
UNION ALL
SELECT 1 WHERE (SELECT min(number) FROM entry) <> 1;
