-- Zwei Rollen für ein Hauptbuch auf einem PostgreSQL-Server: wer bucht, und wer nur liest.
--
-- Einmal, nach `foerderbuch init`, durch den Eigentümer der Datenbank; nach einem Update des Programms, das Tabellen
-- anlegt, noch einmal:
--
--   psql -v writer=foerderbuch_bucht -v auditor=foerderbuch_liest -f roles.sql postgresql://eigner@db.stadt.example/foerderbuch
--
-- Das Programm meldet sich danach als `foerderbuch_bucht` an (PGUSER, .pgpass), die Prüfung als `foerderbuch_liest`. Wer
-- bucht, fügt nur hinzu: ändern darf die Rolle die beiden Tabellen der Summen und die Sperre, sonst nichts; sie kann
-- weder Auslöser abschalten noch Tabellen leeren. Kennwörter vergibt `\password ROLLE`.
\set ON_ERROR_STOP on
BEGIN;
SELECT format('CREATE ROLE %I LOGIN', role) FROM (VALUES (:'writer'), (:'auditor')) AS own (role)
WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role) \gexec
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, :"writer", :"auditor";
SELECT format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I, %I', current_database(), :'writer', :'auditor') \gexec
GRANT USAGE ON SCHEMA public TO :"writer", :"auditor";
GRANT SELECT ON ALL TABLES IN SCHEMA public TO :"writer", :"auditor";
GRANT INSERT ON ALL TABLES IN SCHEMA public TO :"writer";
REVOKE INSERT ON migration, head FROM :"writer";
GRANT UPDATE ON balance, activity, head TO :"writer";
COMMIT;
