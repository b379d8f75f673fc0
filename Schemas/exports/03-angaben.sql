-- entryFacts | angaben | Weitere Angaben | Was zu einer Buchung außerdem gesagt wurde, je Angabe eine Zeile; je nach Angabe ein Text, ein Betrag oder ein Tag.
-- * entry | integer | Buchung | entries
-- * position | integer | Stelle
-- fact | text | Angabe
-- text | text | Text
-- amount | money | Betrag
-- day | day | Tag
SELECT entry, position, fact,
  CASE WHEN fact IN (
      'order', 'discount-offered', 'staff-share', 'inventory', 'for-voucher', 'guarantee')
    THEN value END AS text,
  CAST(CASE WHEN fact IN ('voucher-total', 'retention', 'discount') THEN value END AS BIGINT)
    AS amount,
  CAST(CASE WHEN fact IN (
      'service-from', 'service-to', 'period-on', 'served-on', 'due-on', 'retention-due')
    THEN value END AS BIGINT) AS day
FROM entry_fact ORDER BY entry, position
