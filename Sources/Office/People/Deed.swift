import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Reporting

/// What somebody asks an office to do, with all that it takes, so that it can be done later by
/// another person through the very same call.
struct Deed: Codable {
  enum Act: String, Codable {
    case record, pay, order, reverse, correct
    case importTable = "import"
    case apply, close, freeze
  }

  let act: Act
  /// Where names of files start from.
  var folder = ""
  /// See ``BookingWords``.
  var booking: [String: String]?
  var evidence: [String]?
  /// What was asked and meant.
  var meant: [String]?
  var requireEvidence: Bool?
  /// The file that the booking comes from.
  var evidenceOf: String?
  /// The expense that is paid.
  var entry: Int64?
  /// Cents that are paid; none: all that is due.
  var amount: Int64?
  var amends: Bool?
  /// What is taken back.
  var entries: [String]?
  var batch: Int64?
  var reason: String?
  /// Such as 20260630.
  var day: Int?
  /// The files that are read, by their names.
  var files: [String]?
  var profile: String?
  var sheet: String?
  var decimalMark: String?
  /// What a close books in all, cents.
  var sum: Int64?
  /// What the report rests on that is handed in, see `Ledger.reportedState()`.
  var state: String?
  /// The report that is handed in as of ``day``.
  var report: Form?
  /// Rows that are meant, and those that are known, from and to.
  var again: [[Int]]?
  var same: [[Int]]?
  /// What becomes of all other rows that repeat one, see ``RepeatRule``.
  var rest: String?

  init(_ act: Act) { self.act = act }

  init(_ act: Act, _ booking: Booking, _ terms: RecordDesk.Terms = RecordDesk.Terms()) {
    self.act = act
    self.booking = BookingWords.write(booking)
    evidence = booking.evidence
    meant = terms.meant.map(\.rawValue).sorted()
    requireEvidence = terms.requireEvidence
    evidenceOf = terms.evidenceOf
  }

  // MARK: Doing it

  /// Does it, in the ledger that `office` has joined.
  /// - Parameter dryRun: only tells what would happen.
  /// - Returns: findings that come with it.
  @discardableResult
  func perform(_ office: GrantOffice, dryRun: Bool) throws -> [Finding] {
    let desk = RecordDesk(office)
    switch act {
    case .record: return try desk.record(try told(), terms(dryRun)).appeared
    case .pay:
      return try desk.pay(
        try told(), entry: entry, amount: amount.map { Money(cents: $0) }, terms(dryRun)
      ).appeared
    case .order: _ = try desk.order(try told(), amends: amends ?? false, terms(dryRun))
    case .reverse:
      _ = try desk.takeBack(
        batch.map { .batch($0) } ?? .entries(entries ?? []), reason: reason ?? "",
        on: day.flatMap { CalendarDate(yyyymmdd: $0) }, terms(dryRun))
    case .correct:
      guard let number = entries?.first.flatMap({ Int64($0) }) else {
        throw LedgerError.damaged("proposal entry")
      }
      return try desk.correct(
        number, to: try told(), reason: reason ?? "",
        on: day.flatMap { CalendarDate(yyyymmdd: $0) }, terms(dryRun)
      ).recorded.appeared
    case .importTable:
      for file in files ?? [] {
        _ = try TableImport(office, try tableTerms(office, dryRun)).take(file)
      }
    case .apply: try ProjectDesk(office).apply(files ?? [], dryRun: dryRun)
    case .close:
      guard let day = day.flatMap({ CalendarDate(yyyymmdd: $0) }) else {
        throw LedgerError.damaged("proposal day")
      }
      let desk = SettlementDesk(office)
      try office.checkAllProjects()
      if let sum, try desk.useOfFunds(through: day).cents != sum { throw office.outdated() }
      if !dryRun { try desk.close(through: day) }
    case .freeze:
      guard let question = report?.question(asOf: day.flatMap { CalendarDate(yyyymmdd: $0) }),
        let file = files?.first
      else { throw LedgerError.damaged("proposal report") }
      let ledger = try office.open(.readOnly)
      if let state, try ledger.reportedState() != state { throw office.outdated() }
      let scope = try ReportDesk(office).request(question, ledger).scope
      try office.checkScope(scope, in: try ledger.currentPortfolio())
      if !dryRun { try SubmissionDesk(office).submit(question, as: file) }
    }
    return []
  }

  /// What is paid of what is settled, cents: without the discount that comes off.
  func paid(of settled: Money?) throws -> Int64? {
    guard let settled else { return nil }
    return try settled.cents - (told().facts.discount?.cents ?? 0)
  }

  private func told() throws(LedgerError) -> Booking {
    try BookingWords.read(booking ?? [:], evidence: evidence ?? [])
  }

  private var kindsMeant: Set<Slip.Kind> {
    Set((meant ?? []).compactMap { Slip.Kind(rawValue: $0) })
  }

  /// What is new and doubtful since is not done; days are told only.
  private func terms(_ dryRun: Bool) -> RecordDesk.Terms {
    var terms = RecordDesk.Terms(
      dryRun: dryRun, requireEvidence: requireEvidence ?? false,
      meant: kindsMeant)
    terms.told = Set(Slip.Kind.allCases.filter { !$0.isDoubtful })
    terms.evidenceOf = evidenceOf
    return terms
  }

  private func tableTerms(_ office: GrantOffice, _ dryRun: Bool) throws -> TableImport.Terms {
    func ranges(_ pairs: [[Int]]?) -> [ClosedRange<Int>]? {
      pairs.map { $0.compactMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]...$0[1] : nil } }
    }
    var terms = TableImport.Terms()
    terms.evidence = evidence ?? []
    terms.meant = kindsMeant
    terms.decimalMark = decimalMark.flatMap { DecimalMark(rawValue: $0) }
    terms.sheet = sheet
    terms.profile = try profile.map { try office.bookingProfile($0) }
    terms.repeats = RepeatRules(
      rows: ranges(again), same: ranges(same) ?? [],
      rest: rest.flatMap { RepeatRule(rawValue: $0) } ?? .asked)
    terms.requireEvidence = requireEvidence ?? false
    terms.dryRun = dryRun
    return terms
  }

  /// In a few words.
  var name: LocalizedText {
    switch act {
    case .record, .pay:
      booking.flatMap { $0["kind"] }.flatMap { BookingKind(rawValue: $0)?.name }
        ?? LocalizedText(de: "Buchung", en: "Entry")
    case .order: BookingKind.order.name
    case .reverse: LocalizedText(de: "Storno", en: "Reversal")
    case .correct: LocalizedText(de: "Berichtigung", en: "Correction")
    case .importTable: LocalizedText(de: "Buchungstabelle", en: "Table of bookings")
    case .apply: LocalizedText(de: "Vorhaben", en: "Project")
    case .close: LocalizedText(de: "Abschluss", en: "Close")
    case .freeze: LocalizedText(de: "Vorlage", en: "Submission")
    }
  }

  /// What it is about, as it was given.
  var about: String {
    let place = ["measure", "line", "source", "voucher", "counterparty"].compactMap { key in
      booking?[key].flatMap { $0.isEmpty ? nil : $0 }
    }
    let names =
      place + [report?.kind, report?.subject].compactMap { $0 } + (files ?? []) + (entries ?? [])
    return (names + [batch.map { "#\($0)" }, day.map { "\($0)" }, reason].compactMap { $0 })
      .joined(separator: ", ")
  }
}

extension TableImport.Terms {
  /// Reading a table in this way.
  func deed(_ file: String) -> Deed {
    func pairs(_ ranges: [ClosedRange<Int>]) -> [[Int]] {
      ranges.map { [$0.lowerBound, $0.upperBound] }
    }
    var deed = Deed(.importTable)
    deed.files = [file]
    (deed.profile, deed.sheet, deed.decimalMark) = (profileName, sheet, decimalMark?.rawValue)
    deed.again = repeats.rows.map(pairs)
    deed.same = pairs(repeats.same)
    deed.rest = repeats.rest.rawValue
    deed.requireEvidence = requireEvidence
    deed.meant = meant.map(\.rawValue).sorted()
    deed.evidence = evidence
    return deed
  }
}

extension Deed {
  /// What a report that is handed in is to be.
  struct Form: Codable {
    struct Due: Codable {
      /// Such as 20260630.
      let on: Int
      /// Cents.
      let amount: Int64
      let line: String?
    }

    let kind: String
    let subject: String?
    let form: String?
    let definition: String?
    let language: String
    let year: Int?
    let due: [Due]
    /// Cents.
    let amount: Int64?
    let partner: String?
    let part: String?
    let reason: String?

    init(_ question: ReportDesk.Question, _ request: ReportRequest) {
      (kind, subject) = (question.kind.rawValue, question.subject)
      (form, definition) = (question.form, question.definition)
      language = request.language.rawValue
      year = question.details.year
      due = question.details.due.map {
        Due(on: $0.on.yyyymmdd, amount: $0.amount.cents, line: $0.line)
      }
      amount = question.details.amount?.cents
      (partner, part) = (question.details.partner, question.details.part?.rawValue)
      reason = question.reason
    }

    /// Nil where it is none that was ever kept.
    func question(asOf day: CalendarDate?) -> ReportDesk.Question? {
      guard let kind = FormKind(rawValue: kind) else { return nil }
      let payments = due.compactMap { due in
        CalendarDate(yyyymmdd: due.on).map {
          DuePayment(on: $0, amount: Money(cents: due.amount), line: due.line)
        }
      }
      var question = ReportDesk.Question(
        kind, of: subject, asOf: day, form: form, definition: definition,
        details: ReportRequest.Details(
          year: year, due: payments, amount: amount.map { Money(cents: $0) },
          partner: partner, part: part.flatMap { ReportPart(rawValue: $0) }))
      question.reason = reason
      return question
    }
  }

  /// Handing in a report, as it was made for one day.
  init(_ question: ReportDesk.Question, _ request: ReportRequest, as file: String) {
    self.init(.freeze)
    report = Form(question, request)
    day = request.asOf.yyyymmdd
    files = [(file as NSString).lastPathComponent]
  }
}
