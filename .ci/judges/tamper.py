#!/usr/bin/env python3
"""Changes a workbook in every way that a reader could be misled by, and asks the program each time.

    tamper.py FOERDERBUCH DEMO WORK

DEMO is a folder of `foerderbuch demo`. Each change, made by openpyxl or in the raw XML, has to be named
by `verify --workbook` (exit status 1, or 65 where it is no workbook of ours any more). The other way
round, what LibreOffice and openpyxl make of a workbook by merely saving it, with every open field filled
in or not, has to pass (exit status 0). Exit status 1 and a line per fault otherwise.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from shared.office import Office, covered
from workbooks import named_cells

class Book:
    """A workbook with what changes need to find: an amount with a formula and one without."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.list = named_cells(self.book, "Belege_Betrag")[0].parent
        self.amount = named_cells(self.book, "Belege_Betrag")[0]
        self.control = named_cells(self.book, "Kontrolle_Ergebnis")[0].parent
        self.verdict = named_cells(self.book, "Kontrolle_Ergebnis")[0]
        self.difference = named_cells(self.book, "Kontrolle_Differenzen")[0]
        self.total = self._formula(self.list)
        self.other = next(
            sheet for sheet in self.book.worksheets
            if sheet not in (self.list, self.control, self.book.worksheets[0])
            and self._formula(sheet, optional=True) is not None)
        self.figure = self._formula(self.other)
        self.label = next(
            cell for row in self.other.iter_rows() for cell in row
            if isinstance(cell.value, str) and cell.data_type == "s" and len(cell.value) > 8)

    @staticmethod
    def _formula(sheet, optional=False):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and "#,##0.00" in cell.number_format:
                    return cell
        if optional:
            return None
        raise RuntimeError(f"{sheet.title}: no amount with a formula")


CHANGES = {}


def change(name):
    def add(function):
        CHANGES[name] = function
        return function
    return add


def by_openpyxl(name):
    """A change of the opened workbook; saved by openpyxl."""
    def add(function):
        def run(path, target):
            book = Book(path)
            function(book)
            book.book.save(target)
        CHANGES[name] = run
        return function
    return add


def by_xml(name, part):
    """A change of one part's text; every other part stays, byte for byte."""
    def add(function):
        def run(path, target):
            with zipfile.ZipFile(path) as package, zipfile.ZipFile(target, "w") as out:
                names = package.namelist()
                chosen = part(path, package) if callable(part) else part
                assert chosen in names, chosen
                for entry in package.infolist():
                    data = package.read(entry)
                    if entry.filename == chosen:
                        text = function(data.decode("utf-8"))
                        assert text != data.decode("utf-8"), name
                        data = text.encode("utf-8")
                    out.writestr(entry, data)
        CHANGES[name] = run
        return function
    return add


def added_part(name, part, data=b"x"):
    def run(path, target):
        shutil.copyfile(path, target)
        with zipfile.ZipFile(target, "a") as package:
            package.writestr(part, data)
    CHANGES[name] = run


def sheet_part(which):
    """The part of the sheet of a book's attribute: `list`, `control`, `other`."""
    def find(path, package):
        book = Book(path)
        title = getattr(book, which).title
        return f"xl/worksheets/sheet{book.book.sheetnames.index(title) + 1}.xml"
    return find


# Values and formulas.
@by_openpyxl("the amount of a voucher, a cent more")
def _(book): book.amount.value = round(book.amount.value + 0.01, 2)
@by_openpyxl("a formula turned into a number")
def _(book): book.total.value = 1234.56
@by_openpyxl("a formula turned into the text of a number")
def _(book): book.total.value = "1.234,56"
@by_openpyxl("a formula with a million more")
def _(book): book.total.value = f"=({book.total.value[1:]})+1000000"
@by_openpyxl("a formula that depends on the day")
def _(book): book.figure.value = f"=IF(TODAY()>50000,0,{book.figure.value[1:]})"
@by_openpyxl("a formula of another row")
def _(book): book.figure.value = re.sub(r"(\$?[A-Z]+\$?)(\d+)", lambda m: m[1] + str(int(m[2]) + 1), book.figure.value, count=1)
@by_openpyxl("a formula from another workbook")
def _(book): book.figure.value = "='[1]Tabelle'!A1"
@by_openpyxl("a formula in place of a fixed amount")
def _(book): book.amount.value = "=1000*1000"
@by_openpyxl("a difference of the control sheet made nothing")
def _(book): book.difference.value = "=0*1"
@by_openpyxl("the verdict of the control sheet made a text")
def _(book): book.verdict.value = "stimmt"
@by_openpyxl("a label that says something else")
def _(book): book.label.value = "Von der Bewilligungsbehörde anerkannt"
@by_openpyxl("a text beside a total")
def _(book): book.list.cell(book.total.row, book.list.max_column + 1).value = "× 1000"
@by_openpyxl("a line below everything")
def _(book): book.other.cell(book.other.max_row + 5, 1).value = "Anerkannt: 999.999,00 EUR"
@by_openpyxl("a formula without a value in an empty cell")
def _(book): book.other.cell(book.other.max_row + 5, 1).value = '="Zuwendung "&TEXT(999999,"0")'
@by_openpyxl("a cell that was emptied")
def _(book): book.label.value = None
@by_openpyxl("two rows of the list exchanged")
def _(book):
    below = (book.list.cell(row, book.amount.column)
             for row in range(book.amount.row + 1, book.list.max_row + 1))
    other = next(cell for cell in below
                 if cell.data_type == "n" and cell.value not in (None, book.amount.value))
    book.amount.value, other.value = other.value, book.amount.value
@by_openpyxl("a row of the list deleted")
def _(book): book.list.delete_rows(book.amount.row)
@by_openpyxl("a row of the list inserted")
def _(book): book.list.insert_rows(book.amount.row)


@by_xml("a cached value that the formula does not give", sheet_part("other"))
def _(text): return re.sub(r"(</f><v>)(\d+\.?\d*)(</v>)", lambda m: m[1] + str(float(m[2]) + 1000000) + m[3], text, count=1)
@by_xml("the arguments of a formula, the honest value kept", sheet_part("other"))
def _(text): return re.sub(r"<f>([^<]*)</f>", r"<f>(\1)*10</f>", text, count=1)
@by_xml("an error in place of a value", sheet_part("other"))
def _(text): return re.sub(r'<c r="([A-Z]+\d+)"( s="\d+")?><f>([^<]*)</f><v>[^<]*</v>', r'<c r="\1"\2 t="e"><f>\3</f><v>#REF!</v>', text, count=1)


# What numbers look like.
@by_openpyxl("a format that prints a million")
def _(book): book.total.number_format = '"1.000.000,00"'
@by_openpyxl("a format that divides by a thousand")
def _(book): book.total.number_format = "#,##0.00,"
@by_openpyxl("a format that shows nothing")
def _(book): book.amount.number_format = ";;;"
@by_openpyxl("a format that hides the sign")
def _(book): book.figure.number_format = "#,##0.00;#,##0.00"
@by_openpyxl("a format of another currency")
def _(book): book.figure.number_format = '#,##0.00 "Mio. €"'
@by_xml("the format of every amount", "xl/styles.xml")
def _(text): return text.replace('formatCode="#,##0.00"', 'formatCode="#,##0.00,"')


# What cannot be seen.
@by_openpyxl("white letters")
def _(book):
    book.total.font = Font(
        name=book.total.font.name, sz=book.total.font.sz, b=book.total.font.b, color="FFFFFFFF")
@by_openpyxl("letters as dark as their ground")
def _(book): book.total.fill = PatternFill("solid", fgColor="FF000000")
@by_openpyxl("letters too small to be read")
def _(book): book.total.font = Font(name=book.total.font.name, sz=1, b=book.total.font.b)
@by_openpyxl("letters of a font of signs")
def _(book): book.total.font = Font(name="Wingdings", sz=book.total.font.sz, b=book.total.font.b)
@by_openpyxl("an amount struck through")
def _(book): book.amount.font = Font(name=book.amount.font.name, sz=book.amount.font.sz, strike=True)
@by_openpyxl("a rule that makes letters white")
def _(book):
    book.list.conditional_formatting.add("A1:Z99", FormulaRule(
        formula=["TRUE"], font=Font(color="FFFFFFFF"), fill=PatternFill(bgColor="FFFFFFFF")))
@by_openpyxl("a rule that is gone")
def _(book):
    for sheet in book.book.worksheets:
        if sheet.conditional_formatting:
            sheet.conditional_formatting = type(sheet.conditional_formatting)()
@by_openpyxl("a hidden row")
def _(book): book.list.row_dimensions[book.amount.row].hidden = True
@by_openpyxl("a row without height")
def _(book): book.list.row_dimensions[book.amount.row].height = 0.1
@by_openpyxl("a hidden column")
def _(book): book.list.column_dimensions[book.amount.column_letter].hidden = True
@by_openpyxl("a column without width")
def _(book): book.list.column_dimensions[book.amount.column_letter].width = 0.1
@by_openpyxl("a hidden sheet")
def _(book): book.control.sheet_state = "hidden"
@by_openpyxl("a sheet hidden for good")
def _(book): book.control.sheet_state = "veryHidden"
@by_openpyxl("noughts that are not shown")
def _(book): book.list.sheet_view.showZeros = False
@by_openpyxl("formulas in place of values")
def _(book): book.list.sheet_view.showFormulas = True
@by_openpyxl("merged cells over an amount")
def _(book):
    row, column = book.amount.row, book.amount.column
    book.list.merge_cells(start_row=row, end_row=row, start_column=column - 1, end_column=column)


# Sheets, names, links.
@by_openpyxl("a sheet more")
def _(book): book.book.create_sheet("Anerkennung der Behörde")["A1"] = "Zuwendung 999.999,00 EUR anerkannt"
@by_openpyxl("a sheet less")
def _(book): book.book.remove(book.control)
@by_openpyxl("a sheet with another name")
def _(book): book.control.title = "Anlage"
@by_openpyxl("the order of the sheets")
def _(book): book.book.move_sheet(book.control, -2)
@by_openpyxl("a name that leads elsewhere")
def _(book): book.book.defined_names["Kontrolle_Ergebnis"].attr_text = f"'{book.list.title}'!$A$1"
@by_openpyxl("a name more")
def _(book):
    book.book.defined_names["Zuwendung"] = openpyxl.workbook.defined_name.DefinedName(
        "Zuwendung", attr_text="999999")
@by_openpyxl("a smaller print area")
def _(book): book.list.print_area = "A1:B2"
@by_openpyxl("a link that leads out of the workbook")
def _(book): book.label.hyperlink = "https://example.com/"
@by_openpyxl("a link to another cell")
def _(book):
    cell = next(c for s in book.book.worksheets for r in s.iter_rows() for c in r if c.hyperlink)
    cell.hyperlink.location = f"'{book.control.title}'!A1"
@by_openpyxl("another header")
def _(book): book.list.oddHeader.left.text = "Geprüft und anerkannt"


# What was added.
@by_openpyxl("a comment")
def _(book): book.total.comment = Comment("Von der Behörde anerkannt", "Behörde")
@by_openpyxl("a list to choose from")
def _(book):
    rule = DataValidation(type="list", formula1='"ja,nein"')
    rule.add(book.label.coordinate)
    book.other.add_data_validation(rule)
@by_openpyxl("a chart")
def _(book):
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(book.list, min_col=book.amount.column, min_row=1, max_row=9))
    book.list.add_chart(chart, "A1")
@by_openpyxl("days that count from 1904")
def _(book): book.book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
@by_openpyxl("the day the report is of")
def _(book):
    for entry in book.book.custom_doc_props.props:
        if entry.name == "Foerderbuch.AsOf":
            entry.value = "2026-06-29"
@by_openpyxl("the state of the ledger")
def _(book):
    for entry in book.book.custom_doc_props.props:
        if entry.name == "Foerderbuch.Head":
            entry.value = "0" * 64
@by_openpyxl("the properties gone")
def _(book): book.book.custom_doc_props.props.clear()


def pictured(path, target):
    """A text box over the list."""
    book = Book(path)
    index = book.book.sheetnames.index(book.list.title) + 1
    part = f"xl/worksheets/sheet{index}.xml"
    rels = f"xl/worksheets/_rels/sheet{index}.xml.rels"
    space = "http://schemas.openxmlformats.org/"
    relation = (f'<Relationship Id="rId99" Type="{space}officeDocument/2006/relationships/drawing" '
                'Target="../drawings/drawing99.xml"/>')
    drawing = (f'<xdr:wsDr xmlns:xdr="{space}drawingml/2006/spreadsheetDrawing" xmlns:a="{space}drawingml/2006/main">'
               "<xdr:absoluteAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>999.999,00</a:t></a:r></a:p></xdr:txBody>"
               "</xdr:sp></xdr:absoluteAnchor></xdr:wsDr>")
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(target, "w") as out:
        for entry in package.infolist():
            data = package.read(entry).decode("utf-8") if entry.filename in (part, rels) else package.read(entry)
            if entry.filename == part:
                end = re.search(r"<tableParts|<legacyDrawing|</worksheet>", data).start()
                data = data[:end] + f'<drawing xmlns:r="{space}officeDocument/2006/relationships" r:id="rId99"/>' + data[end:]
            if entry.filename == rels:
                data = data.replace("</Relationships>", relation + "</Relationships>")
            out.writestr(entry, data)
        if rels not in package.namelist():
            out.writestr(rels, f'<Relationships xmlns="{space}package/2006/relationships">{relation}</Relationships>')
        out.writestr("xl/drawings/drawing99.xml", drawing)


CHANGES["a text box over a list"] = pictured
added_part("a macro", "xl/vbaProject.bin")
added_part("a link to another file", "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
added_part("an embedded document", "xl/embeddings/oleObject1.bin")
added_part("a part of unknown kind", "xl/activeX/activeX1.xml", b"<x/>")


def fill(path, target):
    """Every open field filled in by openpyxl: those with a frame and a line to sign on."""
    book = openpyxl.load_workbook(path)
    count = 0
    for sheet in book.worksheets:
        hidden = covered(sheet)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and (cell.row, cell.column) not in hidden and (
                        cell.fill.fill_type and cell.fill.fgColor.rgb in ("FFF7F7F2",)):
                    cell.value = "ausgefüllt"
                    count += 1
    book.save(target)
    return count


def main(arguments):
    if len(arguments) != 3:
        print("usage: tamper.py FOERDERBUCH DEMO WORK", file=sys.stderr)
        return 64
    program, demo, work = arguments
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    ledger = os.path.join(demo, "foerderbuch.sqlite")

    def verify(path):
        return subprocess.run(
            [program, "verify", "--ledger", ledger, "--workbook", path], capture_output=True,
            text=True, check=False)

    faults = []
    original = os.path.join(demo, "Verwendungsnachweis-NRW-KW-01.xlsx")
    named = 0
    for name, run in CHANGES.items():
        target = os.path.join(work, "changed.xlsx")
        run(original, target)
        done = verify(target)
        line = next((line for line in (done.stdout + done.stderr).splitlines() if line.strip()), "")
        if done.returncode not in (1, 65) or not line:
            faults.append(f"{name}: not named (exit status {done.returncode}: {line})")
        else:
            named += 1
            if "-v" in os.environ.get("TAMPER", ""):
                print(f"{name}: {line}")
    books = sorted(
        os.path.join(demo, name) for name in os.listdir(demo) if name.endswith(".xlsx"))
    root = tempfile.mkdtemp(prefix="tamper-")
    passed = filled = 0
    try:
        saved = Office(root).convert(books, os.path.join(root, "libreoffice"), "xlsx")
        os.makedirs(os.path.join(root, "openpyxl"))
        for path in books:
            target = os.path.join(root, "openpyxl", os.path.basename(path))
            openpyxl.load_workbook(path).save(target)
            saved.append(target)
        for path in books:
            target = os.path.join(root, "filled-" + os.path.basename(path))
            count = fill(path, target)
            filled += count
            if count:
                saved.append(target)
        for path in saved:
            done = verify(path)
            if done.returncode != 0:
                first = (done.stdout + done.stderr).splitlines()[:3]
                faults.append(f"{os.path.relpath(path, root)}: saved again, and refused: {first}")
            else:
                passed += 1
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for fault in faults:
        print(fault)
    print(f"{named} of {len(CHANGES)} changes named; {passed} of {len(saved)} workbooks saved again "
          f"and accepted; {filled} fields filled in")
    return 1 if faults or len(CHANGES) < 40 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
