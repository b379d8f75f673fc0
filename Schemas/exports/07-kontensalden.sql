-- accountYears | kontensalden | Kontensalden | Je Konto und Jahr: Anfangsbestand, Soll, Haben, Endbestand, aus den Buchungszeilen gerechnet.
-- * account | text | Konto | accounts
-- * year | integer | Jahr
-- opening | money | Anfangsbestand
-- debit | money | Soll
-- credit | money | Haben
-- closing | money | Endbestand
SELECT account, year, closing - debit + credit AS opening, debit, credit, closing
FROM (
  SELECT account, year, debit, credit,
    sum(debit - credit) OVER (PARTITION BY account ORDER BY year) AS closing
  FROM (
    SELECT p.account AS account, e.booked_on / 10000 AS year, sum(max(p.amount, 0)) AS debit,
      sum(max(-p.amount, 0)) AS credit
    FROM posting p JOIN entry e ON e.number = p.entry GROUP BY p.account, year) y) s
ORDER BY account, year
