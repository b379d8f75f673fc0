#!/usr/bin/env python3
"""Judges the entry workbook with programs that nobody here wrote: LibreOffice saves it, openpyxl fills and reads it.

usage: entry.py PROGRAM FOLDER

In FOLDER (made new) a demo ledger is built, and an entry workbook for one of its projects. Rows are filled in, LibreOffice
saves the file, the program imports it: entries and sums must be those that were filled in, a second import must book
nothing, LibreOffice must have kept every rule and computed every check, and the lists to choose from must depend on what
was chosen. Then rows are spoilt: the workbook of problems must say so beside them, and be taken once it is corrected.
"""

import copy
import datetime
import decimal
import json
import os
import pathlib
import shutil
import subprocess
import sys

import openpyxl

from shared.office import Office

PROBLEM, CHECK = "Fehler in dieser Zeile", "Prüfung"
failures = []


def expect(what, found, wanted):
    good = found == wanted
    print(("ok   " if good else "FAIL ") + what + ("" if good else f": {found!r} instead of {wanted!r}"))
    if not good:
        failures.append(what)


class Desk:
    def __init__(self, program, folder):
        self.program, self.folder = str(pathlib.Path(program).resolve()), pathlib.Path(folder).resolve()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.office = Office(str(self.folder / "office"))
        self.environment = dict(os.environ, FOERDERBUCH_LEDGER=str(self.folder / "demo/foerderbuch.sqlite"))
        self.environment.pop("FOERDERBUCH_LANGUAGE", None)

    def run(self, *arguments, code=0):
        done = subprocess.run([self.program, *map(str, arguments)], cwd=self.folder, env=self.environment,
                              capture_output=True, text=True)
        expect(f"{' '.join(map(str, arguments[:2]))} ends with {code}", done.returncode, code)
        if done.returncode != code:
            print(done.stdout + done.stderr)
        return done

    def json(self, *arguments, code=0):
        return json.loads(self.run(*arguments, "--json", code=code).stdout)

    def saved(self, name):
        """The workbook as LibreOffice saves it."""
        return pathlib.Path(self.office.convert([str(self.folder / name)], str(self.folder / "saved"), "xlsx")[0])


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def look(sheet, row, column):
    """The cell if there is one, else its column, whose look a cell takes on when it is filled in."""
    cell = sheet.cell(row, column)
    if cell.has_style:
        return cell
    return next(d for d in sheet.column_dimensions.values() if (d.min or 0) <= column <= (d.max or 0))


def fill(sheet, row, values):
    where = columns(sheet)
    for heading, value in values.items():
        cell, column = sheet.cell(row, where[heading]), look(sheet, row, where[heading])
        cell._style = copy.copy(column._style)
        cell.value = value


def value(sheet, row, heading):
    return sheet.cell(row, columns(sheet)[heading]).value


def figures(desk):
    measure = desk.json("status", "--measure", "KW-STADT", "--as-of", "2026-12-31")["measures"][0]
    lines = {line["id"]: decimal.Decimal(line["actual"]) for line in measure["lines"]}
    awards = {award["id"]: decimal.Decimal(award["drawn"]) for award in measure["awards"]}
    return lines | awards


DAY = datetime.date(2026, 6, 1)
ROWS = {
    2: {"Buchungsdatum": DAY, "Art": "Ausgabe", "Teilvorhaben": "KW-STADT", "Position": "SACH", "Betrag": 119.0,
        "Umsatzsteuer": 19.0, "Beleg-Nr.": "0815", "Belegdatum": DAY, "Tag der Zahlung": DAY,
        "Empfänger/Einzahler": "Druckhaus Nordfelde GmbH", "Grund der Zahlung": "Plakate für die Schlussveranstaltung"},
    3: {"Buchungsdatum": DAY, "Art": "Sachleistung", "Teilvorhaben": "KW-STADT", "Position": "UNBAR",
        "Finanzierungsquelle": "wohnbau", "Betrag": 1350.0, "Bewertung": "Miete", "Menge": 270, "Satz": 12.5,
        "Anteil": 0.4, "Grund der Zahlung": "Werkstattraum", "Nachweis": "raum.txt"},
    5: {"Buchungsdatum": DAY, "Art": "Zuwendungseingang", "Teilvorhaben": "KW-STADT",
        "Finanzierungsquelle": "NRW-KW-01", "Betrag": 1234.56, "Tag der Zahlung": DAY},
    # Not yet paid: booked, but nothing that counts.
    6: {"Buchungsdatum": DAY, "Art": "Ausgabe", "Teilvorhaben": "KW-STADT", "Position": "HON", "Betrag": 0.07},
}
COMES_TO = {"SACH": "119.00", "UNBAR": "1350.00", "NRW-KW-01": "1234.56", "HON": "0.00"}


def judge_rules(book):
    """What keeps people from entering what cannot be booked."""
    sheet = book["Buchungen"]
    where = columns(sheet)
    rules = {}
    for rule in sheet.data_validations.dataValidation:
        for cells in rule.sqref.ranges:
            for column in range(cells.min_col, cells.max_col + 1):
                rules[column] = rule
    expect("every column has a rule or a hint", sorted(set(where.values()) - set(rules)), [])
    expect("kinds of rules", {name: rules[where[name]].type for name in (
        "Buchungsdatum", "Art", "Teilvorhaben", "Position", "Finanzierungsquelle", "Betrag", "Bewertung")},
        {"Buchungsdatum": "date", "Art": "list", "Teilvorhaben": "list", "Position": "list",
         "Finanzierungsquelle": "list", "Betrag": "custom", "Bewertung": "list"})
    for name in ("Position", "Finanzierungsquelle", "Empfänger/Einzahler"):
        expect(f"list of {name} depends on the row", "OFFSET" in (rules[where[name]].formula1 or ""), True)
    expect("German message", "Nachkommastellen" in (rules[where["Betrag"]].error or ""), True)
    expect("headings are protected", (sheet.protection.sheet, sheet.cell(1, 3).protection.locked), (True, True))
    expect("cells are open", [c for c in range(1, 22) if look(sheet, 4, c).protection.locked], [])
    expect("keys are hidden", book["Auswahl"].sheet_state, "hidden")
    expect("recognised by its property", {p.name: p.value for p in book.custom_doc_props.props}.get(
        "Foerderbuch.Template"), "bookings")
    return {name: rules[where[name]].formula1 for name in ("Position", "Finanzierungsquelle", "Empfänger/Einzahler")}


def judge_lists(desk, formulas):
    """LibreOffice computes what the lists would show, beside rows of each kind."""
    book = openpyxl.load_workbook(desk.folder / "Erfassung.xlsx")
    sheet, scratch = book["Buchungen"], book.create_sheet("Probe")
    cases = [("Ausgabe", "KW-STADT", "", ["PERS", "HON", "SACH", "INV"], None, None),
             ("Sachleistung", "KW-STADT", "wohnbau", ["UNBAR", "BE"], ["hochschule", "wohnbau", "baumarkt"],
              ["Wohnbau Nordfelde eG"]),
             ("Zuwendungseingang", "KW-VEREIN", "NRW-KW-02", ["(hier leer lassen)"], ["NRW-KW-02"],
              ["Bezirksregierung (Beispiel)"]),
             ("Eigenmittel", "KW-NETZ", "eigen", ["(hier leer lassen)"], ["eigen"], ["Stadtwerke Nordfelde GmbH"]),
             ("", "KW-STADT", "", ["(erst Art und Teilvorhaben wählen)"], ["(erst Art und Teilvorhaben wählen)"], None)]
    names = ("Position", "Finanzierungsquelle", "Empfänger/Einzahler")
    where = columns(sheet)
    letters = {name: openpyxl.utils.get_column_letter(where[name]) for name in ("Art", "Teilvorhaben", "Finanzierungsquelle")}
    for index, (kind, measure, source, *_) in enumerate(cases, 1):
        fill(sheet, index + 1, {"Art": kind, "Teilvorhaben": measure, "Finanzierungsquelle": source})
        for place, name in enumerate(names):
            formula = formulas[name]
            for letter in letters.values():
                formula = formula.replace(f"{letter}2", f"Buchungen!{letter}{index + 1}")
            for entry in range(6):
                scratch.cell(index, place * 6 + entry + 1).value = (
                    f'=IF({entry + 1}>ROWS({formula}),"",INDEX({formula},{entry + 1},1))')
    book.save(desk.folder / "Listen.xlsx")
    shown = openpyxl.load_workbook(desk.saved("Listen.xlsx"), data_only=True)["Probe"]
    for index, (kind, measure, source, *wanted) in enumerate(cases, 1):
        for place, (name, entries) in enumerate(zip(names, wanted)):
            if entries is not None:
                found = [shown.cell(index, place * 6 + entry + 1).value for entry in range(6)]
                expect(f"{name} of {kind or 'no kind'} in {measure}", [text for text in found if text], entries)


def judge_round_trip(desk):
    desk.json("template", "bookings", "-o", "Erfassung.xlsx", "--project", "KW")
    book = openpyxl.load_workbook(desk.folder / "Erfassung.xlsx")
    formulas = judge_rules(book)
    judge_lists(desk, formulas)
    desk.run("import", "Erfassung.xlsx", code=65)  # nothing is filled in
    for row, values in ROWS.items():
        fill(book["Buchungen"], row, values)
    book.save(desk.folder / "Erfassung.xlsx")
    saved = desk.saved("Erfassung.xlsx")
    print("-- as LibreOffice saved it")
    judge_rules(openpyxl.load_workbook(saved))
    sheet = openpyxl.load_workbook(saved, data_only=True)["Buchungen"]
    expect("LibreOffice computes the checks", [value(sheet, row, CHECK) or "" for row in range(2, 8)],
           ["bereit", "bereit", "", "bereit", "bereit", ""])
    expect("the voucher keeps its zero", value(sheet, 2, "Beleg-Nr."), "0815")

    before = figures(desk)
    first = desk.json("import", saved)["files"][0]
    expect("rows and entries", (first["rows"], first["entries"], first["known"]), (4, 4, 0))
    after = figures(desk)
    for item, amount in COMES_TO.items():
        expect(f"{item} to the cent", after[item] - before[item], decimal.Decimal(amount))
    again = desk.json("import", saved)["files"][0]
    expect("a second import books nothing", (again["rows"], again["entries"], again["known"]), (4, 0, 4))
    expect("and changes nothing", figures(desk), after)
    return book


def judge_problems(desk, book):
    print("-- with faults")
    sheet = book["Buchungen"]
    fill(sheet, 7, {"Buchungsdatum": DAY, "Art": "Ausgabe", "Teilvorhaben": "KW-STADT", "Position": "UNBAR",
                    "Betrag": "1.234", "Tag der Zahlung": DAY})
    fill(sheet, 8, {"Buchungsdatum": DAY, "Art": "Spende", "Teilvorhaben": "KW-STADT", "Betrag": 50.0})
    book.save(desk.folder / "Fehlerhaft.xlsx")
    saved = desk.saved("Fehlerhaft.xlsx")
    checked = openpyxl.load_workbook(saved, data_only=True)["Buchungen"]
    expect("the check sees it", "Position" in (value(checked, 7, CHECK) or ""), True)
    before = figures(desk)
    told = desk.run("import", saved, "--report-problems", "Fehler.xlsx", code=65)
    expect("the messages name the cell", "H7" in told.stderr and "1.234" in told.stderr, True)
    expect("nothing was booked", figures(desk), before)
    problems = openpyxl.load_workbook(desk.folder / "Fehler.xlsx")
    sheet = problems["Buchungen"]
    expect("the message stands first", sheet.cell(1, 1).value, PROBLEM)
    faulty = {row: value(sheet, row, PROBLEM) for row in range(2, sheet.max_row + 1) if value(sheet, row, PROBLEM)}
    expect("one row is marked", len(faulty), 1)
    row, message = next(iter(faulty.items()))
    expect("the message names column, value and what to write",
           [text for text in ("„Betrag“", "„1.234“", "1.234,00", "drei Nachkommastellen") if text not in message], [])
    marked = [sheet.cell(1, cell.column).value for cell in sheet[row] if cell.fill.fgColor.rgb == "FFFBDDDD"]
    expect("all cells that are wrong are marked at once", marked, [PROBLEM, "Position", "Betrag"])
    expect("all rows are there", [value(sheet, r, "Betrag") for r in range(2, sheet.max_row + 1)],
           [119, 1350, 1234.56, 0.07, "1.234", 50])
    expect("a sheet lists them", "Fehler" in problems.sheetnames, True)

    fill(sheet, row, {"Betrag": "1.234,00"})
    problems.save(desk.folder / "Fehler.xlsx")
    saved = desk.saved("Fehler.xlsx")
    desk.run("import", saved, "--report-problems", "Fehler2.xlsx", code=65)  # UNBAR takes no expense
    problems = openpyxl.load_workbook(desk.folder / "Fehler2.xlsx")
    sheet = problems["Buchungen"]
    expect("the next fault is told", "UNBAR" in (value(sheet, row, PROBLEM) or ""), True)
    # 21 as ever, and ten for what auditors ask for: Belegbetrag to Angebote.
    expect("no heading stands twice", len(columns(sheet)), 35)
    fill(sheet, row, {"Position": "HON"})
    problems.save(desk.folder / "Fehler2.xlsx")
    before = figures(desk)
    result = desk.json("import", desk.saved("Fehler2.xlsx"))["files"][0]
    expect("corrected, it is taken", (result["rows"], result["entries"], result["known"]), (6, 2, 4))
    expect("to the cent", figures(desk)["HON"] - before["HON"], decimal.Decimal("1234.00"))


def main():
    desk = Desk(*sys.argv[1:3])
    desk.json("demo", "demo")
    book = judge_round_trip(desk)
    judge_problems(desk, book)
    expect("the ledger is sound", desk.json("verify", "--deep")["ok"], True)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
