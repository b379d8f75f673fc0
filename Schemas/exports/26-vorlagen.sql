-- submissions | vorlagen | Vorlagen | Eingereichte Berichte mit dem Stand des Hauptbuchs, den sie zeigen; die Dateien selbst stehen im Hauptbuch.
-- * id | integer | Vorlage
-- batch | integer | Erfassung | batches
-- kind | text | Berichtsart
-- scope | text | Gegenstand
-- form | text | Formular
-- language | text | Sprache
-- asOf | day | Stichtag
-- options | text | Angaben
-- entries | integer | Buchungen
-- head | text | Kopf der Siegelkette
-- fileName | text | Datei
-- sha256 | text | SHA-256
-- bytes | integer | Bytes
SELECT id, batch, kind, scope, form, language, as_of AS asOf,
  replace(options, '
', '; ') AS options, entries, lower(hex(head)) AS head,
  file_name AS fileName, lower(hex(sha256)) AS sha256, length(content) AS bytes
FROM submission ORDER BY id
