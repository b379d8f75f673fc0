import Amounts
import Funding
import TestSupport
import Testing

/// Every kind of booking with every option of `record`: what a kind uses is taken, what it does not
/// use is refused, and nothing is ignored in silence.
@Suite struct KindOptionTests {
  /// An option with what a person would type, and what belongs with it.
  private static let values: [String: [String]] = [
    "--date": ["2025-07-10"], "--measure": ["M"], "--amount": ["20,00"], "--line": ["SACH"],
    "--source": ["eigen"], "--eligible": ["10,00", "--reason", "privat"],
    "--reason": ["privat", "--eligible", "10,00"], "--vat": ["1,00"], "--voucher": ["V-1"],
    "--voucher-date": ["2025-07-01"], "--paid-on": ["2025-07-20"],
    "--counterparty": ["Kern GmbH"], "--purpose": ["Zweck"],
    "--method": ["hours", "--quantity", "2", "--unit-rate", "10,00"],
    "--quantity": ["2", "--method", "hours", "--unit-rate", "10,00"],
    "--unit-rate": ["10,00", "--method", "hours", "--quantity", "2"],
    "--share": ["100%", "--method", "hours", "--quantity", "2", "--unit-rate", "10,00"],
    "--staff-share": ["50%", "--method", "hours", "--quantity", "2", "--unit-rate", "10,00"],
    "--evidence": ["Akte 1"], "--reference": ["X-1"], "--voucher-total": ["200,00"],
    "--service-from": ["2025-07-01"], "--service-to": ["2025-07-01"], "--order": ["A-1"],
    "--discount-offered": ["2%"], "--inventory": ["INV-1"], "--for": ["R-1"],
    "--procedure": ["open"], "--offers": ["3"], "--due-on": ["2025-08-01"],
    "--retention": ["5,00", "--retention-due", "2030-07-01"],
    "--retention-due": ["2030-07-01", "--retention", "5,00"], "--discount": ["2,00"],
    "--guarantee": ["Bürgschaft 1"], "--amend": [], "--entry": ["1"], "--require-evidence": [],
    "--again": [], "--beyond-plan": [], "--unusual-discount": [], "--unusual-day": [],
    "--reported": [], "--follow-links": [],
  ]

  /// Those that mean the same for every command.
  private static let global: Set = [
    "--dry-run", "--ledger", "--language", "--wait", "--as", "--json", "--version", "--help",
  ]

  /// What every kind has.
  private static let common: Set = [
    "--date", "--measure", "--amount", "--voucher", "--counterparty", "--purpose", "--reference",
    "--again", "--beyond-plan", "--unusual-day", "--reported",
  ]

  private static let moneyOptions: Set = [
    "--source", "--voucher-date", "--paid-on", "--evidence", "--require-evidence",
    "--follow-links",
  ]

  /// What a kind has besides.
  private static func used(by kind: BookingKind) -> Set<String> {
    let valued: Set = [
      "--line", "--source", "--eligible", "--reason", "--vat", "--voucher-date", "--method",
      "--quantity", "--unit-rate", "--share", "--evidence", "--require-evidence",
      "--follow-links",
      "--service-from", "--service-to", "--staff-share", "--inventory",
    ]
    return switch kind {
    case .expense:
      valued.union([
        "--paid-on", "--voucher-total", "--order", "--discount-offered", "--due-on", "--retention",
        "--retention-due", "--for",
      ])
    case .inKind, .civic: valued
    case .revenue: moneyOptions.union(["--vat"])
    case .ownFunds, .partnerCash, .donation, .otherPublic, .drawdown, .repayment, .interest,
      .forward:
      moneyOptions
    case .creditNote: moneyOptions.union(["--line", "--vat", "--for"])
    case .payment:
      moneyOptions.union(["--line", "--discount", "--guarantee", "--entry", "--unusual-discount"])
    case .order: ["--line", "--vat", "--order", "--procedure", "--offers", "--amend"]
    case .recognise: []
    }
  }

  /// The least that a kind needs.
  private static func least(_ kind: BookingKind) -> [String] {
    let valuation = ["--method", "hours", "--quantity", "2", "--unit-rate", "10,00"]
    let place = ["--measure", "M", "--amount", "20,00"]
    return switch kind {
    case .expense: place + ["--line", "SACH"]
    case .inKind: place + ["--line", "UNBAR", "--source", "unbar"] + valuation
    case .civic: place + ["--line", "UNBAR", "--source", "be"] + valuation
    case .ownFunds: place + ["--source", "eigen"]
    case .partnerCash: place + ["--source", "partner"]
    case .donation: place + ["--source", "spende"]
    case .revenue: place + ["--source", "eintritt"]
    case .otherPublic: place + ["--source", "kreis"]
    case .drawdown, .repayment, .interest, .forward: place + ["--source", "Z"]
    case .creditNote: ["--for", "R-1", "--amount", "20,00"]
    case .payment: ["--voucher", "R-1"]
    case .order: place + ["--line", "SACH", "--order", "A-2", "--counterparty", "Kern GmbH"]
    case .recognise: []
    }
  }

  private func desk() throws -> Desk {
    var measure = SampleFiles.measure
    measure.sources += [
      MeasureFile.source("partner", "partnerCash", "100.00"),
      MeasureFile.source("unbar", "inKind", "100.00"),
      MeasureFile.source("spende", "donation", "100.00"),
      MeasureFile.source("eintritt", "revenue", "100.00"),
      MeasureFile.source("kreis", "otherPublic", "100.00"),
    ]
    let desk = try Desk(project: measure.yaml)
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--source", "eigen", "--amount",
      "100,00", "--date", "2025-07-01", "--voucher", "R-1", "--voucher-date", "2025-07-01",
      "--counterparty", "Kern GmbH", "--retention", "10,00", "--retention-due", "2030-07-01")
    try desk.done(
      "record", "order", "--measure", "M", "--line", "SACH", "--amount", "500,00", "--date",
      "2025-06-01", "--order", "A-1", "--counterparty", "Kern GmbH")
    return desk
  }

  @Test("every option of the help is told of here")
  func isWhole() throws {
    let help = try desk().run("record", "--help").out
    let options = help.matches(of: /(?m)^  (?:-h, )?(--[a-z-]+)/).map { String($0.1) }
    #expect(Set(options) == Self.global.union(Self.values.keys))
  }

  @Test("a guarantee says what it is")
  func blankGuarantee() throws {
    let desk = try desk()
    let pay = ["record", "payment", "--voucher", "R-1", "--paid-on", "2025-07-10", "--guarantee"]
    for blank in ["", "  "] { #expect(desk.run(pay + [blank]).code == 65) }
    #expect(desk.run(pay + ["Bürgschaft 7", "--dry-run"]).code == 0)
  }

  @Test("over all kinds and options", arguments: BookingKind.importable)
  func refuses(_ kind: BookingKind) throws {
    let desk = try desk()
    let before = try desk.snapshot()
    let uses = Self.common.union(Self.used(by: kind))
    for (option, value) in Self.values.sorted(by: { $0.key < $1.key }) {
      var words = ["record", kind.rawValue]
      let least = Self.least(kind)
      // What the kind needs stands there already.
      let told =
        least.contains(option)
        ? [] : [option] + (uses.contains(option) ? value : Array(value.prefix(1)))
      for index in stride(from: 0, to: least.count, by: 2) where !told.contains(least[index]) {
        words += least[index...index + 1]
      }
      words += told + (told.contains("--date") ? [] : ["--date", "2025-07-10"])
      words += words.contains("--beyond-plan") ? [] : ["--beyond-plan"]
      if uses.contains(option) {
        let answer = desk.run(words + ["--dry-run"])
        #expect(answer.code == 0, "\(words.joined(separator: " "))\n\(answer.err)")
      } else {
        let answer = desk.run(words)
        #expect([64, 65].contains(answer.code), "\(words.joined(separator: " "))")
        #expect(
          answer.err.contains(option) || answer.err.contains("gehört nicht zur Art"),
          "\(words.joined(separator: " "))\n\(answer.err)")
      }
    }
    #expect(try desk.snapshot() == before)
  }
}
