-- balances | monatssummen | Monatssummen | Soll und Haben je Konto, Teilvorhaben und Monat, wie das Hauptbuch sie neben den Buchungen führt.
-- * account | text | Konto | accounts
-- * measure | text | Teilvorhaben | measures
-- * month | integer | Monat
-- debit | money | Soll
-- credit | money | Haben
SELECT account, measure, month, debit, credit FROM balance ORDER BY account, measure, month
