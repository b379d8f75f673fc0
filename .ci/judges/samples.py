#!/usr/bin/env python3
"""Judges whether the workbooks of Reports/samples are those that the program makes today.

usage: samples.py PROGRAM DEMO-FOLDER SAMPLES-FOLDER

Each is made again from the demo ledger by what it says of itself, and compared cell by cell: sheets, formulas, values.
What differs from one day and machine to the next is left aside: when, by whom and with what it was made, and the seals.
Exit status 1 and a line per difference otherwise; `.ci/samples PROGRAM` makes them anew.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

VOLATILE = re.compile(r"[0-9a-f]{64}|([0-9a-f]{8} ){8}|Förderbuch \d|\d\d\.\d\d\.\d{4} · ")


def cells(book):
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and not VOLATILE.search(str(cell.value)):
                    yield f"{sheet.title}!{cell.coordinate}", cell.value


def main(program, demo, samples):
    faults, count = [], 0
    environment = dict(os.environ, FOERDERBUCH_LEDGER=str(pathlib.Path(demo, "foerderbuch.sqlite").resolve()))
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(pathlib.Path(samples).glob("*.xlsx")):
            book = openpyxl.load_workbook(path)
            told = {item.name: item.value for item in book.custom_doc_props.props}
            scope = told["Foerderbuch.Scope"].split(":")[1:]  # Everything has no name.
            target = os.path.join(folder, path.name)
            subprocess.run(
                [str(pathlib.Path(program).resolve()), "report", told["Foerderbuch.Report"], *scope, "--as-of",
                 told["Foerderbuch.AsOf"], "-o", target], env=environment, check=True, capture_output=True)
            kept, new = dict(cells(book)), dict(cells(openpyxl.load_workbook(target)))
            count += len(new)
            differing = [place for place in kept.keys() | new.keys() if kept.get(place) != new.get(place)]
            faults += [f"{path}: {place}: {kept.get(place)!r}, now {new.get(place)!r}" for place in sorted(differing)[:5]]
            for page in path.parent.glob(f"{path.stem}-*.png"):
                if page.stat().st_size > 150_000:
                    faults.append(f"{page}: larger than 150 kB")
    for fault in faults:
        print(fault)
    print(f"{count} cells, {len(faults)} differences")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        print("usage: samples.py PROGRAM DEMO-FOLDER SAMPLES-FOLDER", file=sys.stderr)
        sys.exit(64)
    sys.exit(main(*sys.argv[1:]))
