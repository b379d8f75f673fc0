#!/usr/bin/env python3
"""Judges the seal chain: makes every seal again from what the file says, with nothing of Förderbuch; then attacks
copies of the ledger as somebody would who knows all of that, and wants each attack found by plain `verify`.

usage: chain.py PROGRAM FOLDER WORK

FOLDER has foerderbuch.sqlite with a submission and bookings after it, and foerderbuch.evidence.
"""

import collections
import hashlib
import json
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import sys

# Each kind of record, and the tables of its parts in the order of the encoding.
RECORDS = {
    "batch": ["batch"],
    "project": [
        "project_version", "organisation", "measure_version", "plan_line", "source", "award_version", "award_year",
        "award_override", "project_term"],
    "account": ["account"],
    "rule_set": ["rule_set"],
    "entry": ["entry", "posting", "entry_evidence", "entry_fact"],
    "period_close": ["period_close"],
    "settlement": ["settlement", "settlement_entry"],
    "submission": ["submission"],
    "evidence": ["evidence"],
    "recorder": ["recorder"],
    "referenceFile": ["reference_file"],
    "reference_file": ["reference_file"],
    "basis": ["basis", "basis_file"],
    "bank_statement": ["bank_statement", "bank_line", "bank_line_ignored"],
    "commitment": ["commitment"],
    "actor": ["actor"],
    "person": ["person"],
    "four_eyes": ["four_eyes"],
    "proposal": ["proposal", "proposal_file"],
    "decision": ["decision"],
}


def field(value):
    if value is None:
        return b"\0"
    if isinstance(value, int):
        return b"\1" + struct.pack(">q", value)
    kind, content = (b"\2", value.encode()) if isinstance(value, str) else (b"\3", bytes(value))
    return kind + struct.pack(">I", len(content)) + content


def canonical(db, record, key):
    tables = RECORDS[record]
    content = bytearray(b"\1" + field(record))
    for place, table in enumerate(tables):
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        order = ", ".join(columns[:2])
        for row in db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {columns[0]} = ? ORDER BY {order}", (key,)):
            if place:
                content += field(table)
            for value in row:
                content += field(value)
    return bytes(content)


def seals(db):
    head = hashlib.sha256(b"foerderbuch/chain/1").digest()
    for sequence, record, key in db.execute("SELECT sequence, record, id FROM seal ORDER BY sequence").fetchall():
        head = hashlib.sha256(head + canonical(db, record, key)).digest()
        yield sequence, head


def forge(path, sql, reseal=False):
    """Changes the file behind the triggers' back, and seals it anew where that is wanted."""
    db = sqlite3.connect(path, isolation_level=None)
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql IS NOT NULL").fetchall()
    for name, _ in triggers:
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute("PRAGMA ignore_check_constraints = ON")
    changed = db.total_changes
    db.executescript(sql)
    changed = db.total_changes - changed
    if reseal:
        for sequence, head in list(seals(db)):
            db.execute("UPDATE seal SET hash = ? WHERE sequence = ?", (head, sequence))
    for _, text in triggers:
        db.execute(text)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return changed


# One change each that the file itself must betray: of what is sealed, of the sums, of names and words, of the schema.
SEALED = [
    ("batch", "recorded_at", "'2020-01-01T00:00:00Z'"), ("batch", "file_name", "'x.csv'"),
    ("recorder", "name", "'niemand'"), ("entry", "amount", "amount + 1"), ("entry", "eligible", "eligible - 1"),
    ("entry", "booked_on", "booked_on - 10000"), ("entry", "paid_on", "paid_on + 1"),
    ("entry", "counterparty", "counterparty || ' '"), ("entry", "purpose", "'x'"), ("entry", "voucher", "'X-1'"),
    ("entry", "reference", "'y'"), ("entry", "measure", "(SELECT max(id) FROM measure)"),
    ("entry", "source", "NULL"), ("posting", "amount", "amount * 2"), ("posting", "account", "'1800'"),
    ("entry_evidence", "name", "'y.pdf'"), ("entry_fact", "value", "'1'"),
    ("project_version", "title", "'anders'"), ("project_version", "effective_on", "20200101"),
    ("organisation", "input_vat_deductible", "'1'"), ("plan_line", "eligible", "0"),
    ("plan_line", "planned", "planned + 100"), ("award_version", "amount", "amount + 100000"),
    ("award_version", "rate", "'1'"), ("award_year", "amount", "amount + 1"), ("award_override", "value", "'1'"),
    ("project_term", "value", "'2030-12-31'"), ("source", "planned", "planned + 1"),
    ("account", "kind", "'income'"), ("submission", "as_of", "20990101"), ("submission", "content", "x'00'"),
    ("submission", "sha256", "zeroblob(32)"), ("submission", "entries", "entries + 1"), ("submission", "head", "zeroblob(32)"),
    ("submission", "options", "options || 'x=1'"), ("submission", "kind", "'interim'"), ("submission", "file_name", "'x.xlsx'"),
    ("measure_version", "recipient", "'anders'"), ("measure_version", "basis", "'cost'"), ("batch", "file_sha256", "zeroblob(32)"),
    ("batch", "action", "'import'"), ("entry", "number", "number + 1000"), ("entry", "reverses", "1"), ("entry", "kind", "'donation'"),
    ("entry", "text", "text || ' '"), ("entry", "counts_on", "20200101"), ("posting", "measure", "'KW-NETZ'"), ("posting", "item", "'x'"),
    ("posting", "party", "'x'"), ("award_version", "awarded_on", "awarded_on - 1"), ("award_version", "ends_on", "ends_on + 1"),
    ("award_version", "rule_set", "'anbest-p-bund'"), ("source", "counts_as_own_share", "1 - counts_as_own_share"),
    ("commitment", "value", "value + 1"), ("commitment", "ordered_on", "ordered_on - 1"), ("settlement", "entitled", "entitled + 1"),
    ("rule_set", "content", "x'00'"), ("basis", "files", "files + 1"), ("basis_file", "file", "file + 1"),
    ("reference_file", "name", "'x'"), ("evidence", "bytes", "bytes + 1"), ("evidence", "entry", "entry + 1000"),
    ("seal", "record", "'entry'"), ("seal", "id", "id + 1"), ("period_close", "through_on", "20200101"),
    ("reference_file", "content", "x'00'"), ("evidence", "name", "'z.pdf'"), ("evidence", "sha256", "zeroblob(32)"),
    ("seal", "hash", "zeroblob(32)"),
]
OTHERS = {
    "sum of what is eligible": "UPDATE activity SET eligible = eligible + 100 WHERE kind = 'expense'",
    "sums of what is unproven": "UPDATE activity SET unproven = unproven + 1",
    "sums of what is not filed": "UPDATE activity SET unfiled = unfiled + 1",
    "a sum more": "INSERT INTO activity SELECT measure, kind, line, source, counts_on + 1, known_on, service_from,"
    " service_to, period_on, amount, eligible, unproven, unfiled FROM activity LIMIT 1",
    "a sum less": "DELETE FROM activity WHERE kind = 'expense'",
    "a balance": "UPDATE balance SET debit = debit + 1",
    "a balance less": "DELETE FROM balance WHERE account = '1800'",
    "a measure of another project": "UPDATE measure SET project = (SELECT max(id) FROM project)",
    "an award of another project": "UPDATE award SET project = (SELECT min(id) FROM project)",
    "a project more": "INSERT INTO project VALUES ('fremd')",
    "a plan line more": "INSERT INTO item SELECT id, 'fremd' FROM measure LIMIT 1",
    "a plan line less": "DELETE FROM item WHERE id = (SELECT min(id) FROM item)",
    "a kind more": "INSERT INTO kind VALUES ('geschenk')",
    "a kind of fact less": "DELETE FROM fact WHERE id = 'order'",
    "a migration more": "INSERT INTO migration VALUES (99, 'x', zeroblob(32))",
    "another migration": "UPDATE migration SET sha256 = zeroblob(32) WHERE version = 3",
    "an entry less": "DELETE FROM posting WHERE entry = 7; DELETE FROM entry_evidence WHERE entry = 7;"
    " DELETE FROM entry_fact WHERE entry = 7; DELETE FROM entry WHERE number = 7",
    "an entry and its seal less": "DELETE FROM posting WHERE entry = 7; DELETE FROM entry WHERE number = 7;"
    " DELETE FROM seal WHERE record = 'entry' AND id = 7",
    "a posting less": "DELETE FROM posting WHERE entry = 9 AND line_no = 1",
    "two seals exchanged": "UPDATE seal SET sequence = -1 WHERE sequence = 20;"
    " UPDATE seal SET sequence = 20 WHERE sequence = 21; UPDATE seal SET sequence = 21 WHERE sequence = -1",
    "a table more": "CREATE TABLE fremd (a)",
    "a view": "CREATE VIEW fremd AS SELECT 1",
    "an index": "CREATE INDEX fremd ON entry (purpose)",
    "a trigger named like its table": "CREATE TRIGGER entry AFTER INSERT ON entry BEGIN SELECT 1; END",
    "a trigger named like one of SQLite's": "CREATE TRIGGER zz AFTER INSERT ON entry BEGIN SELECT 1; END;"
    " PRAGMA writable_schema = ON; UPDATE sqlite_master SET name = 'sqlite_x', sql = replace(sql, 'zz', 'sqlite_x')"
    " WHERE name = 'zz'; PRAGMA writable_schema = RESET",
}
# Changes that are sealed again from the first record on; what a submission shows is a witness.
RESEALED = {
    "the head of a submission": "UPDATE submission SET head = zeroblob(32)",
    "another workbook of a submission": "UPDATE submission SET content = x'504b', sha256 = zeroblob(32)",
    "an entry less": "DELETE FROM posting WHERE entry = 7; DELETE FROM entry_evidence WHERE entry = 7;"
    " DELETE FROM entry_fact WHERE entry = 7; DELETE FROM entry WHERE number = 7;"
    " DELETE FROM seal WHERE record = 'entry' AND id = 7",
    "a piece of evidence": "UPDATE evidence SET sha256 = zeroblob(32) WHERE id = 1",
    "an entry": "UPDATE entry SET purpose = 'x', counterparty = 'y' WHERE number = 6",
    "an award": "UPDATE award_version SET amount = amount + 100000",
    "a plan": "UPDATE plan_line SET planned = planned + 1 WHERE version = 1",
    "an earlier time": "UPDATE batch SET recorded_at = '2019-01-01T00:00:00Z' WHERE id = 2",
}

# What is done rightly and to be named all the same, and attacks on what that leaves.
CLOSED = [
    ["close", "2025-12-31"], ["project", "apply", "nachtrag.yaml"],
    ["record", "own-funds", "--date", "2026-06-29", "--measure", "KW-STADT", "--source", "eigen", "--amount", "2,00"],
]
CLOSED_CHANGES = {
    "a close less": "DELETE FROM period_close",
    "an earlier close": "UPDATE period_close SET through_on = 20250630",
    "an entry on a closed day": "UPDATE entry SET booked_on = 20251001 WHERE number = (SELECT max(number) FROM entry)",
}
# An amendment behind the close of its day, and a clock that ran backwards, are notes: neither is damage.
LAST_BATCH = "UPDATE batch SET recorded_at = '2019-01-01T00:00:00Z' WHERE id = (SELECT max(id) FROM batch)"

# People, a setting of four eyes, and a proposal that is rejected; then one change each of what that left.
PEOPLE = [
    ["people", "add", "vera", "--name", "Vera", "--role", "admin"],
    ["people", "add", "anna", "--name", "Anna", "--role", "entry", "--as", "vera"],
    ["people", "add", "bert", "--name", "Bert", "--role", "release", "--as", "vera"],
    ["people", "four-eyes", "--from", "0,01", "--as", "vera"],
    ["reverse", "1", "--reason", "x", "--as", "anna"],
    ["reject", "1", "--reason", "y", "--as", "bert"],
]
PEOPLE_CHANGES = {
    "a role": "UPDATE person SET roles = 'admin' WHERE person = 'anna'",
    "a login": "UPDATE person SET login = 'x' WHERE person = 'bert'",
    "a person less": "DELETE FROM person WHERE person = 'vera'",
    "a limit": "UPDATE four_eyes SET from_amount = 100000000",
    "a limit that came later": "UPDATE four_eyes SET effective_on = 20990101",
    "what was proposed": "UPDATE proposal SET content = replace(content, 'x', 'z')",
    "who proposed": "UPDATE actor SET person = 'bert' WHERE person = 'anna'",
    "from which login": "UPDATE actor SET login = 'x' WHERE person = 'bert'",
    "a decision": "UPDATE decision SET reason = 'z'",
    "a decision less": "DELETE FROM decision",
}


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    folder, work = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    complaints = []

    def copy(name, folder=folder):
        place = work / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        shutil.copy(folder / "foerderbuch.sqlite", place)
        shutil.copytree(folder / "foerderbuch.evidence", place / "foerderbuch.evidence")
        return place

    def verify(place, *options):
        answer = subprocess.run(
            [program, "verify", "--json", "--ledger", "foerderbuch.sqlite", *options], cwd=place, capture_output=True,
            text=True)
        try:
            return answer.returncode, json.loads(answer.stdout)["problems"]
        except json.JSONDecodeError:
            return answer.returncode, [answer.stderr]

    place = copy("sound")
    code, problems = verify(place)
    if code:
        complaints.append(f"the ledger is not sound to begin with: {problems}")
    db = sqlite3.connect(place / "foerderbuch.sqlite")
    made = list(seals(db))
    kept = db.execute("SELECT sequence, hash FROM seal ORDER BY sequence").fetchall()
    if made != [(sequence, bytes(digest)) for sequence, digest in kept]:
        complaints.append("the seals are not those that are made again here")
    filled = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table, _, _ in SEALED}
    db.close()
    # An anchor is never replaced, and this may be the second run in the same folder.
    (work / "anker.txt").unlink(missing_ok=True)
    subprocess.run(
        [program, "anchor", "-o", str((work / "anker.txt").resolve()), "--ledger", "foerderbuch.sqlite"], cwd=place, check=True,
        stdout=subprocess.DEVNULL)

    found = tried = 0
    kinds = collections.Counter()

    def attack(name, sql, reseal=False, options=(), of=folder):
        nonlocal found, tried
        place = copy("attack", of)
        changed = forge(place / "foerderbuch.sqlite", sql, reseal)
        tried += 1
        kinds["with a witness elsewhere" if options else "sealed again" if reseal else "by the file itself"] += 1
        code, problems = verify(place, *options)
        if code == 1 and problems:
            found += 1
        else:
            complaints.append(f"{name}: {code} {problems} ({changed} rows changed)")

    for table, column, value in SEALED:
        if filled[table]:
            attack(f"{table}.{column}", f"UPDATE {table} SET {column} = {value} WHERE rowid IN (SELECT rowid FROM {table} LIMIT 1)"
                   if table in ("batch", "entry", "seal", "submission", "evidence", "project_version", "account", "reference_file",
                                "recorder")
                   else f"UPDATE {table} SET {column} = {value}")
    for name, sql in OTHERS.items():
        attack(name, sql)
    for name, sql in RESEALED.items():
        attack("sealed again: " + name, sql, reseal=True)
    # Also where the submissions are told the new heads: their stored workbooks are witnesses.
    place = copy("attack")
    path = place / "foerderbuch.sqlite"
    forge(path, RESEALED["an entry"], reseal=True)
    db = sqlite3.connect(path)
    heads = dict(seals(db))
    update = ""
    for key, batch in db.execute("SELECT id, batch FROM submission ORDER BY id").fetchall():
        sequence, = db.execute("SELECT sequence FROM seal WHERE record = 'batch' AND id = ?", (batch,)).fetchone()
        update += f"UPDATE submission SET head = x'{heads[sequence - 1].hex()}' WHERE id = {key};"
    db.close()
    forge(path, update, reseal=True)
    tried += 1
    code, problems = verify(place)
    if code == 1 and len(problems) == 1:
        found += 1
    else:
        complaints.append(f"workbooks as witnesses: {code} {problems}")
    place = copy("people")
    for arguments in PEOPLE:
        subprocess.run([program, *arguments, "--ledger", "foerderbuch.sqlite"], cwd=place, check=True, stdout=subprocess.DEVNULL)
    db = sqlite3.connect(place / "foerderbuch.sqlite")
    if list(seals(db)) != [
            (sequence, bytes(digest)) for sequence, digest in db.execute("SELECT sequence, hash FROM seal ORDER BY sequence")]:
        complaints.append("the seals of people and proposals are not those that are made again here")
    db.close()
    code, problems = verify(place)
    if code:
        complaints.append(f"the ledger with people is not sound to begin with: {problems}")
    for name, sql in PEOPLE_CHANGES.items():
        attack("people: " + name, sql, of=place)
    place = copy("closed")
    text = (folder / "beispiele" / "klimawerkstatt.yaml").read_text()
    (place / "nachtrag.yaml").write_text(text.replace("project:\n", "amendment: {on: 2025-08-01, reference: Nachtrag, lateReason: spaet eingegangen}\nproject:\n", 1)
                                         .replace("title: \"", "title: \"Neu ", 1))
    for arguments in CLOSED:
        subprocess.run([program, *arguments, "--ledger", "foerderbuch.sqlite"], cwd=place, check=True, stdout=subprocess.DEVNULL)
    for name, sql in CLOSED_CHANGES.items():
        attack("closed: " + name, sql, of=place)
    attack("closed and sealed again: an entry on a closed day", CLOSED_CHANGES["an entry on a closed day"], reseal=True, of=place)
    for name, sql, number in [("a back-dated amendment", "", 1), ("a clock set back", LAST_BATCH, 2)]:
        place = copy("attack", place if not sql else work / "closed")
        if sql:
            forge(place / "foerderbuch.sqlite", sql, reseal=True)
        answer = subprocess.run(
            [program, "verify", "--json", "--ledger", "foerderbuch.sqlite"], cwd=place, capture_output=True, text=True)
        tried += 1
        if answer.returncode == 0 and len(json.loads(answer.stdout)["notes"]) == number:
            found += 1
        else:
            complaints.append(f"{name}: {answer.returncode} {answer.stdout}")
    # What is left to witnesses elsewhere: everything, the submissions included, taken away or written anew.
    subprocess.run([program, "submissions", "1", "-o", str((work / "vorgelegt.xlsx").resolve()), "--replace", "--ledger",
                    "foerderbuch.sqlite"], cwd=work / "sound", check=True, stdout=subprocess.DEVNULL)
    last = ("DELETE FROM posting WHERE entry = (SELECT max(number) FROM entry);"
            "DELETE FROM seal WHERE sequence = (SELECT max(sequence) FROM seal);"
            "DELETE FROM entry WHERE number = (SELECT max(number) FROM entry);")
    gone = "".join(f"DELETE FROM {table};DELETE FROM seal WHERE record = '{table}';" for table in ("submission", "basis", "reference_file"))
    gone = gone.replace("DELETE FROM basis;", "DELETE FROM basis_file;DELETE FROM basis;") + RESEALED["an entry"] + ";"
    gone += "UPDATE batch SET recorded_at = '2019-01-01T00:00:00Z' WHERE id = 1"
    anchor = ("--anchor", str((work / "anker.txt").resolve()))
    head = ("--head", made[-1][1].hex())
    workbook = ("--workbook", str((work / "vorgelegt.xlsx").resolve()))
    for witness in (anchor, head):
        attack(f"the end cut off, against {witness[0]}", last, options=witness)
    for witness in (anchor, head, workbook):
        attack(f"written anew with every witness in it, against {witness[0]}", gone, reseal=True, options=witness)
    for complaint in complaints:
        print(complaint)
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    print(f"{len(made)} seals made again, {found} of {tried} attacks found")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
