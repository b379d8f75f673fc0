#!/usr/bin/env python3
"""Judges bank statements with an independent reader: PyPI camt053.

usage: camt.py FOLDER

For every NAME.xml of FOLDER there is a NAME.xml.json with what Förderbuch read (the test `Statements are
written out` writes it). Accounts, balances, number and sum of the entries and their states must be the same;
where balances and entries do not tie, Förderbuch must have said so, and only there.
"""

import collections
import decimal
import json
import pathlib
import sys

from camt053.parse.statement_parser import parse_document

STATES = {"BOOK": "booked", "PDNG": "pending", "FUTR": "pending", "INFO": "information"}


def signed(amount, mark):
    value = decimal.Decimal(amount)
    return -value if mark == "DBIT" else value


def entries_of_ours(statement):
    """Entries as the bank booked them: the parts of a batch are one."""
    found = []
    for transaction in statement["transactions"]:
        batch = transaction.get("batch")
        if batch and batch["position"] > 1:
            continue
        amount = batch["total"] if batch else transaction["amount"]
        found.append((decimal.Decimal(amount), transaction["status"]))
    return found


def balance(statement, *codes):
    for code in codes:
        for item in statement.balances:
            if item.type_code == code and item.currency == "EUR":
                return signed(item.amount, item.credit_debit_indicator)
    return None


def judge(path):
    ours = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    theirs = parse_document(path.read_text(encoding="utf-8")).statements
    complaints = []
    if len(ours["statements"]) != len(theirs):
        return [f"{len(ours['statements'])} statements here, {len(theirs)} there"]
    ties = True
    for number, (mine, other) in enumerate(zip(ours["statements"], theirs), 1):
        def expect(name, a, b):
            if a != b:
                complaints.append(f"statement {number}, {name}: {a} here, {b} there")

        expect("account", mine["account"], other.account.identifier().replace(" ", ""))
        wanted = [
            (signed(entry.amount, entry.credit_debit_indicator), STATES[entry.status])
            for entry in other.entries]
        found = entries_of_ours(mine)
        expect("entries", collections.Counter(found), collections.Counter(wanted))
        expect("sum", sum(a for a, _ in found), sum(a for a, _ in wanted))
        opening, closing = balance(other, "OPBD", "PRCD"), balance(other, "CLBD")
        for name, value in (("opening", opening), ("closing", closing)):
            if value is not None:
                expect(name, decimal.Decimal(mine.get(name, "NaN")), value)
        if opening is None or closing is None:
            continue
        booked = sum(a for a, state in wanted if state == "booked")
        ties = ties and opening + booked == closing
    said = "STATEMENT_BALANCE_DIFFERS" in ours["problems"]
    if said == ties:
        complaints.append(f"balances tie: {ties}, Förderbuch complained: {said}")
    return complaints


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.xml"))
    failed = not files
    for path in files:
        complaints = judge(path)
        failed = failed or bool(complaints)
        print(("FAIL " if complaints else "ok   ") + path.name)
        for complaint in complaints:
            print("     " + complaint)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
