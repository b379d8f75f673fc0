#!/usr/bin/env python3
"""Judges the pages of the web face in a real browser: four people of the demo ledger do a day's work, axe finds nothing
on any page, no page is wider than a phone, the console stays silent, and `verify` finds the ledger sound afterwards.

usage: web.py PROGRAM WORK [PORT]
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

program, work = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
port = sys.argv[3] if len(sys.argv) > 3 else "8391"
base = f"http://localhost:{port}"
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
told = work / "served.txt"
faults, pages = [], 0
TABLE = (
    "Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Beleg-Nr.;Tag der Zahlung;Empfänger/Einzahler\n"
    "01.07.2026;Ausgabe;KW-STADT;SACH;612,40;WEB-1;01.07.2026;<b>Druckerei</b>\n"
)
LISTS = [
    "/", "/journal", "/vorhaben", "/vorhaben?id=KW", "/teilvorhaben?id=KW-STADT", "/bescheid?id=NRW-KW-01", "/buchung/1",
    "/feststellung", "/abrechnung?bescheid=NRW-KW-01", "/abruf", "/abruf?bescheid=NRW-KW-01", "/berichte",
    "/berichte?art=plan-actual&fuer=KW-STADT", "/abrechnung?bescheid=NRW-KW-01&was:amount=100.000,00&was:rate=60",
]


def fault(text):
    faults.append(text)
    print("FAULT", text)


class Person:
    """Somebody at a browser."""

    def __init__(self, browser, name, password, **screen):
        self.page = browser.new_context(locale="de-DE", **screen).new_page()
        self.page.on("console", lambda m: fault(f"console: {m.text}") if m.type == "error" else None)
        self.page.goto(base + "/anmelden")
        self.page.fill("#name", name)
        self.page.fill("#password", password)
        self.page.click("main button")
        own = f"lauter gute Wörter von {name}"
        self.page.fill("#old", password)
        self.page.fill("#new", own)
        self.page.fill("#again", own)
        self.page.click("main button")

    def see(self, address):
        """Opens a page and has axe look at it."""
        global pages
        answer = self.page.goto(base + address)
        pages += 1
        if answer.status != 200:
            fault(f"{address}: {answer.status} {self.page.inner_text('main')[:200]}")
        for violation in Axe().run(self.page).response["violations"]:
            fault(f"{address}: axe {violation['id']} {violation['nodes'][0]['html'][:120]}")
        if self.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            fault(f"{address}: wider than the screen")
        return self.page.inner_text("main")


def expect(what, text, words):
    if words not in text:
        fault(f"{what}: no {words!r} in {text[:300]!r}")


def day(browser, passwords):
    clerk = Person(browser, "weber", passwords["weber"], viewport={"width": 390, "height": 800})
    for address in LISTS[:7] + ["/einlesen"]:
        clerk.see(address)
    page = clerk.page
    page.goto(base + "/einlesen")
    page.set_input_files("#file", {"name": "liste.csv", "mimeType": "text/csv", "buffer": TABLE.encode()})
    page.click("button[value=look] >> nth=-1")
    expect("preview", page.inner_text("main"), "1 neu")
    page.click("button[value=book]")
    expect("above 500 €", page.inner_text("main"), "Wartet als Vorschlag 1")

    clerk.see("/erfassen?kind=expense")
    page.select_option("#measure", "KW-STADT")
    page.select_option("#line", "SACH")
    for field, value in {"amount": "11,90", "voucher": "WEB-2", "counterparty": "Bürobedarf Müller"}.items():
        page.fill("#" + field, value)
    page.click("button[value=book]")
    expect("book", page.inner_text("main"), "Gebucht unter Nr.")

    releaser = Person(browser, "krause", passwords["krause"])
    shown = releaser.see("/vorschlag/1")
    for words in ("612,40", "WEB-1", "liste.csv"):
        expect("a proposal whole", shown, words)
    releaser.see("/vorschlaege")
    releaser.page.check("input[name=chosen][value='1']")
    releaser.page.click("button[value=release]")
    expect("release", releaser.page.inner_text("main"), "Freigegeben: 1")

    manager = Person(browser, "lange", passwords["lange"], viewport={"width": 1280, "height": 900})
    for address in LISTS:
        manager.see(address)
    manager.page.goto(base + "/berichte?art=plan-actual&fuer=KW-STADT")
    with manager.page.expect_download() as download:
        manager.page.click("text=Arbeitsmappe laden")
    if pathlib.Path(download.value.path()).read_bytes()[:2] != b"PK":
        fault("the report is no workbook")
    manager.page.click("text=Als vorgelegt festhalten")
    expect("hand in", manager.page.inner_text("main"), "orgelegt")

    auditor = Person(browser, "vogt", passwords["vogt"], color_scheme="dark")
    for address in LISTS + ["/pruefung", "/pruefung?method=units&size=5&seed=alpha"]:
        auditor.see(address)
    first = auditor.see("/pruefung?method=random&size=5&seed=alpha")
    if first != auditor.see("/pruefung?method=random&size=5&seed=alpha"):
        fault("the same seed drew something else")
    auditor.page.click("text=Hauptbuch prüfen")
    expect("verify at a button", auditor.page.inner_text("main"), "ist, was geschrieben wurde")


server = subprocess.Popen(
    [program, "demo", work / "demo", "--serve", "--listen", f"127.0.0.1:{port}"],
    stdout=told.open("w"), stderr=subprocess.STDOUT, cwd=work)
try:
    for _ in range(600):
        if base in told.read_text() or server.poll() is not None:
            break
        time.sleep(0.2)
    text = told.read_text()
    passwords = {
        name: re.search(name + r".*?([a-z2-9]{4}(?:-[a-z2-9]{4}){4})", text, re.S)[1] for name in ("weber", "krause", "lange", "vogt")
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        day(browser, passwords)
        browser.close()
finally:
    server.terminate()
    began = time.monotonic()
    if server.wait(30) != 0 or time.monotonic() - began > 10:
        fault(f"the server ended with {server.returncode} after {time.monotonic() - began:.1f} s")

ledger = work / "demo" / "foerderbuch.sqlite"
proof = subprocess.run([program, "verify", "--deep", "--json", "--ledger", ledger], capture_output=True, text=True)
if proof.returncode != 0 or json.loads(proof.stdout).get("sound") is False:
    fault(f"verify: {proof.returncode} {proof.stdout[:500]} {proof.stderr[:500]}")
print(f"{pages} pages looked at, {len(faults)} faults")
sys.exit(1 if faults else 0)
