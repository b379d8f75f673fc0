#!/usr/bin/env python3
"""Judges how workbooks print: LibreOffice makes PDFs, pdftotext tells what stands where.

    layout.py FILE.xlsx…

For each file: every word of every printed cell is found in the text of the pages, so that nothing is
cut off; no page holds nothing but a total; no heading is broken inside a word; no word stands on
another; and there are no more pages than PAGES promises of its kind. Exit status 1 and a line per
fault otherwise.
"""

import collections
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl

from workbooks import Office

# The most pages of a kind, by the beginning of the file's name.
PAGES = {"Vorhabenübersicht": 70, "Verwendungsnachweis": 18, "Zwischennachweis": 16,
         "Mittelanforderung": 12}
TOTAL = re.compile(r"^(Summe|Gesamt|Insgesamt|Total|Alle Vorhaben)\b")


def pages(pdf):
    """Of each page its words with their boxes."""
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
        found.append((float(size[1]), float(size[2]), words))
    return found


def letters(text):
    """A text without what a line's end changes."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def printed_cells(book):
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        covered = {
            (row, column) for area in sheet.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
            if (row, column) != (area.min_row, area.min_col)}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.strip() and (
                        cell.row, cell.column) not in covered:
                    yield sheet, cell


def cut_faults(book, found):
    """Cells of which a word is printed nowhere: the row is too low, or the column too narrow."""
    printed = collections.Counter()
    for _, _, words in found:
        for *_, word in words:
            printed.update(re.findall(r"\w+", word))
    whole = "".join(letters(word) for _, _, words in found for *_, word in words)
    faults = []
    for sheet, cell in printed_cells(book):
        for word in re.findall(r"\w{3,}", cell.value):
            if printed[word]:
                printed[word] -= 1
            elif letters(word) not in whole:
                faults.append(f"{sheet.title}!{cell.coordinate}: “{word}” is not printed")
                break
            else:
                # Broken at a line's end or shared by several: the last words of the text decide.
                tail = letters(cell.value)[-12:]
                if tail not in whole:
                    faults.append(f"{sheet.title}!{cell.coordinate}: its end “{tail}” is not printed")
                    break
    return faults


def lines(words):
    """Words of a page in lines, top to bottom."""
    rows = []
    for word in sorted(words, key=lambda word: (word[3], word[0])):
        if rows and abs(rows[-1][0][3] - word[3]) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [" ".join(word[4] for word in sorted(row)) for row in rows]


def page_faults(found):
    faults = []
    for number, (width, height, words) in enumerate(found, 1):
        body = [w for w in words if 50 < w[1] and w[3] < height - 40]
        text = lines(body)
        figures = [line for line in text if re.search(r"\d,\d\d", line)]
        if figures and len(figures) == 1 and TOTAL.match(figures[0]) and len(text) <= 3:
            faults.append(f"page {number}: nothing but a total: {figures[0][:60]}")
        outside = [w[4] for w in words if w[2] > width + 1 or w[3] > height + 1 or w[0] < -1]
        if outside:
            faults.append(f"page {number}: outside the page: {' '.join(outside)[:60]}")
        for left, top, _, _, word in body:
            # The hyphen of a word that its column is too narrow for.
            if word == "-" and not any(
                    abs(other[1] - top) < 2 and abs(other[0] - left) < 40 and other[4] != "-"
                    for other in body):
                faults.append(f"page {number}: a hyphen alone on its line")
        ordered = sorted(body, key=lambda w: (round(w[1]), w[0]))
        for one, two in zip(ordered, ordered[1:]):
            if abs(one[1] - two[1]) < 1 and one[0] <= two[0] < one[2] - 1.5 and one[4] != two[4]:
                faults.append(f"page {number}: “{one[4]}” runs into “{two[4]}”")
    return faults


def heading_faults(book, found):
    """Headings of which a line ends inside a word, though the form does not break it there."""
    printed = {word for _, _, words in found for *_, word in words}
    faults = set()
    for sheet, cell in printed_cells(book):
        if not (cell.font.b and cell.fill.fill_type and cell.fill.fgColor.rgb == "FFE4ECF4"):
            continue
        for word in re.findall(r"[^\s/-]+", cell.value.replace("-\n", "-")):
            bare = word.strip("()„“.,:;")
            if len(bare) < 5 or any(bare in other for other in printed):
                continue
            faults.add(f"{sheet.title}!{cell.coordinate}: heading broken inside “{bare}”")
    return sorted(faults)


def main(paths):
    if not paths:
        print("usage: layout.py FILE.xlsx…", file=sys.stderr)
        return 64
    root = tempfile.mkdtemp(prefix="layout-")
    count = failed = 0
    try:
        copies = []
        for index, path in enumerate(paths):
            copies.append(os.path.join(root, f"{index}.xlsx"))
            shutil.copyfile(path, copies[-1])
        results = Office(root).convert(copies, os.path.join(root, "pages"), "pdf")
        for path, pdf in zip(paths, results):
            found = pages(pdf)
            count += len(found)
            # What a formula shows stands in the cached values.
            book = openpyxl.load_workbook(path, data_only=True)
            faults = cut_faults(book, found) + page_faults(found) + heading_faults(book, found)
            most = next((number for name, number in PAGES.items()
                         if os.path.basename(path).startswith(name)), None)
            if most is not None and len(found) > most:
                faults.append(f"{len(found)} pages instead of {most} at most")
            for fault in faults[:40]:
                print(f"{path}: {fault}")
            failed += len(faults)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print(f"{len(paths)} workbooks, {count} pages, {failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
