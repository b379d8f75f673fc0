#!/usr/bin/env bash
# Starts a PostgreSQL server of its own, as an ordinary user on a free port of this machine, and lets the program keep
# ledgers there. The demo's ledger is moved to it: the same head, the same answers, byte for byte the same workbooks; it goes
# on there, and comes back to a file by a backup. Then the tests of the store run, as `PostgresStoreTests`.
#
# usage: postgres.sh PROGRAM DEMO [--tests]
#   DEMO: what `foerderbuch demo` left. --tests: also the package's tests of the store, in the present folder.
set -euo pipefail
program=$(realpath "$1") demo=$(realpath "$2") here=$PWD
fail() {
  printf 'postgres: %s\n' "$1" >&2
  exit 1
}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$bin/initdb" ] || fail "no PostgreSQL server is installed"
work=$(mktemp -d)
as=()
# The server refuses to run as root.
if [ "$(id -u)" = 0 ]; then as=(setpriv --reuid nobody --regid nogroup --clear-groups); fi
chmod 711 "$work"
mkdir "$work/server"
[ ${#as[@]} = 0 ] || chown nobody:nogroup "$work/server"
stop() {
  (cd / && "${as[@]}" "$bin/pg_ctl" -D "$work/server/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$work"
}
trap stop EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cd /
"${as[@]}" "$bin/initdb" -k -D "$work/server/data" -A trust -U owner --locale=C --encoding=UTF8 >"$work/initdb.log"
"${as[@]}" "$bin/pg_ctl" -w -D "$work/server/data" -l "$work/server/log" start >/dev/null -o \
  "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/server -c max_connections=200"
server=postgresql://owner@127.0.0.1:$port
sql() { "$bin/psql" -qAt -v ON_ERROR_STOP=1 "$server/$1" -c "$2"; }
make() { sql postgres "CREATE DATABASE $1 TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"; }

cd "$demo"
export FOERDERBUCH_LANGUAGE=de FOERDERBUCH_USER=Prüfstelle
file=$demo/foerderbuch.sqlite place=$server/grants
make grants
"$program" export audit-copy -o "$place" --ledger "$file" --json >"$work/moved.json"
head_of() { "$program" verify --deep --ledger "$1" --json | jq -er 'select(.ok) | .head'; }
own=$(head_of "$file") there=$(head_of "$place")
[ "$own" = "$there" ] || fail "the head is $there on the server and $own in the file"

for question in "list entries" "list payees" "status --as-of 2026-06-30" "check --as-of 2026-06-30"; do
  for ledger in "$file" "$place"; do
    # shellcheck disable=SC2086
    "$program" $question --ledger "$ledger" --json || [ $? = 1 ]
  done >"$work/answers"
  jq -s -e 'length == 2 and .[0] == .[1]' "$work/answers" >/dev/null || fail "other answers to: $question"
done

count=0
while read -r kind subject; do
  for ledger in "$file" "$place"; do
    name=$work/$(basename "$ledger").xlsx
    "$program" report "$kind" ${subject:+"$subject"} --ledger "$ledger" --as-of 2026-06-30 -o "$name" >/dev/null
  done
  cmp "$work/foerderbuch.sqlite.xlsx" "$work/grants.xlsx" || fail "$kind $subject differs"
  rm "$work"/*.xlsx
  count=$((count + 1))
done <<'REPORTS'
statement-of-use
voucher-list
plan-actual
contributions
portfolio
audit SC
REPORTS

# The same tables and columns, the same of them never empty, as many limits to each.
sqlite3 "$file" "SELECT m.name || '|' || p.name || '|' || (p.\"notnull\" OR p.pk > 0) FROM sqlite_master m
  JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY m.name, p.cid" >"$work/columns.file"
sql grants "SELECT table_name || '|' || column_name || '|' || (is_nullable = 'NO')::int FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name <> 'head' ORDER BY table_name, ordinal_position" >"$work/columns.server"
diff "$work/columns.file" "$work/columns.server" || fail "other columns"
sqlite3 "$file" "SELECT name, (length(sql) - length(replace(sql, 'CHECK (', ''))) / 7 FROM sqlite_master
  WHERE type = 'table' ORDER BY name" >"$work/limits.file"
sql grants "SELECT relname, (SELECT count(*) FROM pg_constraint WHERE conrelid = c.oid AND contype = 'c') FROM pg_class c
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'head' ORDER BY 1" >"$work/limits.server"
diff "$work/limits.file" "$work/limits.server" || fail "other limits"

# It goes on there, and all of it comes back to a file.
"$program" record expense --ledger "$place" --measure KW-STADT --line SACH --amount 11,90 --date 2026-06-30 \
  --voucher PG-1 --counterparty "Bürobedarf Müller" --paid-on 2026-06-30 >"$work/recorded" || fail "$(cat "$work/recorded")"
"$program" backup --ledger "$place" "$work/back.zip" >/dev/null
mkdir "$work/back"
"$program" restore --ledger "$work/back/foerderbuch.sqlite" "$work/back.zip" >/dev/null
[ "$(head_of "$work/back/foerderbuch.sqlite")" = "$(head_of "$place")" ] || fail "the backup has another head"

# PostgreSQL's own backup, put back into another database.
"$bin/pg_dump" -Fc "$place" >"$work/dump"
make dumped
"$bin/pg_restore" --exit-on-error -d "$server/dumped" "$work/dump"
[ "$(head_of "$server/dumped")" = "$(head_of "$place")" ] || fail "the dump has another head"

# Refusals: a ledger that is there, a database that sorts otherwise, no server, changed rows and tables.
code() { local code=0; "$program" "$@" >"$work/refused" 2>&1 || code=$?; echo $code; }
[ "$(code init --ledger "$place")" = 73 ] || fail "a second init"
sql postgres "CREATE DATABASE sorted TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
[ "$(code init --ledger "$server/sorted")" = 78 ] || fail "a database that sorts otherwise"
[ "$(code list entries --ledger "$server/nowhere")" = 69 ] || fail "a database that is not there"
[ "$(code list entries --ledger postgresql://owner@127.0.0.1:1/x)" = 69 ] || fail "no server"
for change in "UPDATE entry SET amount = amount + 1" "DELETE FROM posting" "TRUNCATE seal" "UPDATE head SET id = 1"; do
  sql grants "$change" >/dev/null 2>&1 && fail "the database lets: $change"
done
sql grants "ALTER TABLE entry DISABLE TRIGGER no_change; UPDATE entry SET purpose = 'anders' WHERE number = 5" >/dev/null
[ "$(code verify --ledger "$place")" = 1 ] || fail "verify does not see a changed row: $(cat "$work/refused")"

# The roles that the shipped script makes: who books cannot change, who reads cannot book.
"$program" verify --deep --ledger "$server/dumped" >/dev/null || fail "the restored dump is broken"
"$bin/psql" -q -v writer=clerk -v auditor=examiner -f "$here/Schemas/server/roles.sql" "$server/dumped" >/dev/null
clerk=postgresql://clerk@127.0.0.1:$port/dumped examiner=postgresql://examiner@127.0.0.1:$port/dumped
record=(--measure KW-STADT --line SACH --date 2026-06-30 --counterparty "Bürobedarf Müller" --paid-on 2026-06-30)
"$program" record expense --ledger "$clerk" "${record[@]}" --amount 12,90 --voucher PG-2 >"$work/recorded" ||
  fail "the role that books: $(cat "$work/recorded")"
"$program" verify --ledger "$examiner" >/dev/null || fail "the role that reads cannot verify"
"$program" report voucher-list --ledger "$examiner" --as-of 2026-06-30 -o "$work/read.xlsx" >/dev/null ||
  fail "the role that reads cannot report"
"$program" verify --workbook "$work/read.xlsx" --ledger "$examiner" >/dev/null || fail "nor prove a workbook"
[ "$(code record expense --ledger "$examiner" "${record[@]}" --amount 13,90 --voucher PG-3)" = 73 ] ||
  fail "the role that reads: $(cat "$work/refused")"
for change in "UPDATE entry SET amount = amount + 1" "DELETE FROM posting" "TRUNCATE seal" \
  "ALTER TABLE entry DISABLE TRIGGER no_change" "SET session_replication_role = replica" \
  "INSERT INTO migration VALUES (99, 'x', sha256('x'))" "CREATE TABLE own (id bigint)" "DELETE FROM balance"; do
  for role in clerk examiner; do
    "$bin/psql" -qAt -v ON_ERROR_STOP=1 "postgresql://$role@127.0.0.1:$port/dumped" -c "$change" >/dev/null 2>&1 &&
      fail "$role may: $change"
  done
done
found() { { "$program" doctor --ledger "$1" --json || true; } | jq -r '.checks[] | select(.check == "server") | .state'; }
[ "$(found "$clerk")$(found "$server/dumped")" = goodwarning ] || fail "doctor: $("$program" doctor --ledger "$clerk")"

if [ "${3:-}" = --tests ]; then
  cd "$here"
  FOERDERBUCH_TEST_POSTGRES=$server/postgres swift test --skip-build --disable-xctest --filter PostgresStoreTests
fi
printf 'postgres: one chain in a file and on a server, %s workbooks alike, refusals as told\n' "$count"
