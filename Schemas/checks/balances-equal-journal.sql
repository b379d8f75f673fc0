-- Balances that are not the sum of the postings of their account, measure and month.
SELECT account, measure, month, sum(debit) AS debit_difference, sum(credit) AS credit_difference
FROM (
  SELECT account, measure, month, debit, credit FROM balance
  UNION ALL
  SELECT p.account, p.measure, e.booked_on / 100, -max(p.amount, 0), -max(-p.amount, 0)
  FROM posting p JOIN entry e ON e.number = p.entry
) b
GROUP BY account, measure, month
HAVING sum(debit) <> 0 OR sum(credit) <> 0;
