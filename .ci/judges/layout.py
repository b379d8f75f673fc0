#!/usr/bin/env python3
"""Judges how workbooks print: LibreOffice makes PDFs, pdftotext tells what stands where.

    layout.py FILE.xlsx…

For each file, sheet by sheet: every word of every printed cell is found in the text of the sheet's
pages, as often as it has to be, so that nothing is cut off; no number is shown as ###; no page holds
nothing but totals beneath headings that repeat; no heading is broken inside a word; no word stands
on another or outside the page; and a kind's part for others has no more pages than PAGES promises.
Exit status 1 and a line per fault otherwise.
"""

import collections
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

from shared.office import Office, covered

# The most pages of what goes to others, by the report that a file says it is.
# One of them is what the authority fills in.
PAGES = {"statement-of-use": 10, "interim": 8, "drawdown-request": 5}
TOTAL = re.compile(
    r"^(Summe|Gesamt|Insgesamt|Alle |Zwischensumme|Sum|Total|All )")
AMOUNT = re.compile(r"[-−]?[\d.,]+[.,]\d\d|[€%]")
OURS = "FF1F4E79"
HEADING = "FFE4ECF4"


def marked(path, target):
    """A copy in which the foot of each page is the number of its sheet; the number of sheets."""
    count = 0
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for item in source.infolist():
            data = source.read(item)
            sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", item.filename)
            if sheet:
                count += 1
                foot = f"<oddFooter>&amp;L§{sheet[1]}§</oddFooter>".encode()
                data, changed = re.subn(rb"<oddFooter>.*?</oddFooter>", foot, data, flags=re.S)
                if not changed and b"<oddHeader" in data:
                    raise SystemExit(f"{path}: {item.filename} has no footer")
            copy.writestr(item, data)
    return count


def pages(pdf, sheets):
    """Of each page its sheet, its size and its words with their boxes."""
    text = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    found = []
    for page in re.split(r"<page ", text)[1:]:
        size = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
        words = [
            (float(a), float(b), float(c), float(d), html.unescape(word))
            for a, b, c, d, word in re.findall(
                r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>',
                page)]
        # The program's notes on the workbook itself have no footer; they come last.
        foot = next((word for word in reversed(words) if re.fullmatch(r"§\d+§", word[4])), None)
        if foot:
            words.remove(foot)
        found.append((int(foot[4].strip("§")) if foot else sheets,
                      float(size[1]), float(size[2]), words))
    return found


def letters(text):
    """A text without what a line's end changes."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def printed_cells(sheet):
    hidden = covered(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.strip() and (
                    cell.row, cell.column) not in hidden:
                yield cell


def cut_faults(sheet, found):
    """Cells of which a word is not printed: the row is too low, or the column too narrow."""
    printed = collections.Counter()
    for *_, words in found:
        for *_, word in words:
            printed.update(re.findall(r"\w+", word))
    whole = "".join(letters(word) for *_, words in found for *_, word in words)
    faults = []
    for cell in printed_cells(sheet):
        for word in re.findall(r"\w{3,}", cell.value):
            if printed[word]:
                printed[word] -= 1
            elif len(word) > 30 and word[:8] in whole:
                break  # A checksum goes on in the next lines, wherever a line ends.
            elif letters(word) not in whole:
                faults.append(f"{cell.coordinate}: “{word}” is not printed")
                break
            else:
                # Broken at a line's end or shared by several: the last words of the text decide.
                tail = letters(cell.value)[-12:]
                if tail not in whole:
                    faults.append(f"{cell.coordinate}: its end “{tail}” is not printed")
                    break
    return faults


def heading_faults(sheet, found):
    """Headings of which a line ends inside a word, though the form does not break it there."""
    printed = {word for *_, words in found for *_, word in words}
    faults = set()
    for cell in printed_cells(sheet):
        if not (cell.font.b and cell.fill.fill_type and cell.fill.fgColor.rgb == HEADING):
            continue
        for word in re.findall(r"[^\s/-]+", cell.value.replace("-\n", "-")):
            bare = word.strip("()„“.,:;")
            if len(bare) < 5 or any(bare in other for other in printed):
                continue
            faults.add(f"{cell.coordinate}: heading broken inside “{bare}”")
    return sorted(faults)


def body(page):
    _, _, height, words = page
    return [word for word in words if 50 < word[1] and word[3] < height - 40]


def lines(words):
    """Words of a page in lines, top to bottom."""
    rows = []
    for word in sorted(words, key=lambda word: (word[3], word[0])):
        if rows and abs(rows[-1][0][3] - word[3]) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [" ".join(word[4] for word in sorted(row)) for row in rows]


def total_faults(found):
    """Pages on which, beneath what stands on others as well, there are nothing but totals."""
    shown = [lines(body(page)) for page in found]
    seen = collections.Counter(line for page in shown for line in set(page))
    faults = []
    for number, page in enumerate(shown, 1):
        own = [line for line in page if seen[line] == 1]
        # A list of nothing has a total of nothing on each of its halves.
        sums = [line for line in own if re.search(r"[1-9][\d.,]*[.,]\d\d|0[.,](?!00)\d\d", line)]
        if sums and len(own) <= 2 * len(sums) and all(
                TOTAL.match(line) or all(AMOUNT.fullmatch(word) for word in line.split())
                for line in sums):
            faults.append(f"its page {number} has nothing but a total: {sums[0][:60]}")
    return faults


def page_faults(page):
    _, width, height, words = page
    faults = []
    outside = [w[4] for w in words if w[2] > width + 1 or w[3] > height + 1 or w[0] < -1]
    if outside:
        faults.append(f"outside the page: {' '.join(outside)[:60]}")
    if any(re.fullmatch("#{3,}", word[4]) for word in words):
        faults.append("a number is shown as ###")
    text = body(page)
    for left, top, _, _, word in text:
        # The hyphen of a word that its column is too narrow for.
        if word == "-" and not any(
                abs(other[1] - top) < 2 and abs(other[0] - left) < 40 and other[4] != "-"
                for other in text):
            faults.append("a hyphen alone on its line")
    ordered = sorted(text, key=lambda w: (round(w[1]), w[0]))
    for one, two in zip(ordered, ordered[1:]):
        if abs(one[1] - two[1]) < 1 and one[0] <= two[0] < one[2] - 1.5 and one[4] != two[4]:
            faults.append(f"“{one[4]}” runs into “{two[4]}”")
    return faults


def most_pages(book):
    """How many pages the part for others may have; nil where nothing is promised."""
    told = {item.name: item.value for item in book.custom_doc_props.props}
    kind = told.get("Foerderbuch.Report")
    if kind == "portfolio":
        # Two, and one for each project.
        return sum(ours(sheet) for sheet in book.worksheets), kind
    return PAGES.get(kind) if told["Foerderbuch.Scope"].startswith("award:") else None, kind


def ours(sheet):
    color = sheet.sheet_properties.tabColor
    return color is not None and color.rgb == OURS


def main(paths):
    if not paths:
        print("usage: layout.py FILE.xlsx…", file=sys.stderr)
        return 64
    root = tempfile.mkdtemp(prefix="layout-")
    count = failed = 0
    try:
        copies = [os.path.join(root, f"{index}.xlsx") for index in range(len(paths))]
        sheets = [marked(path, copy) for path, copy in zip(paths, copies)]
        results = Office(root).convert(copies, os.path.join(root, "pages"), "pdf")
        for path, pdf, last in zip(paths, results, sheets):
            found = pages(pdf, last)
            count += len(found)
            # What a formula shows stands in the cached values.
            book = openpyxl.load_workbook(path, data_only=True)
            faults = []
            for number, sheet in enumerate(book.worksheets, 1):
                if sheet.sheet_state != "visible":
                    continue
                own = [page for page in found if page[0] == number]
                if not own:
                    continue
                faults += [
                    f"{sheet.title}: {fault}" for fault in
                    cut_faults(sheet, own) + heading_faults(sheet, own) + total_faults(own)
                    + [fault for page in own for fault in page_faults(page)]]
            most, kind = most_pages(book)
            theirs = sum(1 for page in found if ours(book.worksheets[page[0] - 1]))
            if most is not None and theirs > most:
                faults.append(f"{kind}: {theirs} pages for others instead of {most} at most")
            for fault in faults[:40]:
                print(f"{path}: {fault}")
            failed += len(faults)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(f"{len(paths)} workbooks, {count} pages, {failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
