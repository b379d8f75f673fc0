#!/usr/bin/env python3
"""Judges the overview for a steering committee on a portfolio of 27 projects, as a city with a smart-city grant has it.

usage: portfolio.py PROGRAM FOLDER

In FOLDER (made new) project files and a table of bookings are written, applied and imported: eight fields of action, 27
projects, each with a responsible person; some late, some with nothing spent, some over. What goes to the committee must
print on two pages and one for each project, in both languages; the sum of each field, time and money, the change since the
last quarter and the deadlines are compared with figures that are added up here.
"""

import collections
import datetime
import decimal
import os
import pathlib
import re
import shutil
import subprocess
import sys

import openpyxl

from shared.office import Office, page_texts

FIELDS = ["Mobilität", "Energie und Klima", "Bildung und Teilhabe", "Verwaltung", "Wirtschaft", "Sicherheit",
          "Gesundheit und Pflege", "Stadtentwicklung und öffentlicher Raum"]
TITLES = [
    "Intelligente Verkehrssteuerung Innenstadt", "Parkraumsensorik", "Mobilstationen am Hauptbahnhof",
    "Sharing-Plattform für Lastenräder", "Umweltsensorik und Luftqualität", "Smarte Quartiersspeicher",
    "Wärmeatlas", "Digitaler Zwilling der Kanalisation", "Lernlabor Hafen", "Digitale Volkshochschule",
    "Bibliothek der Dinge", "Beteiligungsplattform", "Digitaler Bauantrag", "Datenplattform der Stadt",
    "Once-Only-Bürgerkonto", "Chatbot der Servicestelle", "Gründungscampus", "Digitaler Wochenmarkt",
    "Logistik auf der letzten Meile", "Hochwasser-Frühwarnung", "Lagebild für die Feuerwehr", "Notfall-LoRaWAN",
    "Telemedizin im Quartier", "Pflege-Navigator", "Smarte Beleuchtung Westpark", "Bäume mit Bewässerungssensoren",
    "Zukunftsraum Innenstadt mit Reallabor für Aufenthaltsqualität"]
PEOPLE = ["Anja Krüger", "Mehmet Yılmaz", "Dr. Sabine Oberhoff", "Lukas Wenzel", "Petra Schulte-Wermeling"]
AS_OF, SINCE = datetime.date(2026, 6, 30), datetime.date(2026, 3, 31)
COLUMNS = ("Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;davon zuwendungsfähig;Grund der Kürzung;"
           "Umsatzsteuer;Beleg-Nr.;Belegdatum;Tag der Zahlung;Empfänger/Einzahler;Grund der Zahlung;Bewertung;Menge;Satz;"
           "Anteil;Nachweis;Referenz")


def euro(cents):
    return f"{cents // 100}.{cents % 100:02d}"


def german(cents):
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"


def field(number):
    return FIELDS[number % len(FIELDS)]


def projects():
    """Each project: planned cents, first and last day, and the part of the plan that is spent."""
    for number, title in enumerate(TITLES):
        planned = (150_000 + 37_500 * (number % 9)) * 100
        last = datetime.date(2026 + number % 3, 6 if number % 4 == 0 else 12, 30 if number % 4 == 0 else 31)
        yield number, f"LT-{number + 1:02d}", title, planned, datetime.date(2023, 1, 1), last, [0, 20, 55, 80, 95][number % 5]


def write(folder):
    (folder / "projekte").mkdir()
    lines = [COLUMNS]

    def line(day, kind, measure, position, source, cents, reference, payee, text):
        paid = day.strftime("%d.%m.%Y")
        voucher = f"{reference};{paid}" if kind == "Ausgabe" else ";"
        lines.append(f"{paid};{kind};{measure};{position};{source};{german(cents)};;;;{voucher};{paid};{payee};{text};;;;;;"
                     f"{reference}")

    for number, id, title, planned, first, last, spent in projects():
        grant = planned * 65 // 100
        person = PEOPLE[number % len(PEOPLE)]
        (folder / "projekte" / f"{id}.yaml").write_text(f"""format: foerderbuch/project/1
project:
  id: {id}
  title: "{title}"
  field: "{field(number)}"
  lighthouse: true
  from: {first}
  to: {last}
organisations:
  - {{id: stadt, name: "Stadt Beispielburg", kind: municipality, contact: "{person}"}}
measures:
  - id: {id}-1
    title: "{title}"
    recipient: stadt
    role: lead
    lines:
      - {{id: PERS, title: "Personal", planned: "{euro(planned // 2)}", eligible: "{euro(planned // 2)}"}}
      - {{id: AUFTR, title: "Aufträge", planned: "{euro(planned - planned // 2)}", eligible: "{euro(planned - planned // 2)}"}}
    sources:
      - {{id: eigen, kind: ownCash, organisation: stadt, planned: "{euro(planned - grant)}"}}
awards:
  - id: KfW-{id}
    measure: {id}-1
    funder: {{id: kfw, name: "KfW im Auftrag des Bundes", level: bund}}
    ruleSet: kfw-436
    financing: share
    rate: "65%"
    amount: "{euro(grant)}"
    awardedOn: {first}
    from: {first}
    to: {last}
""", encoding="utf-8")
        line(datetime.date(2023, 2, 1), "Eigenmittel", f"{id}-1", "", "eigen", planned - grant, f"{id}-E", "Kämmerei", "Haushalt")
        for part in range(10):
            day = datetime.date(2023 + part // 3, 1 + 4 * (part % 3), 15) if part < 9 else datetime.date(2026, 5, 12)
            cents = planned * spent // 1000
            if cents:
                line(day, "Ausgabe", f"{id}-1", "PERS" if part % 2 else "AUFTR", "", cents, f"{id}-{part}", "Werk & Technik GmbH",
                     "Leistung laut Vertrag")
    (folder / "buchungen.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(program, folder):
    program, folder = str(pathlib.Path(program).resolve()), pathlib.Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    environment = dict(os.environ, FOERDERBUCH_LEDGER=str(folder / "buch.sqlite"))
    environment.pop("FOERDERBUCH_LANGUAGE", None)
    faults = []

    def run(*arguments):
        done = subprocess.run([program, *map(str, arguments)], cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}")

    def expect(what, found, wanted):
        if found != wanted:
            faults.append(f"{what}: {found!r} instead of {wanted!r}")

    write(folder)
    run("init")
    for path in sorted((folder / "projekte").glob("*.yaml")):
        run("project", "apply", path)
    run("import", "buchungen.csv")
    books = []
    for language in ("de", "en"):
        for part in ("funder", None):
            book = folder / f"Uebersicht-{language}-{part or 'alles'}.xlsx"
            run("report", "portfolio", "--as-of", AS_OF, "--language", language, "-o", book, *(["--for", part] if part else []))
            books.append(book)
    for book, pdf in zip(books, Office(folder).convert(books, folder / "seiten", "pdf")):
        pages = page_texts(pdf)
        if "funder" in book.name:
            expect(f"{book.name}: pages", len(pages), 2 + len(TITLES))
            for page, title in zip(pages[2:], TITLES):
                if " ".join(title.split()) not in " ".join(page.split()):
                    faults.append(f"{book.name}: no page of {title}")

    # Figures added up here.
    sums = collections.defaultdict(lambda: [0, 0, 0, decimal.Decimal(0)])
    for number, _, _, planned, first, last, spent in projects():
        days = lambda last: (last - first).days + 1
        elapsed = min(decimal.Decimal(1), decimal.Decimal(days(AS_OF)) / days(last)).quantize(
            decimal.Decimal("0.0001"), decimal.ROUND_HALF_UP)
        for name in (field(number), "Alle Vorhaben"):
            sums[name][0] += planned
            sums[name][1] += planned * spent // 1000 * 10
            sums[name][2] += planned * spent // 1000
            sums[name][3] += planned * elapsed
    sheet = openpyxl.load_workbook(books[1], data_only=True)["Übersicht"]
    rows = {str(row[0].value): row for row in sheet.iter_rows() if row[0].value}
    for name, (planned, actual, recent, weighted) in sums.items():
        row = rows[name]
        expect(f"{name}, plan", round(row[1].value * 100), planned)
        expect(f"{name}, spent", round(row[2].value * 100), actual)
        expect(f"{name}, time", round(row[4].value * 10_000),
               int((weighted * 10_000 / planned).to_integral_value(decimal.ROUND_HALF_UP)))
    # Of each project a tenth was spent in the last quarter.
    expect("spent since", round(rows["Ausgegeben"][3].value * 100), sums["Alle Vorhaben"][2])
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for word in ("Versäumte Fristen", "Die nächsten Fristen", SINCE.strftime("%d.%m.%Y"), *PEOPLE[:1]):
        if word not in text:
            faults.append(f"“{word}” is not on the first page")
    if re.search(r"\bLT-\d\d\b(?!-)", re.sub(r"KfW-LT-\d\d", "", text)):
        faults.append("the first page names an id instead of a project")
    for fault in faults:
        print(fault)
    print(f"{len(TITLES)} projects, {len(books)} workbooks, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print("usage: portfolio.py PROGRAM FOLDER", file=sys.stderr)
        sys.exit(64)
    sys.exit(main(*sys.argv[1:]))
