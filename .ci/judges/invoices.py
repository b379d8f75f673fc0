#!/usr/bin/env python3
"""Judges electronic invoices with programs nobody here wrote: PyPI drafthorse writes them, factur-x puts them
into PDF files and takes them out again.

usage: invoices.py PROGRAM FOLDER WORK

FOLDER has invoices in CII (*_uncefact.xml). Each is put into a PDF; the program must read the PDF as it reads the
XML. Invoices of drafthorse, with lines and rates drawn at random from a seed that is printed, must come to what is
added up here in decimals; one whose amount due is a cent off must be refused by its rule.
"""

import decimal
import io
import json
import pathlib
import random
import subprocess
import sys
from datetime import date

import facturx
from drafthorse.models.accounting import ApplicableTradeTax
from drafthorse.models.document import Document
from drafthorse.models.tradelines import LineItem
from pypdf import PdfWriter

CENT = decimal.Decimal("0.01")
SEED = 20261128


def read(program, ledger, path):
    answer = subprocess.run(
        [program, "import", path.name, "--dry-run", "--json", "--ledger", ledger],
        cwd=path.parent, capture_output=True, text=True)
    return answer.returncode, answer.stdout, answer.stderr


def invoice_of(program, ledger, path):
    code, out, err = read(program, ledger, path)
    # What it is for is asked: nobody was paid before.
    assert code in (0, 65), f"{path.name}: {code} {err}"
    found = json.loads(out)["invoices"][0]
    found.pop("file")
    found["proposal"].pop("evidence")
    # The question names the file.
    found["proposal"].pop("question")
    return found


def empty_page():
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def as_pdf(xml):
    return facturx.generate_from_binary(
        empty_page(), xml, flavor="factur-x", level="en16931", check_xsd=False)


def drawn(generator, number):
    """An invoice of drafthorse, and what it comes to by decimals."""
    document = Document()
    document.context.guideline_parameter.id = "urn:cen.eu:en16931:2017"
    document.header.id = f"Z-{number}"
    document.header.type_code = "380"
    document.header.issue_date_time = date(2026, 3, 1 + number % 28)
    seller = document.trade.agreement.seller
    seller.name = "Müller & Söhne <GmbH>"
    seller.address.country_id = "DE"
    document.trade.agreement.buyer.name = "Stadt"
    document.trade.agreement.buyer.address.country_id = "DE"
    settlement = document.trade.settlement
    settlement.currency_code = "EUR"
    net = {}
    for place in range(1, generator.randint(2, 6)):
        rate = generator.choice([decimal.Decimal(19), decimal.Decimal(7)])
        amount = decimal.Decimal(generator.randint(1, 500_000)) / 100
        net[rate] = net.get(rate, decimal.Decimal(0)) + amount
        line = LineItem()
        line.document.line_id = str(place)
        line.product.name = f"Posten {place}"
        line.agreement.net.amount = amount
        line.agreement.net.basis_quantity = (decimal.Decimal(1), "C62")
        line.delivery.billed_quantity = (decimal.Decimal(1), "C62")
        line.settlement.trade_tax.type_code = "VAT"
        line.settlement.trade_tax.category_code = "S"
        line.settlement.trade_tax.rate_applicable_percent = rate
        line.settlement.monetary_summation.total_amount = amount
        document.trade.items.add(line)
    vat = decimal.Decimal(0)
    for rate, basis in net.items():
        tax = (basis * rate / 100).quantize(CENT, decimal.ROUND_HALF_UP)
        vat += tax
        item = ApplicableTradeTax()
        item.calculated_amount = tax
        item.basis_amount = basis
        item.type_code = "VAT"
        item.category_code = "S"
        item.rate_applicable_percent = rate
        settlement.trade_tax.add(item)
    total = sum(net.values())
    sums = settlement.monetary_summation
    sums.line_total = total
    sums.charge_total = decimal.Decimal("0.00")
    sums.allowance_total = decimal.Decimal("0.00")
    sums.tax_basis_total = total
    sums.tax_total = (vat, "EUR")
    sums.grand_total = total + vat
    sums.due_amount = total + vat
    return document.serialize(schema=None), {
        "number": f"Z-{number}", "net": f"{total:.2f}", "vat": f"{vat:.2f}",
        "gross": f"{total + vat:.2f}", "payable": f"{total + vat:.2f}",
        "seller": "Müller & Söhne <GmbH>",
    }


def main():
    program, folder, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    work.mkdir(parents=True, exist_ok=True)
    ledger = str(work / "foerderbuch.sqlite")
    subprocess.run([program, "init", "--ledger", ledger], check=True, stdout=subprocess.DEVNULL)
    complaints = []
    in_pdf = 0
    for path in sorted(folder.glob("*_uncefact.xml")):
        xml = path.read_bytes()
        (work / path.name).write_bytes(xml)
        pdf = work / (path.stem + ".pdf")
        pdf.write_bytes(as_pdf(xml))
        name, inside = facturx.get_xml_from_pdf(pdf.read_bytes(), check_xsd=False)
        if not inside:
            complaints.append(f"{path.name}: factur-x itself finds nothing in its PDF")
        elif invoice_of(program, ledger, work / path.name) != invoice_of(program, ledger, pdf):
            complaints.append(f"{path.name}: another invoice out of the PDF")
        in_pdf += 1
    generator = random.Random(SEED)
    drawn_count = 200
    for number in range(drawn_count):
        xml, wanted = drawn(generator, number)
        path = work / f"z{number}.xml"
        path.write_bytes(xml)
        found = invoice_of(program, ledger, path)
        for key, value in wanted.items():
            if found[key] != value:
                complaints.append(f"{path.name}: {key} {found[key]} here, {value} there")
        if number % 20 == 0:
            due = wanted["payable"].encode()
            wrong = decimal.Decimal(wanted["payable"]) + CENT
            # The last one is the amount due.
            head, tail = xml.rsplit(due, 1)
            path.write_bytes(head + f"{wrong:.2f}".encode() + tail)
            code, out, err = read(program, ledger, path)
            if code != 65 or "BR-CO-16" not in err + out:
                complaints.append(f"{path.name}: a cent too much was taken: {code} {err}")
    for complaint in complaints:
        print(complaint)
    print(f"{in_pdf} invoices in PDF files, {drawn_count} of drafthorse (seed {SEED}), {len(complaints)} complaints")
    sys.exit(1 if complaints or in_pdf == 0 else 0)


main()
