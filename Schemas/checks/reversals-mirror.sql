-- Reversals whose postings are not those of the reversed entry with the sides exchanged.
SELECT r.number, r.reverses, p.line_no
FROM entry r
JOIN posting p ON p.entry = r.reverses
LEFT JOIN posting m ON m.entry = r.number AND m.line_no = p.line_no
WHERE r.reverses IS NOT NULL
  AND ((m.account, m.measure, m.item, -m.amount) = (p.account, p.measure, p.item, p.amount))
    IS NOT TRUE
UNION ALL
SELECT r.number, r.reverses, NULL
FROM entry r JOIN entry o ON o.number = r.reverses
WHERE r.amount + o.amount <> 0 OR r.eligible + o.eligible <> 0 OR o.reverses IS NOT NULL;
