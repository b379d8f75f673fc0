#!/usr/bin/env python3
"""Judges what `export` hands out with programs that nobody here wrote.

usage: exports.py PROGRAM LEDGER FOLDER

sqlite3's own sum per account is the measure of all: the GoBD tables (xmllint with the official document type,
PyPI mloda-community-german-ledger, and every key and reference that index.xml declares), the batches for DATEV
(the same reader), CSV (Python's reader), JSON (jsonschema), the trial balance and the audit workbook (openpyxl).
The copy for auditors has the same head, passes verify, and takes no booking.
"""

import collections
import csv
import decimal
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as tree

import jsonschema
import openpyxl
from mloda.community.feature_groups.experimental.german_ledger.datev import DatevExtfReader
from mloda.community.feature_groups.experimental.german_ledger.reader import GdpduReader

program, ledger, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
work.mkdir(parents=True)
root = pathlib.Path(__file__).resolve().parent.parent.parent
environment = dict(os.environ, FOERDERBUCH_LEDGER=ledger, FOERDERBUCH_LANGUAGE="de")


def fail(text):
    sys.exit(f"exports: {text}")


def run(*arguments, code=0, **more):
    answer = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True,
                            env=dict(environment, **more))
    if answer.returncode != code:
        fail(f"{' '.join(map(str, arguments))} ended with {answer.returncode}: {answer.stderr}")
    return answer.stdout


def compare(name, found, expected):
    found = {account: cents for account, cents in found.items() if cents}
    expected = {account: cents for account, cents in expected.items() if cents}
    for account in sorted(set(found) | set(expected)):
        if found.get(account, 0) != expected.get(account, 0):
            fail(f"{name} has {found.get(account, 0)} cents on {account}, the ledger {expected.get(account, 0)}")


def cents(number):
    value = decimal.Decimal(str(number)) * 100
    if value != value.to_integral_value():
        fail(f"{number} has more than two decimals")
    return int(value)


database = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
expected = dict(database.execute("SELECT account, sum(amount) FROM posting GROUP BY account"))
years = [year for (year,) in database.execute("SELECT DISTINCT booked_on / 10000 FROM entry ORDER BY 1")]
head = database.execute("SELECT lower(hex(hash)) FROM seal ORDER BY sequence DESC LIMIT 1").fetchone()[0]
entries = database.execute("SELECT count(*) FROM entry").fetchone()[0]

# GoBD: valid, read by another program, every key and reference as declared.
gobd = work / "gobd"
run("export", "gobd", "-o", gobd)
# Its exit code judges: of the official document type itself it always prints a note.
if subprocess.run(["xmllint", "--noout", "--valid", gobd / "index.xml"], capture_output=True).returncode:
    fail("xmllint finds index.xml invalid")
journal = GdpduReader.load_data(str(gobd), None)
sums = collections.Counter()
for account, amount in zip(journal["Konto"].to_pylist(), journal["Betrag"].to_pylist()):
    sums[account] += cents(amount)
compare("mloda reading GoBD", sums, expected)
keys, references, rows_read = {}, [], 0
for table in tree.parse(gobd / "index.xml").getroot().iter("Table"):
    name, layout = table.findtext("Name"), table.find("VariableLength")
    columns = [column.findtext("Name") for column in layout if column.tag in ("VariablePrimaryKey", "VariableColumn")]
    key = [column.findtext("Name") for column in layout.iter("VariablePrimaryKey")]
    raw = (gobd / table.findtext("URL")).read_bytes()
    if raw.count(b"\n") != raw.count(b"\r\n"):
        fail(f"{name}: a line does not end with CRLF")
    rows = list(csv.reader(raw.decode("utf-8").splitlines(), delimiter=";", strict=True))
    rows_read += len(rows)
    if any(len(row) != len(columns) for row in rows):
        fail(f"{name}: a row has not {len(columns)} fields")
    records = [dict(zip(columns, row)) for row in rows]
    found = [tuple(record[column] for column in key) for record in records]
    if len(set(found)) != len(found) or any("" in value for value in found):
        fail(f"{name}: the key {key} does not tell the rows apart")
    keys[name] = (key, set(found))
    for reference in layout.iter("ForeignKey"):
        column = reference.findtext("Name")
        alias = reference.find("Alias")
        target = alias.findtext("To") if alias is not None else column
        references.append((name, column, reference.findtext("References"), target,
                           {record[column] for record in records if record[column]}))
for name, column, other, target, values in references:
    if keys[other][0] != [target]:
        fail(f"{name}: {column} refers to {target}, which is not the key of {other}")
    if missing := {value for value in values if (value,) not in keys[other][1]}:
        fail(f"{name}: {column} {sorted(missing)[:3]} is not in {other}")
print(f"exports: gobd, {len(keys)} tables, {rows_read} rows, {len(references)} references: valid and complete")

# DATEV: a batch per year, all of them in one folder.
datev = work / "datev"
datev.mkdir()
for year in years:
    run("export", "datev", "--consultant", 1001, "--client", 1, "--from", f"{year}-01-01", "--to", f"{year}-12-31",
        "-o", datev / f"EXTF_{year}.csv")
legs = DatevExtfReader.load_data(str(datev), None)
sums = collections.Counter()
for account, amount in zip(legs["Konto"].to_pylist(), legs["Betrag"].to_pylist()):
    sums[account] += cents(amount)
compare("mloda reading DATEV", sums, expected)
print(f"exports: datev, {len(years)} batches, {legs.num_rows} legs: the sums of every account")

# CSV and JSON.
run("export", "csv", "-o", work / "csv")
sums, closing = collections.Counter(), {}
with open(work / "csv/buchungszeilen.csv", encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file, delimiter=";"):
        sums[row["Konto"]] += cents(row["Betrag"].replace(",", "."))
with open(work / "csv/konten.csv", encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file, delimiter=";"):
        closing[row["Konto"]] = cents(row["Endbestand"].replace(",", "."))
compare("CSV", sums, expected)
compare("CSV, accounts", closing, expected)
for path in (work / "csv").glob("*.csv"):
    for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"):
        for cell in row:
            if cell[:1] in ("=", "+", "@", "\t") or cell[:1] == "-" and not cell[1:].replace(",", "").isdigit():
                fail(f"{path.name}: a spreadsheet program would run {cell[:40]}")
run("export", "json", "-o", work / "all.json")
document = json.loads((work / "all.json").read_text(encoding="utf-8"))
schema = json.loads((root / "Schemas/export.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.Draft202012Validator(schema).validate(document)
sums = collections.Counter()
for row in document["tables"]["postings"]:
    sums[row["account"]] += cents(row["amount"])
compare("JSON", sums, expected)
if document["head"] != head or document["entries"] != entries:
    fail("JSON names another state of the ledger")

# The trial balance and the workbook for auditors.
accounts = json.loads(run("list", "accounts", "--json"))
compare("list accounts", {row["account"]: cents(row["balance"]) for row in accounts["rows"]}, expected)
run("report", "audit", "--as-of", f"{years[-1]}-12-31", "-o", work / "audit.xlsx", "--language", "de")
sums = collections.Counter()
workbook = openpyxl.load_workbook(work / "audit.xlsx", data_only=True, read_only=True)
for name in workbook.sheetnames:
    if name.startswith("Summen und Salden"):
        for row in workbook[name].iter_rows(values_only=True):
            if row[2] and isinstance(row[6], (int, float)):
                sums[row[0]] += cents(round(decimal.Decimal(str(row[6])), 2))
compare("the audit workbook", sums, expected)
print(f"exports: csv, json, trial balance and audit workbook: {len(expected)} accounts to the cent")

# The copy for auditors.
run("export", "audit-copy", "-o", work / "copy.sqlite")
copy = {"FOERDERBUCH_LEDGER": str(work / "copy.sqlite")}
proof = json.loads(run("verify", "--deep", "--json", **copy))
if not proof["ok"] or proof["head"] != head or proof["entries"] != entries:
    fail("the copy is not the ledger")
run("verify", "--head", f"{head}@{entries}")
for command in (["status"], ["list"], ["deadlines"], ["account", "1800"]):
    run(*command, **copy)
for command in (["close", "2020-01-01"], ["reverse", "1", "--reason", "x"]):
    run(*command, code=73, **copy)
os.chmod(work / "copy.sqlite", 0o600)
run("close", "2020-01-01", code=73, **copy)
print("exports: the copy has the same head, passes verify, and takes no booking")
