/// Books made to be hard on reports, as the files that a user would write: every financing, cost
/// basis, forwarding, flat rates, in-kind contributions, amendments, reversals, payments of their
/// own, bookings outside of every period and after the day of the report.
public struct HardBooks: Sendable {
  /// A step that a user takes: words of the command line, and the file that it reads.
  public struct Step: Sendable {
    public let words: [String]
    public var file: (name: String, text: String)?
  }

  /// What brings the ledger to its first state.
  public private(set) var steps: [Step] = []
  /// What is booked later.
  public private(set) var later: [Step] = []
  /// Awards, measures and projects; nil is all of them.
  public let subjects: [String?]
  /// Days of reports: within the period, at its end, after it.
  public let days = ["2024-12-31", "2025-07-15", "2026-06-30"]

  private var random: SeededGenerator
  private let isHostile: Bool
  private var entries = 0

  /// - Parameter isHostile: whether titles, names and texts are what spreadsheets stumble over.
  public init(_ random: inout SeededGenerator, isHostile: Bool = false) {
    self.random = random
    self.isHostile = isHostile
    subjects =
      Self.awards.map(\.self) + Self.measures.map(\.id) + ["HB-1", "HB-2", "HB-3", nil]
    for number in 1...3 { apply(number, amended: false) }
    importBookings(self.random.int(15...60), "buchungen-1.csv")
    for number in 1...2 { apply(number, amended: true) }
    importBookings(self.random.int(5...30), "buchungen-2.csv")
    followUps(self.random.int(2...8))
    later.append(importStep(self.random.int(3...12), "buchungen-3.csv"))
    later.append(
      Step(words: ["reverse", "2", "--reason", text("doppelt"), "--on", "2026-03-02"]))
    random = self.random
  }

  /// Adds up to `count` reversals and payments; the program refuses some of them, which is fine.
  private mutating func followUps(_ count: Int) {
    for _ in 0..<count {
      let entry = String(random.int(1...max(1, entries)))
      let day = random.pick("2025-01-10", "2025-06-30", "2026-02-01", "2026-08-01")
      steps.append(
        random.chance(50)
          ? Step(words: ["reverse", entry, "--reason", text("Storno"), "--on", day])
          : Step(words: [
            "record", "payment", "--entry", entry, "--date", day, "--paid-on", day,
          ]))
    }
  }

  // MARK: Texts

  /// Texts that spreadsheets, XML or layouts take for something else.
  public static let hostileTexts = [
    "=cmd|' /C calc'!A0", "+1", "@x", "-2+3", "a\tb", "zwei\nZeilen", "🏗️🌱 Emoji",
    "שלום עולם", "_x0041_", "{award} {title} {page}", "O'Neill & \"Söhne\" <GmbH>",
    "&D&P Seite", "[Blatt]:*?/\\", "'", String(repeating: "lang ", count: 40), "1.234,56",
    "01.02.2025", "#REF!", "TRUE", "{=1+1}", "a\u{2028}b", "%00", "…",
  ]

  private mutating func text(_ plain: String) -> String {
    guard isHostile, random.chance(60) else { return plain }
    return random.element(of: Self.hostileTexts) ?? plain
  }

  /// A text of YAML: escapes of JSON are escapes there too.
  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\u{2028}": out += "\\u2028"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func amount(_ cents: Int, _ point: String = ".") -> String {
    "\(cents / 100)\(point)\(String(cents % 100 + 100).dropFirst())"
  }

  // MARK: Projects

  private struct Line {
    let id: String
    var isInKind = false
    var flatRate: String?
  }

  private struct Place {
    let id: String
    let awards: [String]
    let lines: [Line]
    var sources: [(id: String, kind: String)] = []
  }

  private static let awards = ["HB-A1", "HB-A2", "HB-A3", "HB-B1", "HB-C1", "HB-D1", "HB-F1"]

  private static let everySource = [
    ("eigen", "ownCash"), ("pk1", "partnerCash"), ("pk2", "partnerCash"), ("uk1", "inKind"),
    ("uk2", "inKind"), ("be", "civicEngagement"), ("spende", "donation"), ("erloes", "revenue"),
    ("kreis", "otherPublic"),
  ]

  private static let measures = [
    Place(
      id: "HB-A", awards: ["HB-A1", "HB-A2", "HB-A3"],
      lines: [
        Line(id: "L1"), Line(id: "L2"), Line(id: "L3"), Line(id: "U1", isInKind: true),
        Line(id: "U2", isInKind: true), Line(id: "P1", flatRate: "[L1, L2]"), Line(id: "LEER"),
      ], sources: everySource),
    Place(
      id: "HB-B", awards: ["HB-B1"], lines: [Line(id: "L1"), Line(id: "L4")],
      sources: [("eigen", "ownCash"), ("erloes", "revenue")]),
    Place(
      id: "HB-C", awards: ["HB-C1"], lines: [Line(id: "L1"), Line(id: "U1", isInKind: true)],
      sources: [("eigen", "ownCash"), ("uk1", "inKind"), ("spende", "donation")]),
    Place(id: "HB-N", awards: [], lines: [Line(id: "L1")], sources: [("eigen", "ownCash")]),
    Place(
      id: "HB-D", awards: ["HB-D1", "HB-F1"],
      lines: [Line(id: "L1"), Line(id: "L2"), Line(id: "P1", flatRate: "[L1]")],
      sources: [("eigen", "ownCash"), ("pk1", "partnerCash")]),
    Place(id: "HB-Z", awards: [], lines: [Line(id: "L1"), Line(id: "L2")], sources: []),
  ]

  private mutating func apply(_ number: Int, amended: Bool) {
    let measures = Self.measures.filter {
      switch number {
      case 1: ["HB-A", "HB-B", "HB-N"].contains($0.id)
      case 2: ["HB-C", "HB-D"].contains($0.id)
      default: $0.id == "HB-Z"
      }
    }
    var file = """
      format: foerderbuch/project/1
      project: {id: HB-\(number), title: \(Self.quoted(text("Vorhaben \(number)")))\
      \(random.chance(50) ? ", field: \(Self.quoted(text("Energie")))" : ""), \
      from: 2024-04-01, to: 2026-03-31, lighthouse: \(random.chance(50))}

      """
    if amended {
      file +=
        "amendment: {on: 2025-0\(random.int(1...9))-01, "
        + "reference: \(Self.quoted(text("1. Änderungsbescheid")))}\n"
    }
    file += """
      organisations:
        - {id: stadt, name: \(Self.quoted(text("Stadt"))), kind: municipality}
        - {id: tu, name: "Partner", kind: research, inputVatDeductible: "30%"}
        - {id: werk, name: "Partner", kind: enterprise, inputVatDeductible: "100%"}
      measures:

      """
    for measure in measures { file += self.measure(measure, amended: amended) }
    let awards = measures.flatMap { measure in measure.awards.map { ($0, measure) } }
    if !awards.isEmpty { file += "awards:\n" }
    for (id, measure) in awards { file += award(id, measure) }
    steps.append(
      Step(
        words: ["project", "apply", "vorhaben-\(number).yaml"],
        file: ("vorhaben-\(number).yaml", file)))
  }

  private mutating func measure(_ place: Place, amended: Bool) -> String {
    var file = """
        - id: \(place.id)
          title: \(Self.quoted(text("Teilvorhaben \(place.id)")))
          recipient: \(place.id == "HB-B" ? "tu" : "stadt")
          role: \(place.id == "HB-B" ? "partner" : "lead")
          basis: \(place.id == "HB-B" ? "cost" : "expenditure")
          lines:

      """
    var lines = place.lines
    if place.id == "HB-A" { lines.append(Line(id: amended ? "NEU" : "ALT")) }
    for line in lines {
      let planned =
        line.id == "LEER" || place.id == "HB-Z" ? 0 : random.int(10_000...5_000_000)
      let eligible = random.chance(70) ? planned : random.int(5_000...max(5_000, planned))
      file += "      - {id: \(line.id), title: \(Self.quoted(text("Position \(line.id)"))), "
      file += "planned: \"\(Self.amount(planned))\", "
      file += "eligible: \"\(Self.amount(min(planned, eligible)))\""
      if line.isInKind { file += ", inKind: true" }
      if let base = line.flatRate {
        file += ", flatRate: {percent: \"\(random.pick("15%", "1/3", "7.5%"))\", of: \(base)"
        file += random.chance(30) ? ", cap: \"500.00\"}" : "}"
      }
      file += "}\n"
    }
    if !place.sources.isEmpty { file += "    sources:\n" }
    for (id, kind) in place.sources {
      let partner = id.hasSuffix("1") ? "tu" : id.hasSuffix("2") ? "werk" : nil
      file += "      - {id: \(id), kind: \(kind), "
      if kind == "ownCash" { file += "organisation: \(place.id == "HB-B" ? "tu" : "stadt"), " }
      if let partner { file += "organisation: \(partner), " }
      file +=
        "planned: \"\(random.chance(30) ? "0.00" : Self.amount(random.int(1...900_000)))\""
      if kind == "partnerCash", random.chance(40) { file += ", countsAsOwnShare: true" }
      file += "}\n"
    }
    return file
  }

  private mutating func award(_ id: String, _ place: Place) -> String {
    let isForwarded = id == "HB-F1"
    let financing =
      isForwarded
      ? "share" : random.pick("share", "share", "deficit", "fixed", "fixedPerUnit", "full")
    let rules = random.pick("anbest-p-bund", "anbest-p-nrw", "anbest-gk-bund", "anbest-g-nrw")
    let level = isForwarded ? "municipal" : random.pick("land", "bund", "eu")
    let isLate = id == "HB-A3"
    let amount = random.int(100_000...6_000_000)
    var file = """
        - id: \(id)
          measure: \(place.id)
          funder: {id: f-\(id.lowercased()), name: \(Self.quoted(text("Geldgeber"))), level: \(level)}
          ruleSet: \(rules)
          financing: \(financing)
          amount: "\(Self.amount(amount))"
          awardedOn: \(isLate ? "2025-03-01" : "2024-03-15")
          from: \(isLate ? "2025-04-01" : "2024-04-01")
          to: \(random.pick("2025-06-30", "2025-12-31", "2026-03-31"))

      """
    if financing == "share" {
      file += "    rate: \"\(random.pick("65%", "1/3", "33.33%", "90%"))\"\n"
    }
    if financing == "fixedPerUnit" { file += "    unitAmount: \"750.00\"\n    units: \"20.5\"\n" }
    if random.chance(40) {
      file += "    years: {2024: \"\(Self.amount(amount / 3))\", "
      file += "2025: \"\(Self.amount(amount / 3))\"}\n"
    }
    if id == "HB-A1" {
      file += "    forwardingConsent: \(Self.quoted(text("Bescheid, Nr. 3")))\n"
    }
    if isForwarded { file += "    forwardedFrom: HB-D1\n" }
    file += "    overrides: {reductionThreshold: \"\(random.pick("0.00", "500.00"))\", "
    file += "inKindCap: \(random.pick("null", "\"20%\"", "\"7.5%\"")), "
    file += "donationTreatment: \(random.pick("countsAsOwnShare", "reducesEligibleBase")), "
    file += "revenueTreatment: \(random.pick("proportional", "deductFromBase", "ignore")), "
    file += "gapBase: \(random.pick("actual", "capToPlan")), "
    file += "lineOverrunLimit: \(random.pick("null", "\"20%\"", "\"0%\"")), "
    file += "rounding: \(random.pick("down", "halfUp", "wholeEuroDown"))}\n"
    return file
  }

  // MARK: Bookings

  private static let headings =
    "Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;davon zuwendungsfähig;"
    + "Grund der Kürzung;Umsatzsteuer;Beleg-Nr.;Belegdatum;Tag der Zahlung;Empfänger/Einzahler;"
    + "Grund der Zahlung;Nachweis;Referenz"

  private mutating func importBookings(_ count: Int, _ name: String) {
    steps.append(importStep(count, name))
  }

  private mutating func importStep(_ count: Int, _ name: String) -> Step {
    var rows = [Self.headings]
    for _ in 0..<count { if let row = booking() { rows.append(row) } }
    entries += rows.count - 1
    return Step(words: ["import", name], file: (name, rows.joined(separator: "\r\n") + "\r\n"))
  }

  private mutating func booking() -> String? {
    guard let place = random.element(of: Self.measures) else { return nil }
    var fields = Array(repeating: "", count: 16)
    let day = random.pick(
      "2024-02-10", "2024-06-03", "2024-12-31", "2025-01-01", "2025-05-15", "2025-06-06",
      "2025-06-07", "2025-07-15", "2025-12-30", "2026-02-20", "2026-09-01")
    let cents = random.chance(20) ? random.int(1...99) : random.int(100...900_000)
    (fields[0], fields[2], fields[5]) = (day, place.id, Self.amount(cents, ","))
    fields[12] = text("Firma")
    fields[13] = text("Grund")
    switch random.int(0...9) {
    case 0...4: guard spend(place, day, cents, &fields) else { return nil }
    case 5, 6:
      guard let award = random.element(of: place.awards) else { return nil }
      fields[1] = random.pick(
        "drawdown", "drawdown", "drawdown", "repayment", "interest",
        award == "HB-D1" ? "forward" : "drawdown")
      fields[4] = award
    default:
      guard let source = random.element(of: place.sources) else { return nil }
      fields[4] = source.id
      fields[1] = Self.kinds[source.kind] ?? ""
      guard source.kind != "inKind", source.kind != "civicEngagement" else {
        return inKind(place, cents, &fields) ? row(fields) : nil
      }
    }
    return row(fields)
  }

  private static let kinds = [
    "ownCash": "own-funds", "partnerCash": "partner-cash", "inKind": "in-kind",
    "civicEngagement": "civic", "donation": "donation", "revenue": "revenue",
    "otherPublic": "other-public",
  ]

  private func row(_ fields: [String]) -> String {
    fields.map { field in
      field.contains { ";\"\n\r".contains($0) }
        ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }.joined(separator: ";")
  }

  private mutating func spend(
    _ place: Place, _ day: String, _ cents: Int, _ fields: inout [String]
  ) -> Bool {
    let lines = place.lines.filter { !$0.isInKind && ($0.flatRate == nil || random.chance(3)) }
    guard let line = random.element(of: lines) else { return false }
    (fields[1], fields[3]) = ("expense", line.id)
    let vat = place.id == "HB-B" || random.chance(30) ? cents * 19 / 119 : 0
    if place.id == "HB-B" || vat > 0 { fields[8] = Self.amount(vat, ",") }
    if random.chance(25) {
      fields[6] = Self.amount(random.chance(20) ? 0 : cents / 2, ",")
      fields[7] = text("Skonto")
    }
    fields[9] = random.chance(80) ? text("R-\(random.int(1...9_999))") : ""
    fields[10] = random.chance(50) ? day : ""
    fields[11] = random.pick("", day, day, day, "2026-10-01")
    return true
  }

  private mutating func inKind(_ place: Place, _ cents: Int, _ fields: inout [String]) -> Bool {
    guard let line = random.element(of: place.lines.filter(\.isInKind)) else { return false }
    fields[3] = line.id
    fields[9] = random.chance(50) ? text("N-\(random.int(1...99))") : ""
    fields[14] = random.chance(50) ? "Akte 12/3" : ""
    if random.chance(30) {
      fields[6] = Self.amount(cents / 3, ",")
      fields[7] = text("nicht anerkannt")
    }
    return true
  }
}
