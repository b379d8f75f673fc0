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
    case statement
    case apply, settle, close, freeze, grant
    case fourEyes = "four-eyes"

    /// Who releases it.
    var releasedBy: Role { self == .grant || self == .fourEyes ? .admin : .release }
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
  /// The award whose use of funds is booked.
  var award: String?
  /// What a close or the use of funds books in all, cents.
  var sum: Int64?
  /// After how many seals the report was proposed that is handed in.
  var state: String?
  /// The report that is handed in as of ``day``.
  var report: Form?
  /// Rows that are meant, and those that are known, from and to.
  var again: [[Int]]?
  var same: [[Int]]?
  /// What becomes of all other rows that repeat one, see ``RepeatRule``.
  var rest: String?
  /// Of an account statement.
  var lines: Lines?
  /// Who gets to do more.
  var person: Grant?
  /// What is set: from which amount on, cents, for which kinds; it holds from ``day`` on.
  var limit: Int64?
  var kinds: [String]?
  /// The office's own files beside the ledger when it was proposed: SHA-256 by name.
  var basis: [String: String]?

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
  func perform(_ office: GrantOffice, dryRun: Bool) throws -> Outlook {
    let desk = RecordDesk(office)
    switch act {
    case .record: return Outlook(try desk.record(try told(), terms(dryRun)))
    case .pay:
      return Outlook(
        try desk.pay(
          try told(), entry: entry, amount: amount.map { Money(cents: $0) }, terms(dryRun)))
    case .order:
      return try Outlook(
        desk.order(try told(), amends: amends ?? false, terms(dryRun)))
    case .reverse:
      return Outlook(
        try desk.takeBack(
          batch.map { .batch($0) } ?? .entries(entries ?? []), reason: reason ?? "",
          on: calendarDay, terms(dryRun)))
    case .correct:
      guard let number = entries?.first.flatMap({ Int64($0) }) else {
        throw LedgerError.damaged("proposal entry")
      }
      return Outlook(
        try desk.correct(
          number, to: try told(), reason: reason ?? "", on: calendarDay, terms(dryRun)
        ).recorded)
    case .importTable:
      let terms = try tableTerms(office, dryRun)
      return Outlook(
        try (files ?? []).map { try TableImport(office, terms).take($0) }, try office.chart())
    case .statement: return try takeStatements(office, dryRun: dryRun)
    case .apply:
      let desk = ProjectDesk(office)
      let changes = try desk.apply(files ?? [], dryRun: dryRun)
      return Outlook(changes, dryRun ? try changes.flatMap(desk.notes) : [])
    case .settle, .close: return try useFunds(office, dryRun)
    case .freeze: return try freeze(office, dryRun)
    case .grant:
      guard let person else { throw LedgerError.damaged("proposal person") }
      let desk = PeopleDesk(office)
      let before = try office.open(.readOnly).people().first { $0.id == person.id }
      let after =
        if let name = person.name {
          try desk.add(person.id, name: name, person.change, dryRun: dryRun)
        } else if person.isRevoked {
          try desk.revoke(person.id, person.change.roles, dryRun: dryRun)
        } else {
          try desk.grant(person.id, person.change, dryRun: dryRun)
        }
      return Outlook(before, after)
    case .fourEyes:
      guard let calendarDay else { throw LedgerError.damaged("proposal day") }
      let kinds = (self.kinds ?? []).compactMap { BookingKind(rawValue: $0) }
      let before = try office.open(.readOnly).fourEyes().map(\.setting).holding(on: calendarDay)
      // A day may have come meanwhile: it then holds from now on.
      let after = try PeopleDesk(office).setFourEyes(
        from: limit.map { Money(cents: $0) }, kinds: kinds,
        effectiveOn: max(calendarDay, office.act.day), dryRun: dryRun)
      return Outlook(before, after)
    }
  }

  private var calendarDay: CalendarDate? { day.flatMap { CalendarDate(yyyymmdd: $0) } }

  /// Books the use of the funds of an award, or of all and closes.
  private func useFunds(_ office: GrantOffice, _ dryRun: Bool) throws -> Outlook {
    guard let calendarDay, (award != nil) == (act == .settle) else {
      throw LedgerError.damaged("proposal day")
    }
    let desk = SettlementDesk(office)
    try office.checkScope(
      award.map { .award($0) } ?? .all, in: try office.open(.readOnly).currentPortfolio())
    let use = try desk.useOfFunds(of: award, through: calendarDay)
    if let sum, try use.map(\.booking.amount.magnitude).sum().cents != sum {
      throw try office.outdated(office.open(.readOnly))
    }
    if !dryRun {
      if let award {
        _ = try desk.settle(award, asOf: calendarDay, post: true)
      } else {
        try desk.close(through: calendarDay)
      }
    }
    guard dryRun else { return Outlook() }
    let chart = try office.chart()
    let preview = try office.open(.readOnly).preview(use, adopting: chart, act: office.act)
    return Outlook(use, preview.balances, chart)
  }

  private func freeze(_ office: GrantOffice, _ dryRun: Bool) throws -> Outlook {
    guard var question = report?.question(asOf: calendarDay), let file = files?.first
    else { throw LedgerError.damaged("proposal report") }
    // What was handed in since is another proposal's.
    question.meant = [.repeated]
    let ledger = try office.open(.readOnly)
    let scope = try ReportDesk(office).request(question, ledger).scope
    try office.checkScope(scope, in: try ledger.currentPortfolio())
    if try isOutdated(office, ledger) { throw try office.outdated(ledger) }
    let desk = SubmissionDesk(office)
    if dryRun { return Outlook(try desk.look(question, ledger)) }
    try desk.submit(question, as: file)
    return Outlook()
  }

  /// Whether a report that is to be handed in would say another thing than when it was proposed.
  func isOutdated(_ office: GrantOffice, _ ledger: Ledger) throws -> Bool {
    guard let question = report?.question(asOf: calendarDay) else { return false }
    guard let seals = state.flatMap({ Int64($0) }) else { return true }
    return try SubmissionDesk(office).isChanged(
      try ReportDesk(office).request(question, ledger), since: seals, ledger)
  }

  /// What is paid of what is settled, cents: without the discount that comes off.
  func paid(of settled: Money?) throws -> Int64? {
    guard let settled else { return nil }
    return try settled.cents - (told().facts.discount?.cents ?? 0)
  }

  private func told() throws(LedgerError) -> Booking {
    try BookingWords.read(booking ?? [:], evidence: evidence ?? [])
  }

  var kindsMeant: Set<Slip.Kind> {
    Set((meant ?? []).compactMap { Slip.Kind(rawValue: $0) })
  }

  /// What is new and doubtful since is not done; days do not become so, and that a report was
  /// handed in meanwhile is told to who releases it.
  private func terms(_ dryRun: Bool) -> RecordDesk.Terms {
    var terms = RecordDesk.Terms(
      dryRun: dryRun, requireEvidence: requireEvidence ?? false,
      meant: kindsMeant)
    terms.told = Set(Slip.Kind.allCases.filter { !$0.isDoubtful }).union([.unusualDay, .reported])
    terms.evidenceOf = evidenceOf
    return terms
  }

  /// What becomes of rows that repeat booked ones.
  var repeats: RepeatRules {
    func ranges(_ pairs: [[Int]]?) -> [ClosedRange<Int>]? {
      pairs.map { $0.compactMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]...$0[1] : nil } }
    }
    return RepeatRules(
      rows: ranges(again), same: ranges(same) ?? [],
      rest: rest.flatMap { RepeatRule(rawValue: $0) } ?? .asked)
  }

  mutating func take(_ repeats: RepeatRules) {
    func pairs(_ ranges: [ClosedRange<Int>]) -> [[Int]] {
      ranges.map { [$0.lowerBound, $0.upperBound] }
    }
    (again, same) = (repeats.rows.map(pairs), pairs(repeats.same))
    rest = repeats.rest.rawValue
  }

  private func tableTerms(_ office: GrantOffice, _ dryRun: Bool) throws -> TableImport.Terms {
    var terms = TableImport.Terms()
    terms.evidence = evidence ?? []
    // Whoever proposed it was asked, or told.
    (terms.meant, terms.told) = (kindsMeant, Set(Slip.Kind.allCases))
    terms.decimalMark = decimalMark.flatMap { DecimalMark(rawValue: $0) }
    terms.sheet = sheet
    terms.profile = try profile.map { try office.bookingProfile($0) }
    terms.repeats = repeats
    terms.requireEvidence = requireEvidence ?? false
    (terms.dryRun, terms.toldEntries) = (dryRun, dryRun ? .max : 0)
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
    case .statement: LocalizedText(de: "Kontoauszug", en: "Account statement")
    case .apply: LocalizedText(de: "Vorhaben", en: "Project")
    case .settle: LocalizedText(de: "Verwendung der Mittel", en: "Use of funds")
    case .close: LocalizedText(de: "Abschluss", en: "Close")
    case .freeze: LocalizedText(de: "Vorlage", en: "Submission")
    case .grant: LocalizedText(de: "Rechte einer Person", en: "Rights of a person")
    case .fourEyes: LocalizedText(de: "Vier-Augen-Prinzip", en: "Four eyes")
    }
  }

  /// What it is about, as it was given.
  /// - Parameter invoice: what is paid.
  func about(_ language: Language, _ invoice: Booking? = nil) -> String {
    let place = ["measure", "line", "source", "voucher", "counterparty"].compactMap { key in
      booking?[key].flatMap { $0.isEmpty ? nil : $0 }
    }
    let paid = [
      invoice?.counterparty, invoice?.voucher, invoice?.purpose, award,
      entry.map { language.pick("Buchung ", "entry ") + String($0) },
    ].compactMap(\.self)
    let form = report.flatMap { FormKind(rawValue: $0.kind) }?.name[language] ?? report?.kind
    let names =
      place + paid + [form, report?.subject, person?.name ?? person?.id].compactMap { $0 }
      + (files ?? []) + (entries ?? [])
    let limit = act == .fourEyes ? limit.map { Money(cents: $0).text(language) } : nil
    let off =
      act == .fourEyes && self.limit == nil ? language.pick("ausschalten", "switch off") : nil
    return
      (names
      + [
        batch.map { language.pick("Vorgang ", "act ") + String($0) },
        limit.map { language.pick("ab ", "from ") + $0 }, off,
        calendarDay?.text(language), reason,
      ].compactMap { $0 }).joined(separator: ", ")
  }

  /// Every file that it names, from ``folder`` on.
  var named: [String] {
    (files ?? []) + (evidence ?? [])
      + [evidenceOf, profile, report?.definition].compactMap { $0 }
  }
}

extension TableImport.Terms {
  /// Reading a table in this way.
  func deed(_ file: String) -> Deed {
    var deed = Deed(.importTable)
    deed.files = [file]
    (deed.profile, deed.sheet, deed.decimalMark) = (profileName, sheet, decimalMark?.rawValue)
    deed.take(repeats)
    deed.requireEvidence = requireEvidence
    deed.meant = meant.map(\.rawValue).sorted()
    deed.evidence = evidence
    return deed
  }
}
