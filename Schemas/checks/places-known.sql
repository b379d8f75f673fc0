-- Postings on a plan line, source or award that the measure never had, or on an unknown account.
SELECT p.entry, p.line_no, p.account, p.measure, p.item
FROM posting p
WHERE NOT EXISTS (SELECT 1 FROM item i WHERE i.measure = p.measure AND i.id = p.item)
  OR NOT EXISTS (SELECT 1 FROM account a WHERE a.number = p.account);
