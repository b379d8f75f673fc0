import Amounts

/// Reads the values of a part of a statement; what cannot be read goes to the problems.
struct CAMTValues {
  let place: SourcePosition
  let problems: ProblemList

  func report(_ tree: XMLTree, _ fault: StatementFault) { report(tree, .statement(fault)) }

  private func report(_ tree: XMLTree, _ fault: InputFault) {
    var at = place
    at.line = tree.line
    problems.add(at, value: tree.text, fault)
  }

  /// The amount of `Amt` in `tree` with the sign that `CdtDbtInd` gives it.
  func signedAmount(_ tree: XMLTree) -> Money? {
    guard let amountTree = tree["Amt"] else {
      report(tree, .missing(.amount))
      return nil
    }
    let amount = amount(amountTree)
    let direction = direction(tree)
    guard let amount, let direction else { return nil }
    return direction == .credit ? amount : -amount
  }

  enum Direction { case credit, debit }

  /// Whether money came in or went out.
  func direction(_ tree: XMLTree) -> Direction? {
    guard let mark = tree["CdtDbtInd"] else {
      report(tree, .missing(.direction))
      return nil
    }
    switch mark.text {
    case "CRDT": return .credit
    case "DBIT": return .debit
    default:
      report(mark, .unknownMark(.direction, allowed: ["CRDT", "DBIT"]))
      return nil
    }
  }

  /// An amount in EUR, zero or more. Decimals beyond the cent must be zero.
  func amount(_ tree: XMLTree) -> Money? {
    if let currency = tree.attributes["Ccy"], currency != "EUR" {
      report(tree, .currency(currency))
      return nil
    }
    switch Self.cents(tree.text ?? "") {
    case .success(let money): return money
    case .failure(.statement(let fault)): report(tree, fault)
    case .failure(.value(let fault)): report(tree, .value(fault))
    case .failure(.noNumber):
      let meant = try? AmountText.read(tree.text ?? "").get()
      report(tree, .amount(.notPlain(meant, in: .camt)))
    }
    return nil
  }

  /// Why a text is no amount of a statement.
  private enum AmountFault: Error {
    case statement(StatementFault)
    case value(ValueFault)
    case noNumber
  }

  private static func cents(_ text: String) -> Result<Money, AmountFault> {
    let bytes = Array(text.utf8)
    if bytes.first == UInt8(ascii: "-") { return .failure(.statement(.negative)) }
    // The schema writes decimals as `8.850`: one point, no grouping.
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNumber =
      parts.count <= 2 && bytes.count <= 40 && parts.contains { !$0.isEmpty }
      && parts.allSatisfy { $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    guard isNumber else { return .failure(.noNumber) }
    var decimals = parts.count == 2 ? parts[1] : []
    while decimals.last == UInt8(ascii: "0") { decimals.removeLast() }
    guard decimals.count <= 2 else { return .failure(.statement(.decimals(text, decimals.count))) }
    var cents: Int64 = 0
    for digit in parts[0] {
      cents = cents * 10 + Int64(digit - UInt8(ascii: "0"))
      if cents > Money.maximum.cents { return .failure(.value(.amountBeyondLimit)) }
    }
    for place in 0..<2 {
      let index = decimals.startIndex + place
      cents =
        cents * 10 + (index < decimals.endIndex ? Int64(decimals[index] - UInt8(ascii: "0")) : 0)
    }
    guard cents <= Money.maximum.cents else { return .failure(.value(.amountBeyondLimit)) }
    return .success(Money(cents: cents))
  }

  /// A day: `2026-06-30`, or the day as written of `2026-06-30T13:15:00+01:00`.
  func date(_ tree: XMLTree) -> CalendarDate? {
    let text = tree.text ?? ""
    let day = text.prefix(10)
    let rest = text.dropFirst(10).first
    guard rest == nil || rest == "T" || rest == "Z" || rest == "+" || rest == "-",
      day.utf8.count == 10, day.utf8.dropFirst(4).first == UInt8(ascii: "-")
    else {
      report(tree, .value(.notADate))
      return nil
    }
    switch DateText.read(day) {
    case .success(let date): return date
    case .failure(let error):
      report(tree, .value(ValueFault(error)))
      return nil
    }
  }

  /// A value date. Banks that count thirty days to every month write 30 February.
  func valueDate(_ tree: XMLTree) -> (date: CalendarDate, note: BankTransaction.Note?)? {
    let day = (tree.text ?? "").prefix(10)
    if let date = InterestMonth.lastDay(instead: day) {
      return (date, .dayOfInterestMonth(String(day)))
    }
    return date(tree).map { ($0, nil) }
  }

  /// The IBAN of an account, else its number, without spaces.
  static func account(_ tree: XMLTree) -> String? {
    let text = tree["Id", "IBAN"]?.text ?? tree["Id", "Othr", "Id"]?.text
    return text.map { $0.filter { !$0.isWhitespace } }
  }

  /// A reference, or nil for the words that stand for none.
  static func reference(_ tree: XMLTree?) -> String? {
    guard let text = tree?.text else { return nil }
    let none = ["NOTPROVIDED", "NONREF", "NICHT ANGEGEBEN", "NONE"]
    return none.contains(text.uppercased()) ? nil : text
  }
}
