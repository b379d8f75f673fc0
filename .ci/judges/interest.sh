#!/usr/bin/env bash
# Lets hledger-interest compute the same interest at five points above the base rate (§ 288 BGB) up to
# 30.06.2011, where its own table of base rates ends: each half-year's days, rate and amount have to agree.
#
# usage: interest.sh CASES.tsv
#   CASES.tsv: FOERDERBUCH_INTEREST_CASES=CASES.tsv swift test --disable-xctest --filter InterestJudgeTests
set -euo pipefail
export LC_ALL=C.UTF-8

cases=$1
for tool in hledger-interest python3; do
  command -v "$tool" >/dev/null || { echo "interest: $tool is missing" >&2; exit 1; }
done

python3 - "$cases" <<'PYTHON'
import decimal
import pathlib
import re
import subprocess
import sys

ROW = re.compile(r"^(\S+) ([0-9.]+)% interest for \S+ EUR over (\d+) days\n +interest +(\S+) EUR", re.M)
OPTION = {"act/act": "--act", "30E/360": "--30E-360"}


def judge(principal, start, end, count):
    """The rows of hledger-interest: end, days, rate, amount."""
    journal = (
        f"{start} draw\n  claim  {principal} EUR\n  bank\n\n"
        f"{end} back\n  claim  -{principal} EUR\n  bank\n"
    )
    # The day count has to follow --bgb288, which sets one of its own.
    command = ["hledger-interest", "-q", "-f", "-", "-s", "income", "-t", "interest",
               "--bgb288", OPTION[count], "claim"]
    done = subprocess.run(command, input=journal, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"interest: hledger-interest refuses a journal: {done.stderr.strip()}")
    return [(a, int(c), decimal.Decimal(b), decimal.Decimal(d)) for a, b, c, d in ROW.findall(done.stdout)]


rows, text = 0, pathlib.Path(sys.argv[1]).read_text()
lines = [line.split("\t") for line in text.splitlines() if line]
if len(lines) < 100:
    sys.exit(f"interest: only {len(lines)} cases")
for principal, start, end, count, *fields in lines:
    ours = []
    for field in fields:
        last, days, rate, amount = field.split("|")
        ours.append((last, int(days), decimal.Decimal(rate), decimal.Decimal(amount)))
    ours = [row for row in ours if row[1] > 0]
    # It prints whole cents and leaves out rows that come to none.
    theirs = judge(principal, start, end, count)
    ends = {row[0] for row in theirs}
    if any(row[3] >= decimal.Decimal("0.01") and row[0] not in ends for row in ours):
        sys.exit(f"interest: a row is missing in {principal} {start} {end} {count}: {theirs}")
    ours = [row for row in ours if row[0] in ends]
    for mine, other in zip(ours, theirs, strict=True):
        if mine[:3] != other[:3] or abs(mine[3] - other[3]) > decimal.Decimal("0.01"):
            sys.exit(f"interest: {principal} {start} {end} {count}: we {mine}, hledger-interest {other}")
        rows += 1
print(f"interest: {len(lines)} cases, {rows} rows agree with hledger-interest")
PYTHON
