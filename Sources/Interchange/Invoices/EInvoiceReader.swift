import Amounts

/// Reads the terms of an invoice and checks its sums; what is wrong goes to the problems.
struct EInvoiceReader {
  private let tree: XMLTree
  private let syntax: InvoiceSyntax
  private let place: SourcePosition
  private let problems: ProblemList

  init(
    _ tree: XMLTree, _ syntax: InvoiceSyntax, _ place: SourcePosition, _ problems: ProblemList
  ) {
    (self.tree, self.syntax, self.place, self.problems) = (tree, syntax, place, problems)
  }

  private func report(_ tree: XMLTree, _ fault: InvoiceFault) { report(tree, .invoice(fault)) }

  private func report(_ tree: XMLTree, _ fault: InputFault) {
    var at = place
    at.line = tree.line
    problems.add(at, value: tree.text, fault)
  }

  /// Nil after something was reported.
  func invoice() -> EInvoice? {
    let kind = kind()
    let number = required(.number, syntax.number)?.text
    let date = required(.date, syntax.date).flatMap(day)
    let seller = syntax.seller.lazy.compactMap { tree.at($0)?.text }.first
    if seller == nil { report(tree, .missing(.seller)) }
    checkCurrency()
    let sums = sums()
    let discounts = discounts()
    let due = syntax.due.lazy.compactMap { tree.at($0) }.first.flatMap(day)
    let period = (
      from: tree.at(syntax.serviceFrom).flatMap(day), to: tree.at(syntax.serviceTo).flatMap(day)
    )
    let deliveredOn = tree.at(syntax.deliveredOn).flatMap(day)
    guard let kind, let number, let date, let seller, let sums else { return nil }
    return EInvoice(
      file: place.file, kind: kind, number: number, date: date, due: due, seller: seller,
      payee: tree.at(syntax.payee)?.text, buyerReference: tree.at(syntax.buyerReference)?.text,
      order: tree.at(syntax.order)?.text, net: sums.net, vat: sums.vat, gross: sums.gross,
      owed: sums.owed, prepaid: sums.prepaid, payable: sums.payable,
      iban: syntax.iban.lazy.compactMap { tree.at($0)?.text }.first.map {
        $0.filter { !$0.isWhitespace }
      },
      serviceFrom: period.from, serviceTo: period.to, deliveredOn: deliveredOn,
      discounts: discounts, preceding: tree.all(at: syntax.preceding).compactMap(\.text),
      buyerTax: tree.all(at: syntax.taxes).lazy.compactMap {
        $0.at(syntax.taxCategory)?.text.flatMap(EInvoice.BuyerTax.init)
      }.first,
      items: tree.all(at: syntax.lines).compactMap { $0.at(syntax.itemName)?.text })
  }

  // MARK: Terms

  private func required(_ term: InvoiceTerm, _ path: String) -> XMLTree? {
    guard let found = tree.at(path), found.text != nil else {
      report(tree, .missing(term))
      return nil
    }
    return found
  }

  private func kind() -> EInvoice.Kind? {
    guard let code = syntax.kind.lazy.compactMap({ tree.at($0) }).first, let text = code.text
    else {
      report(tree, .missing(.kind))
      return nil
    }
    let kind = EInvoice.Kind(rawValue: text)
    if kind == nil { report(code, .unknownKind(text)) }
    return kind
  }

  /// Every amount is in euros; the tax may be told in another currency besides.
  private func checkCurrency() {
    guard let code = required(.currency, syntax.currency), let text = code.text else { return }
    if text != "EUR" { report(code, .currency(text)) }
  }

  /// `2026-06-30` with or without a time zone in UBL, `20260630` in CII.
  private func day(_ tree: XMLTree) -> CalendarDate? {
    let text = tree.text ?? ""
    if let format = tree.attributes["format"] {
      if format == "102", text.utf8.count == 8, let number = Int(text) {
        if let day = CalendarDate(yyyymmdd: number) { return day }
      }
    } else if let rest = text.dropFirst(10).first.map({ "Z+-".contains($0) }) ?? true as Bool?,
      rest, text.utf8.dropFirst(4).first == UInt8(ascii: "-"),
      case .success(let day) = DateText.read(text.prefix(10))
    {
      return day
    }
    report(tree, .dateForm(text))
    return nil
  }

  private func discounts() -> [EInvoice.Discount] {
    var discounts: [EInvoice.Discount] = []
    for term in tree.all(at: syntax.terms) {
      guard let text = term.text else { continue }
      for part in parts(of: text, at: "#SKONTO#") {
        if let discount = discount(part) {
          discounts.append(discount)
        } else {
          report(term, .discount("#SKONTO#" + part))
        }
      }
    }
    return discounts
  }

  /// What stands behind each mark, up to the next one.
  private func parts(of text: String, at mark: String) -> [String] {
    Array(
      text.split(separator: mark, omittingEmptySubsequences: false).dropFirst().map(String.init))
  }

  /// `TAGE=14#PROZENT=2.00#BASISBETRAG=100.00#`, and words behind it.
  private func discount(_ text: String) -> EInvoice.Discount? {
    var fields: [Substring: Substring] = [:]
    for field in text.split(separator: "#") {
      let sides = field.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, sides[0].allSatisfy({ $0.isLetter }) else { break }
      fields[sides[0]] = sides[1]
    }
    guard let days = fields["TAGE"].flatMap({ Int($0) }), days >= 0,
      let percent = fields["PROZENT"], !percent.contains("/"), let rate = Rational(text: percent),
      rate.sign >= 0, rate <= Rational(100)
    else { return nil }
    let base = fields["BASISBETRAG"].map(String.init)
    guard base.map({ Self.money($0) != nil }) ?? true else { return nil }
    return EInvoice.Discount(
      days: days, percent: Rate(rate / Rational(100)), base: base.flatMap(Self.money))
  }

  // MARK: Sums

  private struct Sums {
    let net: Money
    let vat: Money
    let gross: Money
    let owed: Money
    let prepaid: Money?
    let payable: Money
  }

  private func sums() -> Sums? {
    guard let totals = tree.at(syntax.totals) else {
      report(tree, .missing(.gross))
      return nil
    }
    let net = amount(totals, syntax.net, .net)
    let gross = amount(totals, syntax.gross, .gross)
    let payable = amount(totals, syntax.payable, .payable)
    let lineTotal = totals.at(syntax.lineTotal).flatMap(amount)
    let taxes = tree.all(at: syntax.taxes)
    let vat = vat()
    let prepaid = totals.at(syntax.prepaid).flatMap(amount)
    let rounding = totals.at(syntax.rounding).flatMap(amount)
    guard let net, let gross, let payable, let vat else { return nil }
    var owed = gross
    do {
      owed = try gross + (rounding ?? .zero)
      let lines = tree.all(at: syntax.lines).filter { line in
        syntax.parentLine.map { line.at($0) == nil } ?? true
      }
      // The short forms of Factur-X tell no lines.
      if let lineTotal, !lines.isEmpty {
        let sum = try lines.compactMap { amount($0, syntax.lineAmount, .lineAmount) }.sum()
        compare(.lines, lineTotal, sum, totals)
      }
      let (allowances, charges) = try allowances()
      let told = (
        allowances: totals.at(syntax.allowanceTotal).flatMap(amount) ?? .zero,
        charges: totals.at(syntax.chargeTotal).flatMap(amount) ?? .zero
      )
      if !lines.isEmpty {
        compare(.allowances, told.allowances, allowances, totals)
        compare(.charges, told.charges, charges, totals)
      }
      if let lineTotal {
        compare(.net, net, try lineTotal - told.allowances + told.charges, totals)
      }
      if !taxes.isEmpty { try checkTaxes(taxes, vat, lines.count) }
      compare(.gross, gross, try net + vat, totals)
      compare(.payable, payable, try owed - (prepaid ?? .zero), totals)
    } catch {
      report(totals, .beyondLimit)
    }
    return Sums(
      net: net, vat: vat, gross: gross, owed: owed, prepaid: prepaid, payable: payable)
  }

  /// The one in euros; none is none.
  private func vat() -> Money? {
    let told = tree.all(at: syntax.vat)
    let own = told.first { $0.attributes["currencyID"] ?? "EUR" == "EUR" }
    return own.map(amount) ?? (told.isEmpty ? .zero : nil)
  }

  private func allowances() throws -> (allowances: Money, charges: Money) {
    var sums = (allowances: Money.zero, charges: Money.zero)
    for item in tree.all(at: syntax.allowances) {
      guard let amount = amount(item, syntax.allowanceAmount, .allowanceAmount) else { continue }
      if ["true", "1"].contains(item.at(syntax.chargeMark)?.text) {
        sums.charges = try sums.charges + amount
      } else {
        sums.allowances = try sums.allowances + amount
      }
    }
    return sums
  }

  /// Each tax is its rate of its basis. Where it was rounded line by line it may differ by half a
  /// cent for each of them.
  private func checkTaxes(_ taxes: [XMLTree], _ vat: Money, _ lines: Int) throws {
    var sum = Money.zero
    for tax in taxes {
      guard let amount = amount(tax, syntax.taxAmount, .taxAmount) else { return }
      sum = try sum + amount
      guard let basis = tax.at(syntax.taxBasis).flatMap(self.amount),
        let text = tax.at(syntax.taxRate)?.text, let rate = Rational(text: text)
      else { continue }
      let computed = try Money(
        rounding: Rational(basis.cents) * rate / Rational(100), .halfUp)
      if try (amount - computed).magnitude > Money(cents: Int64(lines / 2)) {
        compare(.tax, amount, computed, tax)
      }
    }
    compare(.vat, vat, sum, taxes[0])
  }

  private func compare(
    _ sum: InvoiceSum, _ stated: Money, _ computed: Money, _ tree: XMLTree
  ) {
    guard stated != computed else { return }
    var at = place
    at.line = tree.line
    problems.add(at, .invoice(.sumDiffers(sum, stated: stated, computed: computed)))
  }

  private func amount(_ tree: XMLTree, _ path: String, _ term: InvoiceTerm) -> Money? {
    guard let found = tree.at(path), found.text != nil else {
      report(tree, .missing(term))
      return nil
    }
    return amount(found)
  }

  private func amount(_ tree: XMLTree) -> Money? {
    let text = tree.text ?? ""
    if let currency = tree.attributes["currencyID"], currency != "EUR" {
      // That of the whole invoice is told once.
      if currency != self.tree.at(syntax.currency)?.text { report(tree, .currency(currency)) }
      return nil
    }
    if let money = Self.money(text) { return money }
    if !text.contains(","), !text.contains("/"), Rational(text: text) != nil {
      let decimals = text.split(separator: ".").dropFirst().last?.count ?? 0
      if decimals > 2 {
        report(tree, .decimals(text, decimals))
      } else {
        report(tree, .value(.amountBeyondLimit))
      }
    } else {
      let meant = try? AmountText.read(text).get()
      report(tree, .amount(.notPlain(meant, in: .invoice)))
    }
    return nil
  }

  /// `1234.5`, `-0.10`: a point, no grouping, zeros beyond the cent.
  private static func money(_ text: String) -> Money? {
    let text = text.first == "+" ? String(text.dropFirst()) : text
    guard !text.contains(","), !text.contains("/"), let value = Rational(text: text),
      let (cents, parts) = (value * Rational(100)).fraction, parts == 1,
      abs(cents) <= Money.maximum.cents
    else { return nil }
    return Money(cents: cents)
  }
}
