#!/usr/bin/env bash
# Lets hledger, Ledger and Beancount add up an exported journal, compares their totals per account with
# sqlite3's own sums, and checks that each of them refuses the journal once a single cent is flipped.
#
# usage: journals.sh FILE.journal FILE.beancount LEDGER.sqlite
# BEAN_CHECK_2 names bean-check of version 2, which is asked, too.
set -euo pipefail
export LC_ALL=C.UTF-8

journal=$1 beancount=$2 ledger=$3
for tool in hledger ledger bean-check sqlite3 python3; do
  command -v "$tool" >/dev/null || { echo "journals: $tool is missing" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "journals: $*" >&2; exit 1; }

# Accepted as they are.
hledger check --strict -f "$journal" || fail "hledger refuses $journal"
ledger --strict --pedantic -f "$journal" bal >"$work/ledger.out" 2>"$work/ledger.err" || fail "ledger refuses $journal"
[ ! -s "$work/ledger.err" ] || { cat "$work/ledger.err" >&2; fail "ledger warns about $journal"; }
for check in bean-check ${BEAN_CHECK_2:-}; do
  "$check" "$beancount" || fail "$check refuses $beancount"
done

# Totals: name and cents, one line each, sorted.
hledger -f "$journal" bal --flat --empty --no-total --layout=bare -O csv 2>/dev/null >"$work/hledger.csv" ||
  hledger -f "$journal" bal --flat --empty --no-total -O csv >"$work/hledger.csv"
ledger -f "$journal" --flat --empty --no-total --args-only bal \
  --balance-format '%(account)\t%(quantity(display_total))\n' >"$work/ledger.tsv"

python3 - "$work" "$beancount" "$ledger" <<'PYTHON'
import collections
import csv
import decimal
import pathlib
import re
import sqlite3
import subprocess
import sys

from beancount import loader
from beancount.core import data

work, beancount, ledger = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]


def cents(text):
    number = decimal.Decimal(re.sub(r"[^0-9.\-]", "", text) or "0") * 100
    if number != number.to_integral_value():
        sys.exit(f"journals: {text} has more than two decimals")
    return int(number)


entries, errors, _ = loader.load_file(beancount)
if errors:
    sys.exit(f"journals: beancount finds {len(errors)} errors, first: {errors[0]}")
names, totals = {}, collections.Counter()
for entry in entries:
    if isinstance(entry, data.Open):
        meta = entry.meta
        key = (str(meta["account"]), str(meta["measure"]), str(meta["item"]), meta.get("party"))
        if key in names:
            sys.exit(f"journals: two names for {key}")
        names[key] = entry.account
    elif isinstance(entry, data.Transaction):
        for posting in entry.postings:
            totals[posting.account] += cents(str(posting.units.number))
if len(set(names.values())) != len(names):
    sys.exit("journals: two accounts share a name")

# sqlite3's own sum is the measure of all three.
query = ("SELECT account, measure, item, party, sum(amount) FROM posting "
         "GROUP BY account, measure, item, party")
database = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
expected = {}
for account, measure, item, party, amount in database.execute(query):
    expected[names[(account, measure, item, party)]] = amount
count = database.execute("SELECT count(*) FROM posting").fetchone()[0]
transactions = sum(isinstance(entry, data.Transaction) for entry in entries)
if database.execute("SELECT count(*) FROM entry").fetchone()[0] != transactions:
    sys.exit("journals: the export has another number of entries than the ledger")
if sum(expected.values()) != 0:
    sys.exit("journals: the ledger's postings do not add up to zero")

found = {"beancount": dict(totals)}
with open(work / "hledger.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file))[1:]
found["hledger"] = {row[0]: cents(row[-1]) for row in rows if row[0].lower() not in ("total", "total:")}
found["ledger"] = {}
for line in (work / "ledger.tsv").read_text(encoding="utf-8").splitlines():
    if "\t" in line:
        name, amount = line.split("\t")
        if name:
            found["ledger"][name] = cents(amount)

for program, sums in found.items():
    for name in sorted(set(expected) | set(sums)):
        if expected.get(name, 0) != sums.get(name, 0):
            sys.exit(f"journals: {program} has {sums.get(name, 0)} cents in {name}, "
                     f"the ledger {expected.get(name, 0)}")
print(f"journals: {transactions} entries, {count} postings, {len(expected)} accounts: "
      "hledger, ledger, beancount and sqlite3 agree")
PYTHON

# At each close both formats say what the accounts come to, and each program takes that seriously: a digit more in
# an assertion is refused.
closes=$(sqlite3 -readonly "$ledger" "SELECT count(DISTINCT through_on) FROM period_close")
[ "$(grep -c ' \* closed$' "$journal" || true)" = "$closes" ] || fail "$journal has not one assertion for each close"
[ "$(grep -o '^[0-9-]* balance ' "$beancount" | sort -u | wc -l)" = "$closes" ] || fail "$beancount has not one assertion for each close"
if [ "$closes" != 0 ]; then
  sed -E '0,/ = (-?)([0-9])/s// = \11\2/' "$journal" >"$work/asserted.journal"
  sed -E '0,/ balance (\S+)  (-?)([0-9])/s// balance \1  \21\3/' "$beancount" >"$work/asserted.beancount"
  ! hledger check --strict -f "$work/asserted.journal" >/dev/null 2>&1 || fail "hledger overlooks a wrong balance"
  ! ledger --strict --pedantic -f "$work/asserted.journal" bal >/dev/null 2>&1 || fail "ledger overlooks a wrong balance"
  for check in bean-check ${BEAN_CHECK_2:-}; do
    ! "$check" "$work/asserted.beancount" >/dev/null 2>&1 || fail "$check overlooks a wrong balance"
  done
  echo "journals: balances at $closes closes are compared by hledger, ledger and bean-check"
fi

# One flipped cent: the last digit of the first amount.
flip() {
  python3 - "$1" "$2" <<'PYTHON'
import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
match = re.search(r"^ +[A-Z]\S+  -?[0-9]+\.[0-9]([0-9]) EUR$", text, re.M)
digit = str((int(match.group(1)) + 1) % 10) if match.group(1) != "9" else "8"
open(sys.argv[2], "w", encoding="utf-8").write(text[:match.start(1)] + digit + text[match.end(1):])
PYTHON
}
flip "$journal" "$work/flipped.journal"
flip "$beancount" "$work/flipped.beancount"
! hledger check --strict -f "$work/flipped.journal" >/dev/null 2>&1 || fail "hledger overlooks a flipped cent"
! ledger --strict --pedantic -f "$work/flipped.journal" bal >/dev/null 2>&1 || fail "ledger overlooks a flipped cent"
for check in bean-check ${BEAN_CHECK_2:-}; do
  ! "$check" "$work/flipped.beancount" >/dev/null 2>&1 || fail "$check overlooks a flipped cent"
done
echo "journals: a flipped cent is refused by hledger, ledger and bean-check"
