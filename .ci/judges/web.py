#!/usr/bin/env python3
"""Judges the pages of the web face in a real browser: five people of the demo ledger do a day's work, one of them with the
keyboard alone, axe finds nothing on any page, no page is wider than a phone, the console stays silent, and afterwards
`verify`, hledger and a workbook agree on what the ledger is.

usage: web.py PROGRAM WORK [PORT]
"""

import csv
import datetime
import decimal
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import time

import openpyxl
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


# Two debits: one to be assigned, one that is nobody's.
STATEMENT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>1</Id>
<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-01</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">65.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-30</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">24.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-12</Dt></BookgDt><BkTxCd/>
<NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>Papierhaus</Nm></Pty></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-15</Dt></BookgDt><BkTxCd/>
<NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>Kantine</Nm></Pty></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""
BLOCK = (
    "Buchungsdatum\tArt\tTeilvorhaben\tPosition\tBetrag\tBeleg-Nr.\tTag der Zahlung\tEmpfänger/Einzahler\r\n"
    "02.06.2026\tAusgabe\tKW-STADT\tSACH\t33,2x\tWEB-4\t02.06.2026\tKopierladen\r\n"
)


def fault(text):
    faults.append(text)
    print("FAULT", text)


class Person:
    """Somebody at a browser."""

    def __init__(self, browser, name, password, **screen):
        self.page = browser.new_context(locale="de-DE", **screen).new_page()
        self.page.on("console", self.told)
        self.page.goto(base + "/anmelden")
        self.page.fill("#name", name)
        self.page.fill("#password", password)
        self.page.click("main button")
        own = f"lauter gute Wörter von {name}"
        self.page.fill("#old", password)
        self.page.fill("#new", own)
        self.page.fill("#again", own)
        self.page.click("main button")

    def told(self, message):
        # A form that is not taken answers 422, which is no fault.
        if message.type == "error" and "422" not in message.text:
            fault(f"console: {message.text}")

    def send(self, button):
        """Presses a button and waits for the page that answers."""
        with self.page.expect_navigation():
            self.page.click(button)
        return self.page.inner_text("main")

    def see(self, address):
        """Opens a page and looks at it."""
        answer = self.page.goto(base + address)
        if answer.status != 200:
            fault(f"{address}: {answer.status} {self.page.inner_text('main')[:200]}")
        return self.look()

    def look(self):
        """Has axe look at the page that is there."""
        global pages
        address = self.page.url.removeprefix(base)
        pages += 1
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

    # The keyboard alone: what is typed stands in the order of a voucher, Enter books, and the next one can be typed.
    clerk.see("/erfassen?kind=expense")
    for field, value in (("counterparty", "Bürobedarf Müller"), ("voucher", "WEB-2"), ("voucherDate", "5.6.2026"),
                         ("purpose", "Papier"), ("amount", "11,90"), ("vat", "1,90"), ("measure", "KW-STADT"), ("line", "SACH"),
                         ("paidOn", "8.6.2026"), ("date", "8.6.2026")):
        here = page.evaluate("document.activeElement.id")
        if here != field:
            fault(f"keyboard: {here} has the focus, not {field}")
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect("book", page.inner_text("main"), "Gebucht unter Nr.")
    expect("next one", page.evaluate("document.activeElement.id"), "counterparty")

    # The same payee's last values, a voucher on two lines with its file, and a question that is answered.
    page.fill("#counterparty", "Bürobedarf Müller")
    page.keyboard.press("Tab")
    page.wait_for_selector("button[value=like]")
    clerk.send("button[value=like]")
    expect("payee's last purpose", page.input_value("#purpose"), "Papier")
    for field, value in {"voucher": "WEB-3", "voucherDate": "9.6.2026", "amount": "30,00", "paidOn": "9.6.2026",
                         "date": "9.6.2026"}.items():
        page.fill("#" + field, value)
    page.click("details summary")
    page.fill("#voucherTotal", "50,00")
    page.set_input_files("#evidence", {"name": "web3.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 web3"})
    clerk.send("button[value=split]")
    expect("the rest", page.input_value("#amount"), "20,00")
    expect("the same file", page.inner_text(".kept"), "web3.pdf")
    page.select_option("#line", "INV")
    page.fill("#date", "1.8.2026")
    page.fill("#paidOn", "1.8.2026")
    expect("outside the period", clerk.send("button[value=book]"), "zählt das nicht")
    expect("yes", clerk.send("button[value=yes]"), "Gebucht unter Nr.")

    # A block from a spreadsheet, corrected in place.
    page.goto(base + "/einlesen")
    page.fill("#block", BLOCK)
    expect("beside the cell", clerk.send("button[value=look] >> nth=-1"), "kein Betrag")
    page.fill("#cell-1-4", "33,20")
    clerk.send("button[value=look] >> nth=0")
    expect("block", clerk.send("button[value=book]"), "Gebucht:")

    # The entry workbook.
    made = subprocess.run([program, "template", "bookings", "-o", work / "Erfassung.xlsx", "--ledger", ledger, "--as", "weber"],
                          capture_output=True, text=True)
    if made.returncode:
        fault(f"template: {made.stderr}")
    book = openpyxl.load_workbook(work / "Erfassung.xlsx")
    sheet = book["Buchungen"]
    where = {cell.value: cell.column for cell in sheet[1] if cell.value}
    day = datetime.date(2026, 6, 3)
    for heading, value in {"Buchungsdatum": day, "Art": "Ausgabe", "Teilvorhaben": "KW-STADT", "Position": "SACH", "Betrag": 47.11,
                           "Beleg-Nr.": "WEB-5", "Tag der Zahlung": day, "Empfänger/Einzahler": "Gärtnerei"}.items():
        sheet.cell(2, where[heading]).value = value
    book.save(work / "Erfassung.xlsx")
    page.goto(base + "/einlesen")
    page.set_input_files("#file", work / "Erfassung.xlsx")
    expect("entry workbook", clerk.send("button[value=look] >> nth=-1"), "47,11")
    expect("entry workbook", clerk.send("button[value=book]"), "Gebucht:")

    # A statement: one wrong assignment loses nothing of the list.
    page.goto(base + "/einlesen")
    page.set_input_files("#file", {"name": "auszug.xml", "mimeType": "text/xml", "buffer": STATEMENT.encode()})
    expect("statement", clerk.send("button[value=look] >> nth=-1"), "Papierhaus")
    clerk.look()
    page.select_option("[name=kind-1]", "expense")
    page.fill("[name=target-1]", "KW-STADT:NEIN")
    page.fill("[name=ignore-2]", "Bewirtung, nicht vom Vorhaben")
    clerk.send("button[value=book]")
    expect("kept", page.input_value("[name=ignore-2]"), "Bewirtung")
    page.fill("[name=target-1]", "KW-STADT:SACH")
    expect("statement", clerk.send("button[value=book]"), "Gebucht:")

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
    expect("hand in", manager.page.inner_text("main"), "Vorschlag 2 wartet auf eine zweite Person")
    releaser.see("/vorschlag/2")
    releaser.page.goto(base + "/vorschlaege")
    releaser.page.check("input[name=chosen][value='2']")
    expect("release of a report", releaser.send("button[value=release]"), "Freigegeben: 1")
    expect("handed in", manager.see("/vorlage/1"), "Heute kämen dieselben Zahlen heraus")

    number = contribute(browser, manager)
    for address in ("/personen", "/vorschlaege?all=1"):
        manager.see(address)
    releaser.see("/vorschlaege")
    releaser.page.check(f"input[name=chosen][value='{number}']")
    expect("release of a contribution", releaser.send("button[value=release]"), "Freigegeben: 1")

    auditor = Person(browser, "vogt", passwords["vogt"], color_scheme="dark")
    for address in LISTS + ["/pruefung", "/pruefung?method=units&size=5&seed=alpha"]:
        auditor.see(address)
    first = auditor.see("/pruefung?method=random&size=5&seed=alpha")
    if first != auditor.see("/pruefung?method=random&size=5&seed=alpha"):
        fault("the same seed drew something else")
    auditor.see("/buchung/1")
    auditor.page.check("[name=mark][value=question]")
    auditor.page.fill("#note", "Angebot fehlt")
    auditor.send("button[value=review]")
    expect("note of the auditor", auditor.see("/pruefung"), "Angebot fehlt")
    auditor.page.click("text=Hauptbuch prüfen")
    expect("verify at a button", auditor.page.inner_text("main"), "ist, was geschrieben wurde")


def contribute(browser, manager):
    """A partner is taken in, fills in the form and sends it with the signed paper; a second person releases it."""
    page = manager.page
    page.goto(base + "/personen")
    for field, value in {"id": "lehmann", "name": "Karl Lehmann", "organisation": "wohnbau"}.items():
        page.fill("#" + field, value)
    page.check("[name=role][value=partner]")
    manager.send("button[value=add]")
    partner = Person(browser, "lehmann", page.inner_text(".secret"), viewport={"width": 390, "height": 800})
    partner.see("/beitraege")
    with partner.page.expect_download() as download:
        partner.page.click("a[download] >> nth=0")
    form = work / "beitrag.xlsx"
    download.value.save_as(form)
    book = openpyxl.load_workbook(form)
    # Volunteers' hours apart, a room is 10 m² × 3 months × 12.50 €.
    for cell, value in {"B6": datetime.date(2026, 6, 1), "C6": "Lager", "D6": 10, "E6": 3, "F6": 12.5}.items():
        book["Räume"][cell].value = value
    book.save(form)
    partner.page.set_input_files("#formular", form)
    partner.page.set_input_files("#unterschrift", {"name": "signed.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 s"})
    expect("contribution", partner.send("main form >> button"), "Vorschlag")
    partner.look()
    return re.search(r"Vorschlag (\d+)", partner.page.inner_text(".note"))[1]


ledger = work / "demo" / "foerderbuch.sqlite"
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



def run(*arguments):
    done = subprocess.run([program, *arguments, "--ledger", ledger, "--as", "vogt"], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        fault(f"{arguments[0]}: {done.returncode} {done.stdout[:500]} {done.stderr[:500]}")
    return done.stdout


proof = json.loads(run("verify", "--deep", "--json"))
if proof.get("sound") is False or proof.get("ok") is False:
    fault(f"verify: {proof}")
# What was typed above, cent by cent, is what the lines have more than the demo began with.
measure = json.loads(run("status", "--measure", "KW-STADT", "--as-of", "2026-12-31", "--json"))["measures"][0]
actual = {line["id"]: decimal.Decimal(line["actual"]) for line in measure["lines"]}
typed = {"SACH": "612.40 11.90 30.00 33.20 47.11 24.50", "INV": "20.00", "UNBAR": "375.00"}
for line, before in (("SACH", "14812.37"), ("INV", "19949.60"), ("UNBAR", "11770.00")):
    wanted = decimal.Decimal(before) + sum(map(decimal.Decimal, typed[line].split()))
    if actual[line] != wanted:
        fault(f"{line}: {actual[line]} instead of {wanted}")
run("export", "hledger", "-o", work / "web.journal")
checked = subprocess.run(["hledger", "check", "--strict", "-f", work / "web.journal"], capture_output=True, text=True)
if checked.returncode:
    fault(f"hledger: {checked.stderr[:500]}")
printed = subprocess.run(["hledger", "-f", work / "web.journal", "print", "-O", "csv"], capture_output=True, text=True).stdout
found = len({row["txnidx"] for row in csv.DictReader(io.StringIO(printed))})
if found != proof["entries"]:
    fault(f"hledger has {found} entries, the ledger {proof['entries']}")
run("report", "plan-actual", "KW-STADT", "-o", work / "web.xlsx")
book = json.loads(run("verify", "--workbook", work / "web.xlsx", "--json"))
if not book.get("ok") or not book.get("cellsCompared"):
    fault(f"workbook: {book}")
print(f"{pages} pages looked at, {len(faults)} faults")
sys.exit(1 if faults else 0)
