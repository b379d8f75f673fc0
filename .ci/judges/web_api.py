#!/usr/bin/env python3
"""Judges what programs get under /api/v1: the answers of the program itself, to whoever may have them; schemathesis
finds nothing that the document does not say, and no failure of the server.

usage: web_api.py PROGRAM WORK [PORT]
"""

import json
import os
import subprocess
import sys
import sysconfig

from lib.served import Served

program, work = sys.argv[1:3]
port = int(sys.argv[3]) if len(sys.argv) > 3 else 8392
faults, asked = [], 0


def expect(what, holds, found=""):
    global asked
    asked += 1
    if not holds:
        faults.append(what)
        print("FAULT", what, str(found)[:400])


def answers(served, keys):
    """What a program reads is what the program itself answers."""
    for path, arguments in {
        "status?asOf=2026-06-30": ["status", "--as-of", "2026-06-30"],
        "list/entries?kind=expense&kind=payment&measure=KW-STADT&standing=true":
            ["list", "entries", "--kind", "expense", "--kind", "payment", "--measure", "KW-STADT", "--standing"],
        "list/buchungen?amount=100..200": ["list", "entries", "--amount", "100..200"],
        "show/1": ["show", "1"], "account/1800?measure=KW-STADT": ["account", "1800", "--measure", "KW-STADT"],
        "agenda?within=P2M": ["agenda", "--within", "P2M"], "check?language=en": ["check", "--language", "en"],
        "drawdown/NRW-KW-01?on=2026-06-30": ["drawdown", "NRW-KW-01", "--on", "2026-06-30"],
        "settlement/NRW-KW-01": ["settle", "NRW-KW-01"],
        "settlement/NRW-KW-01?whatIf=rate%3D60%25": ["settle", "NRW-KW-01", "--what-if", "rate=60%"],
        "proposals?all=true": ["proposals", "--all"], "submissions": ["submissions"],
    }.items():
        status, _, text = ask(served, "GET", path, keys["lange"])
        _, own = served.run(*arguments, "--json", person="lange")
        expect(path, status == 200 and json.loads(text) == json.loads(own), text)


def ask(served, method, path, key=None, body=None, **headers):
    if key:
        headers["Authorization"] = "Bearer " + key
    if body is not None:
        headers["Content-Type"] = "application/json"
    return served.ask(method, "/api/v1/" + path, json.dumps(body) if body is not None else None, headers)


def refusals(served, keys, session):
    def status(*a, **k):
        return ask(served, *a, **k)[0]
    voucher = {"measure": "KW-STADT", "line": "SACH", "amount": "11,90", "voucher": "API-0", "counterparty": "Müller"}
    for what, found, wanted in (
        ("no key", status("GET", "status"), 401), ("wrong key", status("GET", "status", "fb_0"), 401),
        ("a session reads", status("GET", "submissions", **session), 200),
        ("a session writes nothing", status("POST", "record/expense", body=voucher, **session), 401),
        ("an auditor books nothing", status("POST", "record/expense", keys["vogt"], voucher), 403),
        ("no way to files", status("POST", "record/expense", keys["weber"], voucher | {"evidence": "/etc/passwd"}), 422),
        ("no other ledger", status("GET", "status?ledger=/etc/passwd", keys["weber"]), 422),
        ("no project file", status("GET", "settlement/NRW-KW-01?whatIf=/etc/x.yaml", keys["lange"]), 422),
        ("an option as a name", status("GET", "list/--help", keys["weber"]), 422),
        ("a number as an amount", status("POST", "record/expense", keys["weber"], voucher | {"amount": 11}), 422),
        ("unknown address", status("GET", "people", keys["weber"]), 404),
        ("another method", status("POST", "status", keys["weber"], {}), 405),
        ("a wrong day", status("GET", "status?asOf=31.2.2026", keys["weber"]), 422),
    ):
        expect(what, found == wanted, found)


def writes(served, keys):
    voucher = {"measure": "KW-STADT", "line": "SACH", "amount": "11,90", "voucher": "API-1", "counterparty": "Büro <b>"}
    status, _, text = ask(served, "POST", "record/expense", keys["weber"], voucher)
    expect("record", status == 200 and len(json.loads(text)["entries"]) == 1, text)
    status, _, text = ask(served, "POST", "record/expense", keys["weber"], voucher)
    expect("twice the same is asked about", status == 422, text)
    paid = ask(served, "POST", "record/payment", keys["weber"], {"voucher": "API-1", "paidOn": "heute"})
    expect("payment", paid[0] == 200, paid[2])
    status, _, text = ask(
        served, "POST", "record/expense", keys["weber"], voucher | {"amount": "900.00", "voucher": "API-2", "beyondPlan": True})
    number = json.loads(text).get("proposal")
    expect("above 500 € it waits", status == 200 and number, text)
    own = ask(served, "POST", f"proposals/{number}/release", keys["weber"], {})
    expect("nobody releases the own", own[0] == 403, own[2])
    tried = ask(served, "POST", f"proposals/{number}/release", keys["krause"], {"dryRun": True})
    expect("a dry run", tried[0] == 200 and json.loads(tried[2])["shown"], tried[2])
    done = ask(served, "POST", f"proposals/{number}/release", keys["krause"], {})
    expect("another person does", done[0] == 200 and json.loads(done[2])["released"][0]["entries"], done[2])
    served.run("people", "key", "--withdraw", person="weber")
    expect("a key that was withdrawn", ask(served, "GET", "status", keys["weber"])[0] == 401)


def made_up(served, key):
    """What schemathesis makes up from the document."""
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance," \
        "response_headers_conformance,ignored_auth,unsupported_method"
    told = subprocess.run(
        [os.path.join(sysconfig.get_path("scripts"), "schemathesis"), "run",
         f"http://localhost:{served.port}/api/v1/openapi.json", "--url", f"http://localhost:{served.port}/api/v1",
         "-H", f"Authorization: Bearer {key}", "--checks", checks, "--max-examples", "15", "--seed", "1",
         "--phases", "examples,coverage,fuzzing", "--max-failures", "5", "--request-timeout", "60"],
        capture_output=True, text=True, cwd=served.work)
    expect("schemathesis", told.returncode == 0, told.stdout[-3000:] + told.stderr[-500:])
    if told.returncode:
        print(told.stdout[-6000:])
    print(*[line for line in told.stdout.splitlines() if "generated" in line or "operations" in line.lower()], sep="\n")


served = Served(program, work, port)
try:
    # A password that is changed ends a key.
    session = {"Cookie": "__Host-foerderbuch=" + served.sign_in("weber")[0]}
    keys = {person: served.key(person) for person in served.passwords}
    answers(served, keys)
    refusals(served, keys, session)
    writes(served, keys)
    made_up(served, keys["lange"])
    expect("no line of the log names a person", not any(p in served.log.split("Im Browser")[1] for p in keys))
finally:
    expect("ends in good order", served.stop() == 0)
code, text = served.run("verify", "--deep", "--json")
expect("verify", code == 0, text)
print(f"{asked} answers looked at, {len(faults)} faults")
sys.exit(1 if faults else 0)
