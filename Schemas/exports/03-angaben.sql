-- entryFacts | angaben | Weitere Angaben | Was zu einer Buchung außerdem gesagt wurde, je Angabe eine Zeile; je nach Angabe ein Text, ein Betrag oder ein Tag.
-- * entry | integer | Buchung | entries
-- * position | integer | Stelle
-- fact | text | Angabe
-- text | text | Text
-- amount | money | Betrag
-- day | day | Tag
SELECT entry, position, fact,
  CASE WHEN typeof(value) = 'text' THEN value END AS text,
  CASE WHEN typeof(value) = 'integer' AND fact IN ('voucher-total', 'retention', 'discount')
    THEN value END AS amount,
  CASE WHEN typeof(value) = 'integer' AND fact NOT IN ('voucher-total', 'retention', 'discount')
    THEN value END AS day
FROM entry_fact ORDER BY entry, position
