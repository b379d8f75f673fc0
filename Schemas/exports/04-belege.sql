-- vouchers | belege | Belege | Ausgaben, Gutschriften und unbare Leistungen mit ihrem Beleg, was davon bezahlt ist und wie viele Dateien dazu abgelegt sind.
-- * entry | integer | Buchung | entries
-- kind | text | Art
-- voucher | text | Beleg
-- voucherOn | day | Belegtag
-- counterparty | text | Empfänger
-- purpose | text | Zweck
-- amount | money | Betrag
-- vat | money | Umsatzsteuer
-- eligible | money | Zuwendungsfähig
-- paidOn | day | Gezahlt am
-- paid | money | Gezahlt
-- files | integer | Dateien
-- reversedBy | integer | Storniert durch | entries
SELECT e.number AS entry, e.kind AS kind, e.voucher AS voucher, e.voucher_on AS voucherOn,
  e.counterparty AS counterparty, e.purpose AS purpose, e.amount AS amount, e.vat AS vat,
  e.eligible AS eligible, e.paid_on AS paidOn,
  CASE WHEN e.paid_on IS NOT NULL THEN e.amount
    ELSE (SELECT coalesce(sum(p.amount), 0) FROM entry p WHERE p.settles = e.number) END AS paid,
  (SELECT count(*) FROM evidence f WHERE f.entry = e.number) AS files, r.number AS reversedBy
FROM entry e LEFT JOIN entry r ON r.reverses = e.number
WHERE e.kind IN ('expense', 'credit-note', 'in-kind', 'civic') AND e.reverses IS NULL
ORDER BY e.number
