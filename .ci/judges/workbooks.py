#!/usr/bin/env python3
"""Judges workbooks with programs that nobody here wrote: openpyxl, openxml-audit and LibreOffice.

    workbooks.py FILE.xlsx…

For each file: openpyxl opens it and openxml-audit accepts it; it has a title, no macro, no external
link, no formula that Excel 2010 lacks, nothing merged but running text, and a description for each
chart; LibreOffice's forced recalculation gives every cached value again; amounts are whole cents;
the control sheet shows no difference, and depends on every amount that a paper for a funder shows;
each sheet prints letters large enough to read, and its columns fit their pages. Then in turn the amount of a voucher, what is eligible
of it, and a sub-total or total of the list are changed by a cent, and each time the control sheet has
to notice. Exit status 1 and a line per fault otherwise.
"""

import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.formula import Tokenizer
from openpyxl.utils import column_index_from_string, range_boundaries

from shared.office import Office

VERDICT = "Kontrolle_Ergebnis"
DIFFERENCES = "Kontrolle_Differenzen"
VOUCHERS = "Belege_Betrag"


def same(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        # Programs add in different orders; a hundredth of a cent is far above that noise.
        return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-6)
    return (a or "") == (b or "")


def named_cells(book, name):
    """The cells of a defined name, of each part of a binder (`name_1`), or an empty list."""
    cells = []
    for found in book.defined_names:
        if found != name and not re.fullmatch(re.escape(name) + r"_\d+", found):
            continue
        for sheet, area in book.defined_names[found].destinations:
            block = book[sheet][area.replace("$", "")]
            rows = block if isinstance(block, tuple) else ((block,),)
            cells += [
                cell for row in rows for cell in (row if isinstance(row, tuple) else (row,))]
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
            if name.startswith("xl/drawings/drawing"):
                for frame in re.findall(rb"<xdr:cNvPr [^>]*>", package.read(name)):
                    if not re.search(rb'descr="[^"]+"', frame):
                        faults.append(f"{name}: a chart without a description")
    audit = subprocess.run(
        ["openxml-audit", "--policy", "strict", path], capture_output=True, text=True, check=False)
    if audit.returncode != 0:
        faults.append("openxml-audit: " + " ".join(audit.stdout.split())[:500])
    return faults


# What both Excel 2010 and LibreOffice 7 know.
FUNCTIONS = set(
    "ABS AND COUNT COUNTA COUNTIF COUNTIFS DATE DAY EXACT IF IFERROR INDEX INT ISNUMBER LARGE MATCH "
    "MAX MIN MOD MONTH N NOT OR RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SIGN SMALL SUBTOTAL SUM SUMIF "
    "SUMIFS SUMPRODUCT TEXT TRIM VLOOKUP YEAR".split())


def form_faults(book):
    """What a reader, a screen reader or an older program would stumble over."""
    faults = []
    if not book.properties.title:
        faults.append("no title")
    for sheet in book.worksheets:
        for area in sheet.merged_cells.ranges:
            if area.min_row != area.max_row:
                faults.append(f"{sheet.title}!{area}: merged across rows")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                code = re.sub(r'"[^"]*"', '""', str(cell.value))
                unknown = set(re.findall(r"([A-Z_][A-Za-z0-9_.]*)\(", code)) - FUNCTIONS
                if unknown:
                    faults.append(f"{sheet.title}!{cell.coordinate}: {', '.join(sorted(unknown))}")
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
                # A text that a user wrote may say #REF!; only a cell of type error means it.
                if cached[sheet.title][cell.coordinate].data_type == "e":
                    faults.append(f"{place}: {value}")
                money = "#,##0.00" in cell.number_format and "0#" not in cell.number_format
                if money and isinstance(value, (int, float)):
                    if abs(value * 100 - round(value * 100)) > 1e-4:
                        faults.append(f"{place}: {value!r} is no whole number of cents")
    if count == 0:
        faults.append("no formula at all")
    return faults


def control_faults(book):
    """Figures of the control sheet in which workbook and ledger differ."""
    if not named_cells(book, VERDICT):
        return [f"no name {VERDICT}"]
    faults = []
    for cell in named_cells(book, DIFFERENCES):
        if not isinstance(cell.value, (int, float)) or abs(cell.value) > 1e-9:
            label = cell.parent.cell(cell.row, 1).value
            faults.append(f"{cell.parent.title}!{cell.coordinate}: {label}: {cell.value}")
    return faults


# What goes to a funder, by the report that a file says it is, and the colour of its tabs.
PAPERS = {
    "statement-of-use", "interim", "drawdown-request", "voucher-list", "plan-actual",
    "contributions", "binder"}
THEIRS = "FF1F4E79"


def cells_of(text, sheet, book):
    """The cells that a reference in a formula of a sheet means."""
    text = text.replace("$", "")
    if "!" in text:
        sheet, text = text.rsplit("!", 1)
        sheet = sheet.strip("'").replace("''", "'")
    elif text in book.defined_names:
        for place, area in book.defined_names[text].destinations:
            yield from cells_of(f"'{place}'!{area}", place, book)
        return
    left, top, right, bottom = range_boundaries(text)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield sheet, row, column


def behind(book, starts):
    """All cells that some cells are computed from, with those cells."""
    seen, open_ones = set(), list(starts)
    while open_ones:
        place = open_ones.pop()
        if place in seen:
            continue
        seen.add(place)
        cell = book[place[0]].cell(*place[1:])
        if cell.data_type == "f":
            for token in Tokenizer(str(cell.value)).items:
                if token.type == "OPERAND" and token.subtype == "RANGE":
                    open_ones += cells_of(token.value, place[0], book)
    return seen


def tie_faults(book):
    """Amounts that a paper shows, or computes with, and on which no row of a control sheet depends:
    whoever changes one would not see it there. Nothing is nothing to tie."""
    told = {prop.name: prop.value for prop in book.custom_doc_props.props}
    if told.get("Foerderbuch.Report") not in PAPERS:
        return []
    tied = behind(book, [
        (cell.parent.title, cell.row, cell.column) for cell in named_cells(book, DIFFERENCES)])
    shown = behind(book, [
        (sheet.title, cell.row, cell.column) for sheet in book.worksheets
        if sheet.sheet_properties.tabColor is not None
        and sheet.sheet_properties.tabColor.rgb == THEIRS
        for row in sheet.iter_rows() for cell in row if cell.value is not None])
    faults = []
    for place in sorted(shown - tied):
        cell = book[place[0]].cell(*place[1:])
        if is_number(cell) and cell.value and "0.00" in cell.number_format:
            faults.append(f"{place[0]}!{cell.coordinate}: {cell.value} is tied to nothing")
    return faults


# Letters of body text have ten points; what a page makes smaller than this nobody reads.
# The same on paper by Excel and by LibreOffice.
BODY, SMALLEST = 10, 7.4
A4 = {"portrait": 595.3, "landscape": 841.9}


def print_faults(book):
    """Sheets whose letters are too small on paper, or whose columns do not fit their pages."""
    faults = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible" or not sheet.print_area:
            continue
        area = range_boundaries(sheet.print_area.split("!")[-1].replace("$", ""))
        widths = {}
        for dimension in sheet.column_dimensions.values():
            for column in range(dimension.min, dimension.max + 1):
                widths[column] = dimension.width
        # A character of column width has 7 pixels, a pixel 3/4 of a point.
        points = {column: int(widths.get(column, 9.14) * 7 + 0.5) * 0.75
                  for column in range(area[0], area[2] + 1)}
        room = A4[sheet.page_setup.orientation or "portrait"] - 72 * (
            sheet.page_margins.left + sheet.page_margins.right)
        breaks = [0] + sorted(mark.id for mark in sheet.col_breaks.brk) + [area[2]]
        title = sheet.print_title_cols
        repeated = column_index_from_string(
            title.replace("$", "").split(":")[-1]) if title else 0
        if sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage:
            across = sheet.page_setup.fitToWidth
            across = 1 if across is None else across
            scale = min(1, across * room / sum(points.values())) if across else 1
        else:
            scale = (sheet.page_setup.scale or 100) / 100
            for first, last in zip(breaks, breaks[1:]):
                wide = sum(points[c] for c in points if first < c <= last or c <= repeated)
                if wide * scale > room + 1:
                    faults.append(
                        f"{sheet.title}: columns {first + 1} to {last} do not fit the page")
        if BODY * scale < SMALLEST:
            faults.append(f"{sheet.title}: prints letters of {BODY * scale:.2f} points")
    return faults


def is_number(cell):
    return isinstance(cell.value, (int, float)) and cell.data_type == "n"


def mutations(path):
    """Cells of which each has to tie: the first voucher's amount, what is eligible of it, and the
    first sub-total or total below; by name, without those that the workbook does not have."""
    book = openpyxl.load_workbook(path)
    found = {}
    amounts = named_cells(book, VOUCHERS)
    first = next((cell for cell in amounts if is_number(cell) and cell.value), None)
    if first is None:
        return found
    found["amount"] = first
    sheet = first.parent
    for above in range(first.row - 1, 0, -1):
        heads = {
            cell.column: cell.value.replace("-\n", "").replace("\n", " ").lower()
            for cell in sheet[above] if isinstance(cell.value, str)}
        if first.column not in heads:
            continue
        for column, head in heads.items():
            cell = sheet.cell(first.row, column)
            if re.search(r"(?<!nicht )zuwendungsf|(?<!in)eligible", head) and is_number(cell):
                found.setdefault("eligible", cell)
        break
    for row in range(first.row + 1, sheet.max_row + 1):
        cell = sheet.cell(row, first.column)
        if cell.data_type == "f" and "SUBTOTAL(9" in str(cell.value):
            found["sub-total"] = cell
            break
    return found


def mutate(path, kind, target):
    """A copy in which a cell is a cent more; the cell's address."""
    book = openpyxl.load_workbook(path)
    place = mutations(path)[kind]
    cell = book[place.parent.title][place.coordinate]
    if cell.data_type == "f":
        cell.value = openpyxl.load_workbook(path, data_only=True)[
            cell.parent.title][cell.coordinate].value
    cell.value = round(cell.value + 0.01, 2)
    book.save(target)
    return f"{kind} {cell.parent.title}!{cell.coordinate}"


def main(paths):
    if not paths:
        print("usage: workbooks.py FILE.xlsx…", file=sys.stderr)
        return 64
    root = tempfile.mkdtemp(prefix="workbooks-")
    faults = {path: [] for path in paths}
    try:
        office = Office(root)
        copies, changed = [], {}
        for index, path in enumerate(paths):
            # Workbooks of different folders may be called the same.
            copy = os.path.join(root, f"{index}.xlsx")
            shutil.copyfile(path, copy)
            copies.append(copy)
            faults[path] += package_faults(path)
            kinds = mutations(path)
            for kind in kinds:
                target = os.path.join(root, f"changed-{index}-{kind}.xlsx")
                changed[target] = (index, mutate(path, kind, target))
            if not kinds and VOUCHERS not in openpyxl.load_workbook(path).defined_names:
                faults[path].append(f"no name {VOUCHERS}")
        again = office.convert(copies, os.path.join(root, "again"), "xlsx")
        for path, recalculated in zip(paths, again):
            formulas = openpyxl.load_workbook(path)
            cached = openpyxl.load_workbook(path, data_only=True)
            recalculated = openpyxl.load_workbook(recalculated, data_only=True)
            faults[path] += form_faults(formulas)
            faults[path] += print_faults(formulas)
            faults[path] += tie_faults(formulas)
            faults[path] += value_faults(formulas, cached, recalculated)
            faults[path] += control_faults(cached) + control_faults(recalculated)
        results = office.convert(
            list(changed), os.path.join(root, "mutated"), "xlsx") if changed else []
        for (index, place), result in zip(changed.values(), results):
            if not control_faults(openpyxl.load_workbook(result, data_only=True)):
                faults[paths[index]].append(
                    f"{place} changed by a cent, and the control sheet does not notice")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for path in paths:
        for fault in faults[path][:40]:
            print(f"{path}: {fault}")
        if not faults[path]:
            print(f"{path}: sound")
    return 1 if any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
