import Amounts

/// Columns that a profile does not name and that say of a row that it is not as it would be booked:
/// cancelled, only planned, not paid, not eligible, not whole, or counted in something else.
struct RowMarks {
  /// A row that such a column speaks against.
  struct Found {
    let column: Int
    let line: Int
    let text: String
    let fault: AmountFault
  }

  /// What a heading asks of its cells.
  private enum Question {
    case isReversal, isActive, isPaid, isEligible, isPrivate, share, unit, documentStatus, status
  }

  private struct Watch {
    let column: Int
    let heading: String
    let question: Question?
    /// Rows that count only if others say that they are actual, or paid.
    var open: [Found] = []
    var isTold = false
  }

  private var watches: [Watch]
  /// Where a unit beside the amount belongs.
  private let amount: Int?
  private let knowsEligible: Bool
  /// The day of booking is read as that of payment.
  private let paysOnDate: Bool

  init(_ found: ProfileHeadings<BookingInput>, _ profile: BookingProfile, hasUnits: Bool) {
    let used = found.used
    func isTold(_ column: BookingColumn) -> Bool {
      found.columns[.column(column)] != nil || profile.constants[column] != nil
    }
    knowsEligible = isTold(.eligible) || isTold(.share)
    let paidOn = found.columns[.column(.paidOn)]
    paysOnDate =
      paidOn != nil
      && [BookingColumn.date, .voucherDate].contains { found.columns[.column($0)] == paidOn }
    amount = found.columns[.column(.amount)]
    let countsUnits =
      hasUnits || amount == nil || isTold(.quantity) || isTold(.method)
      || found.texts.contains { Self.isQuantity(MovementState.words($0)) }
    watches = found.texts.indices.filter {
      !used.contains($0) && !found.texts[$0].isEmpty && !EntryHeading.contains(found.texts[$0])
    }.map { index in
      let question = Self.question(found.texts[index])
      return Watch(
        column: index, heading: found.texts[index],
        question: question == .unit && countsUnits ? nil : question)
    }
  }

  /// What speaks against a row that is to be booked.
  mutating func take(_ row: TableRow) -> Found? {
    var found: Found?
    for index in watches.indices where row.cells.indices.contains(watches[index].column) {
      let told = take(row, &watches[index])
      found = found ?? told
    }
    return found
  }

  /// Tells of rows that only the others in their column show.
  func finish(_ report: (Found) -> Void) {
    for watch in watches where watch.isTold { watch.open.forEach(report) }
  }

  private func take(_ row: TableRow, _ watch: inout Watch) -> Found? {
    let cell = row.cells[watch.column]
    func found(_ mark: AmountFault.Mark) -> Found {
      Found(
        column: watch.column, line: row.line, text: cell.isEmpty ? "–" : cell.string,
        fault: .marked(mark, heading: watch.heading))
    }
    if watch.question == .isPaid {
      guard paysOnDate else { return nil }
      if Self.isNo(cell) {
        if watch.open.count < ProblemList.limit { watch.open.append(found(.unpaid)) }
        watch.isTold = watch.isTold || !cell.isEmpty
      } else {
        watch.isTold = true
      }
    }
    guard !cell.isEmpty else { return nil }
    if let mark = answer(row, watch) { return found(mark) }
    if watch.question == .unit { return unit(row, watch) }
    guard case .text(let bytes) = cell, bytes.count > 2, bytes.count <= Self.limit else {
      return nil
    }
    let words = MovementState.words(cell.string)
    if words.count <= 2, words.contains(where: Self.actual.contains) { watch.isTold = true }
    if !words.isEmpty, words.count <= 2, words.allSatisfy(Self.planned.contains) {
      if words != ["soll"], Self.isPlanHeading(watch.heading) { return found(.plan) }
      if watch.open.count < ProblemList.limit { watch.open.append(found(.plan)) }
    }
    return mark(words).map(found)
  }

  /// What the heading and the cell say together.
  private func answer(_ row: TableRow, _ watch: Watch) -> AmountFault.Mark? {
    let cell = row.cells[watch.column]
    switch watch.question {
    case .isReversal: return Self.isNo(cell) ? nil : .reversal
    case .isActive: return Self.isNo(cell) ? .reversal : nil
    case .isEligible: return !knowsEligible && Self.isNo(cell) ? .ineligible : nil
    case .isPrivate: return !knowsEligible && MovementState.isYes(cell.string) ? .ineligible : nil
    case .documentStatus: return cell.string == "2" ? .reversal : cell.string == "0" ? .plan : nil
    case .status:
      let words = MovementState.words(cell.string)
      return paysOnDate && words.contains(where: Self.unpaid.contains) ? .unpaid : nil
    case .share:
      guard !knowsEligible else { return nil }
      return Self.isPart(row, watch) ? .share : nil
    case .isPaid, .unit, nil: return nil
    }
  }

  /// What a text says by itself.
  private func mark(_ words: [String]) -> AmountFault.Mark? {
    guard let first = words.first else { return nil }
    if Self.reversals.contains(first), !words.contains(where: Self.isCharge) { return .reversal }
    guard let negation = words.firstIndex(where: { $0 == "nicht" || $0 == "not" }),
      let next = words.dropFirst(negation + 1).first
    else {
      return !knowsEligible && first == "ineligible" ? .ineligible : nil
    }
    if next == "buchen" || next == "zahlen" { return .reversal }
    return !knowsEligible && Self.isEligible(next) ? .ineligible : nil
  }

  /// Whether a cell holds a share below the whole.
  private static func isPart(_ row: TableRow, _ watch: Watch) -> Bool {
    let cell = row.cells[watch.column]
    let text = cell.string.filter { !$0.isWhitespace }
    switch row.meaning(watch.column)?.percent {
    case .fraction: return text != "1" && Rate(text: text) != nil
    case .written: return text != "100" && Rate(text: text + "%") != nil
    case nil:
      guard text.hasSuffix("%") || watch.heading.contains("%") else { return false }
      let rate = Rate(text: text.hasSuffix("%") ? text : text + "%")
      // `0,5` and `1` below a heading with a percent sign are shares of one.
      return rate.map { $0.value != Rational(1) && !(text == "1" && watch.heading.contains("%")) }
        ?? false
    }
  }

  /// A unit beside the amount that makes another number of it.
  private func unit(_ row: TableRow, _ watch: Watch) -> Found? {
    guard let amount, row.cells.indices.contains(amount) else { return nil }
    let text = row.cells[watch.column].string
    let words = AmountWords(beside: text)
    let fault: AmountFault
    if let unit = words.unit {
      fault = .unit(unit)
    } else if words.isPercent {
      fault = .percent(nil, of: nil)
    } else if let word = words.other, QuantityUnit(word) != nil {
      fault = .foreignUnit(word, wanted: .euros)
    } else {
      return nil
    }
    return Found(
      column: amount, line: row.line, text: row.cells[amount].string + " " + text, fault: fault)
  }

  // MARK: Words

  /// The longest text that is looked at, in bytes.
  private static let limit = 80

  private static func question(_ heading: String) -> Question? {
    let words = MovementState.words(heading)
    func has(_ beginnings: [String]) -> Bool {
      words.contains { word in beginnings.contains(where: word.hasPrefix) }
    }
    if words == ["docstatus"] { return .documentStatus }
    if has([
      "storno", "stornier", "generalumkehr", "reversal", "reversed", "cancel", "annull", "gelösch",
      "geloesch", "deleted", "void",
    ]) {
      return words.contains(where: isCharge) ? nil : .isReversal
    }
    if words.count == 1, has(["aktiv", "active", "gültig", "gueltig", "valid", "wirksam"]) {
      return .isActive
    }
    if has(["bezahlt", "gezahlt", "paid", "beglichen", "überwiesen"]), !has(["von", "durch"]),
      !words.contains(where: ["mit", "per", "an", "by", "via", "to"].contains)
    {
      return .isPaid
    }
    if words.contains(where: isEligible) { return .isEligible }
    if words == ["privat"] { return .isPrivate }
    let ofOthers = ["eigen", "förder", "foerder", "ust", "mwst", "steuer", "vat", "skonto", "land"]
    let isOfProject = heading.contains("%") && has(["projekt", "vorhaben", "davon"])
    if isOfProject
      || words.contains(where: { $0.contains("anteil") || $0 == "share" || $0 == "prozent" }),
      !words.contains(where: { word in ofOthers.contains(where: word.contains) })
    {
      return .share
    }
    if has(["einheit", "mengeneinheit", "maßeinheit", "unit"]) || words == ["me"] { return .unit }
    return words.contains { $0.hasSuffix("status") || $0 == "state" } ? .status : nil
  }

  private static func isQuantity(_ words: [String]) -> Bool {
    words.contains { word in
      ["menge", "anzahl", "stunden", "stück", "quantity", "qty", "anz", "hours", "std"].contains(
        word) || word.hasSuffix("menge") || word.hasSuffix("stunden")
    }
  }

  /// A fee for a cancellation, or whether one would be possible, cancels nothing.
  private static func isCharge(_ word: String) -> Bool {
    [
      "gebühr", "gebuehr", "kosten", "entgelt", "frist", "bedingung", "möglich", "moeglich",
      "versicherung", "quote", "bar",
    ].contains(where: word.hasSuffix)
      || ["bis", "frei", "gebühren", "nicht", "kein"].contains(word)
  }

  private static func isEligible(_ word: String) -> Bool {
    [
      "förderfähig", "foerderfaehig", "zuwendungsfähig", "zuwendungsfaehig", "erstattungsfähig",
      "anerkannt", "abrechenbar", "abrechnungsfähig", "anrechenbar", "eligible", "förderungsfähig",
    ].contains(where: word.hasPrefix)
  }

  private static func isPlanHeading(_ heading: String) -> Bool {
    MovementState.words(heading).contains { word in
      word.hasPrefix("plan") || word.hasPrefix("wert") || word.hasPrefix("szenari")
        || word.hasPrefix("scenario") || ["version", "buchungsart", "satzart"].contains(word)
    }
  }

  private static let planned: Set = [
    "plan", "planwert", "plankosten", "soll", "budget", "forecast", "prognose", "obligo",
    "festlegung", "mittelbindung", "mittelvormerkung", "mittelreservierung", "commitment",
    "planned", "hochrechnung", "bestellobligo", "verpflichtung", "ansatz", "haushaltsansatz",
  ]

  private static let actual: Set = ["ist", "istwert", "istkosten", "actual", "actuals"]

  private static let reversals: Set = [
    "storno", "stornobuchung", "stornierung", "stornobeleg", "generalumkehr", "reversal",
  ]

  private static let unpaid: Set = [
    "offen", "offene", "offener", "unbezahlt", "gemahnt", "angemahnt", "gesperrt", "teilweise",
    "teilbezahlt", "überfällig", "fällig", "unpaid", "overdue", "open", "partly", "partially",
  ]

  /// `nein`, `0,00`, a dash.
  private static func isNo(_ cell: TableCell) -> Bool {
    if case .date = cell { return false }
    let text = cell.string.filter { !$0.isWhitespace }
    return text.isEmpty || MovementState.isNo(text)
      || text.allSatisfy { "0,.-–—€".contains($0) }
      || ["kein", "keine", "keiner", "nicht", "offen", "unbezahlt"].contains(text.lowercased())
  }
}
