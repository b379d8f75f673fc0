#!/usr/bin/env python3
"""Judges workbooks with programs that nobody here wrote: openpyxl and LibreOffice.

    workbooks.py FILE.xlsx…

For each file: openpyxl opens it; it has no macro and no external link; LibreOffice's forced
recalculation gives every cached value again; amounts are whole cents; the control sheet shows no
difference; a PDF in German shows no ###. Then one voucher is changed by a cent, and the control
sheet has to notice. Exit status 1 and a line per fault otherwise.
"""

import math
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>de-DE</value></prop></item>
</oor:items>
"""
VERDICT = "Kontrolle_Ergebnis"
VOUCHERS = "Belege_Betrag"


class Office:
    """LibreOffice with a profile of its own, which always recalculates."""

    def __init__(self, folder):
        self.folder = folder
        user = os.path.join(folder, "profile", "user")
        os.makedirs(user)
        with open(os.path.join(user, "registrymodifications.xcu"), "w", encoding="utf-8") as file:
            file.write(PROFILE)

    def convert(self, path, target, kind):
        os.makedirs(target, exist_ok=True)
        command = [
            "soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless",
            "--norestore", "--convert-to", kind, "--outdir", target, path,
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        name = os.path.splitext(os.path.basename(path))[0] + "." + kind.split(":")[0]
        result = os.path.join(target, name)
        if done.returncode != 0 or not os.path.exists(result):
            raise RuntimeError(f"LibreOffice did not convert {path}: {done.stderr.strip()}")
        return result


def same(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        # Programs add in different orders; a hundredth of a cent is far above that noise.
        return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-6)
    return (a or "") == (b or "")


def named_cells(book, name):
    """The cells of a defined name, or an empty list."""
    if name not in book.defined_names:
        return []
    cells = []
    for sheet, area in book.defined_names[name].destinations:
        found = book[sheet][area.replace("$", "")]
        rows = found if isinstance(found, tuple) else ((found,),)
        cells += [cell for row in rows for cell in (row if isinstance(row, tuple) else (row,))]
    return cells


def package_faults(path):
    faults = []
    with zipfile.ZipFile(path) as package:
        bad = package.testzip()
        if bad:
            faults.append(f"{bad}: checksum")
        for name in package.namelist():
            if "vbaProject" in name or "externalLink" in name:
                faults.append(f"{name}: a macro or an external link")
            if name.endswith(".rels") and b'TargetMode="External"' in package.read(name):
                faults.append(f"{name}: leads outside the workbook")
    return faults


def value_faults(formulas, cached, recalculated):
    faults = []
    count = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                place = f"{sheet.title}!{cell.coordinate}"
                value = cached[sheet.title][cell.coordinate].value
                if isinstance(cell.value, str) and cell.data_type == "f":
                    count += 1
                    again = recalculated[sheet.title][cell.coordinate].value
                    if value is None:
                        faults.append(f"{place}: {cell.value} has no cached value")
                    elif not same(value, again):
                        faults.append(f"{place}: {cell.value} cached {value!r}, is {again!r}")
                if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A")):
                    faults.append(f"{place}: {value}")
                money = "#,##0.00" in cell.number_format and "0#" not in cell.number_format
                if money and isinstance(value, (int, float)):
                    if abs(value * 100 - round(value * 100)) > 1e-4:
                        faults.append(f"{place}: {value!r} is no whole number of cents")
    if count == 0:
        faults.append("no formula at all")
    return faults


def control_faults(book):
    """Differences on the control sheet: the column before the verdict's, above it."""
    verdicts = named_cells(book, VERDICT)
    if not verdicts:
        return [f"no name {VERDICT}"]
    last = verdicts[0]
    faults = []
    for row in range(1, last.row):
        cell = last.parent.cell(row, last.column - 1)
        if isinstance(cell.value, (int, float)) and abs(cell.value) > 1e-9:
            label = last.parent.cell(row, 1).value
            faults.append(f"{last.parent.title}!{cell.coordinate}: {label}: {cell.value}")
    return faults


def page_faults(pdf):
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return [f"page {number}: {line.strip()}"
            for number, page in enumerate(text.split("\f"), 1)
            for line in page.splitlines() if "###" in line]


def mutation_faults(path, office, folder):
    """A voucher changed by one cent has to turn the control sheet."""
    book = openpyxl.load_workbook(path)
    vouchers = [cell for cell in named_cells(book, VOUCHERS)
                if isinstance(cell.value, (int, float)) and cell.data_type == "n"]
    if not vouchers:
        return []
    vouchers[0].value = round(vouchers[0].value + 0.01, 2)
    changed = os.path.join(folder, "changed.xlsx")
    book.save(changed)
    again = office.convert(changed, os.path.join(folder, "changed"), "xlsx")
    if control_faults(openpyxl.load_workbook(again, data_only=True)):
        return []
    return [f"{vouchers[0].coordinate} changed by a cent, and the control sheet does not notice"]


def judge(path, office, folder):
    faults = package_faults(path)
    formulas = openpyxl.load_workbook(path)
    cached = openpyxl.load_workbook(path, data_only=True)
    again = office.convert(path, os.path.join(folder, "recalculated"), "xlsx")
    recalculated = openpyxl.load_workbook(again, data_only=True)
    faults += value_faults(formulas, cached, recalculated)
    faults += control_faults(cached) + control_faults(recalculated)
    faults += page_faults(office.convert(path, os.path.join(folder, "pages"), "pdf"))
    faults += mutation_faults(path, office, folder)
    return faults


def main(paths):
    if not paths:
        print("usage: workbooks.py FILE.xlsx…", file=sys.stderr)
        return 64
    failed = False
    root = tempfile.mkdtemp(prefix="workbooks-")
    try:
        office = Office(root)
        for index, path in enumerate(paths):
            try:
                faults = judge(path, office, os.path.join(root, str(index)))
            except Exception as error:  # what a judge cannot read is a fault of the workbook
                faults = [f"{type(error).__name__}: {error}"]
            for fault in faults:
                print(f"{path}: {fault}")
            failed = failed or bool(faults)
            if not faults:
                print(f"{path}: sound")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
