public import Amounts
import Bookkeeping
import Funding
import LedgerStore

/// Where it is asked what is to be done, and by when. It only reads.
public struct AgendaDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// One thing to do.
  public struct Item: Hashable, Sendable {
    /// How it stands on the day of the question.
    public enum State: String, Sendable {
      /// The day has passed.
      case overdue
      /// To be done by the day.
      case due
      /// Holds until the day.
      case ends
      /// Can be done at once; no day presses.
      case possible

      public var name: LocalizedText {
        switch self {
        case .overdue: LocalizedText(de: "überfällig", en: "overdue")
        case .due: LocalizedText(de: "offen", en: "due")
        case .ends: LocalizedText(de: "endet", en: "ends")
        case .possible: LocalizedText(de: "möglich", en: "possible")
        }
      }
    }

    /// The last day that is in time; of what can be done at once that of the question.
    public let day: CalendarDate
    public let state: State
    /// Such as `statementOfUse`, `invoice`, `drawdown`, `evidence`.
    public let kind: String
    public let title: LocalizedText
    public let project: String
    public let measure: String
    public let award: String?
    /// What people know it by: an award, a voucher, a measure.
    public let subject: String
    /// Cents; nil where it is not about money.
    public let amount: Money?
    /// Which invoice, which entries.
    public let about: LocalizedText?
    public let norm: String
    /// Whether a day it rests on is not known yet, or the text of the rule was not read.
    public let isProvisional: Bool
    /// Tells it from everything else in every ledger, and stays while it is to be done.
    public let uid: String
  }

  /// All that is to be done today or within some time, the first day first; what is overdue is so
  /// early that it comes before.
  /// - Parameters:
  ///   - project: an id; nil: all.
  ///   - measure: an id; nil: all.
  /// - Throws: ``Refusal`` where there is no such project or measure; `LedgerError`.
  public func items(
    project: String? = nil, measure: String? = nil, within window: Duration
  ) throws -> [Item] {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let today = office.act.day
      let portfolio = try office.filed(ledger.portfolio(asOf: today), by: today, ledger)
      let assessments = try office.assessments(
        ledger, portfolio: portfolio, project: project, measure: measure, asOf: today)
      let names = Names(ledger: try Self.mark(of: ledger))
      let measures = Dictionary(
        uniqueKeysWithValues: assessments.map { ($0.settlement.measure.id, $0.project.id) })
      var items = try assessments.flatMap { try Deadlines.of($0, within: window) }.map {
        Item($0, names)
      }
      items += try drawable(assessments, ledger, names)
      items += try invoices(of: measures, through: window.end(after: today), ledger, names)
      items += try evidence(of: measures, ledger, names)
      if project == nil, measure == nil { items += try proposals(ledger, names) }
      return items.sorted {
        ($0.day, $0.measure, $0.kind, $0.uid) < ($1.day, $1.measure, $1.kind, $1.uid)
      }
    }
  }

  /// When the ledger was begun, by which its things differ from those of another.
  private static func mark(of ledger: Ledger) throws -> String {
    var mark = ""
    try ledger.batches(0..<1) { mark = $0.recordedAt }
    return mark
  }

  // MARK: One kind each

  /// What may be drawn for what is paid, and for what is due in time to be paid of it.
  private func drawable(
    _ assessments: [Assessment], _ ledger: Ledger, _ names: Names
  ) throws -> [Item] {
    let today = office.act.day
    var items: [Item] = []
    for assessment in assessments {
      let project = assessment.project
      for award in project.awards(ofMeasure: assessment.settlement.measure.id)
      where award.awardedOn <= today {
        let drawdown = try office.maximum(of: award, in: project, ledger, on: today)
        guard drawdown.maximum > .zero else { continue }
        let limit = drawdown.limits.min { $0.most < $1.most }
        items.append(
          Item(
            day: today, state: .possible, kind: "drawdown",
            title: LocalizedText(de: "Mittel abrufen", en: "Draw money"), project: project.id,
            measure: award.measure, award: award.id, subject: award.id, amount: drawdown.maximum,
            about: LocalizedText(
              de: "höchstens, für Bezahltes und Fälliges; Rechenweg: drawdown \(award.id)",
              en: "at most, for what is paid and due; step by step: drawdown \(award.id)"),
            norm: limit?.norm ?? "", isProvisional: false,
            uid: names.uid("drawdown", project.id, award.id)))
      }
    }
    return items
  }

  /// What is to be paid of invoices, on the day that they tell. Where they tell none: whoever does
  /// not pay in time is in default thirty days after the invoice came at the latest (§ 286 (3)
  /// BGB); the day it came is taken for that of the invoice.
  private func invoices(
    of measures: [String: String], through last: CalendarDate, _ ledger: Ledger, _ names: Names
  ) throws -> [Item] {
    try ledger.openExpenses().flatMap { expense -> [Item] in
      let booking = expense.record.booking
      let number = expense.record.number
      let words = [booking.voucher, booking.counterparty].compactMap(\.self)
      return try expense.parts().compactMap { part -> Item? in
        let day = expense.dueDay(part)
        guard let project = measures[booking.measure], day <= last else { return nil }
        return Item(
          day: day, state: day < office.act.day ? .overdue : .due, kind: "invoice",
          title: part.isRetained
            ? LocalizedText(de: "Einbehalt auszahlen", en: "Pay what was retained")
            : LocalizedText(de: "Rechnung bezahlen", en: "Pay an invoice"), project: project,
          measure: booking.measure, award: nil, subject: booking.voucher ?? String(number),
          amount: part.amount,
          about: LocalizedText(
            de: (["Buchung \(number)"] + words).joined(separator: ", "),
            en: (["Entry \(number)"] + words).joined(separator: ", ")),
          norm: part.dueOn == nil ? "§ 286 Abs. 3 BGB" : "", isProvisional: part.dueOn == nil,
          uid: part.isRetained
            ? names.uid("invoice", String(number), "retention")
            : names.uid("invoice", String(number)))
      }
    }
  }

  /// Entries of a measure that nothing proves.
  private func evidence(
    of measures: [String: String], _ ledger: Ledger, _ names: Names
  ) throws -> [Item] {
    var filter = ListFilter(through: .latest, upTo: Int64(try ledger.entryCount()))
    filter.traits.kinds = [.expense, .inKind, .civic]
    filter.traits.standing = true
    filter.traits.unproved = true
    let missing = Dictionary(grouping: try ledger.kindSums(filter), by: \.measure)
    return try missing.compactMap { measure, sums in
      guard let project = measures[measure] else { return nil }
      let count = sums.map(\.count).reduce(0, +)
      var first: [String] = []
      filter.measures = [measure]
      try ledger.entryLines(filter, 0..<5) { first.append(String($0.number)) }
      let shown = first.joined(separator: ", ") + (count > 5 ? " …" : "")
      return Item(
        day: office.act.day, state: .possible, kind: "evidence",
        title: LocalizedText(de: "Nachweis nachreichen", en: "Add evidence"), project: project,
        measure: measure, award: nil, subject: measure,
        amount: try sums.map(\.amount).sum(),
        about: LocalizedText(
          de: count == 1 ? "Buchung \(shown)" : "\(count) Buchungen: \(shown)",
          en: count == 1 ? "Entry \(shown)" : "\(count) entries: \(shown)"),
        norm: "", isProvisional: false, uid: names.uid("evidence", project, measure))
    }
  }
}

extension AgendaDesk {
  /// What waits for a second person.
  private func proposals(_ ledger: Ledger, _ names: Names) throws -> [Item] {
    let desk = ProposalDesk(office)
    return try ledger.proposals().filter {
      $0.decision == nil && desk.isSeen($0, ledger)
    }.map { proposal in
      let by = proposal.by.name ?? ""
      return Item(
        day: office.act.day, state: .possible, kind: "proposal",
        title: LocalizedText(de: "Vorschlag freigeben oder ablehnen", en: "Release or reject"),
        project: "", measure: "", award: nil, subject: String(proposal.id),
        amount: proposal.amount, about: LocalizedText(de: "von \(by)", en: "by \(by)"), norm: "",
        isProvisional: false, uid: names.uid("proposal", String(proposal.id)))
    }
  }
}

/// Names of things to do that no other ledger has.
private struct Names {
  let ledger: String

  func uid(_ parts: String...) -> String {
    let text = ([ledger] + parts).joined(separator: "\u{1F}")
    return Digest256(of: Array(text.utf8)).hexText.prefix(32) + "@foerderbuch"
  }
}

extension AgendaDesk.Item {
  fileprivate init(_ deadline: Deadline, _ names: Names) {
    let state: State =
      switch deadline.state {
      case .overdue: .overdue
      case .running: .ends
      default: .due
      }
    let kind = deadline.kind
    // What moves with a new notice stays the same thing; a drawdown is told by its day.
    let own =
      switch kind {
      case .useOfFunds: deadline.start.isoText
      case .interimStatement(let year), .trancheEnd(let year): String(year)
      default: ""
      }
    self.init(
      day: deadline.lastDay, state: state, kind: kind.key, title: kind.name,
      project: deadline.project, measure: deadline.measure, award: deadline.award,
      subject: deadline.award, amount: deadline.amount, about: nil, norm: deadline.norm,
      isProvisional: deadline.isEstimated || deadline.isUnread,
      uid: names.uid(kind.key, deadline.project, deadline.award, own))
  }
}

extension AgendaDesk {
  /// The items as a list.
  public static func table(_ items: [Item]) -> LookupTable {
    var table = LookupTable(
      "agenda", "Zu tun", "To do",
      [
        .init("day", "Bis", "By"), .init("state", "Stand", "State"), .init("title", "Was", "What"),
        .init("subject", "Wofür", "What for"),
        .init("kind", "Art", "Kind", rank: 3), .init("project", "Vorhaben", "Project", rank: 3),
        .init("measure", "Teilvorhaben", "Measure", rank: 2),
        .init("award", "Bescheid", "Award", rank: 3), .init("amount", "Betrag €", "Amount €"),
        .init("about", "Näheres", "About", rank: 2), .init("norm", "Norm", "Norm", rank: 3),
        .init("provisional", "vorläufig", "Provisional", rank: 2),
        .init("uid", "Kennung", "UID", rank: 3),
      ])
    table.rows = items.map { item in
      table.line([
        "day": .day(item.day), "state": .word(item.state.rawValue, item.state.name),
        "title": .word(item.title.en, item.title), "subject": .text(item.subject),
        "kind": .text(item.kind),
        "project": .text(item.project), "measure": .text(item.measure),
        "award": .text(optional: item.award), "amount": item.amount.map { .money($0) } ?? .none,
        "about": item.about.map { .word($0.en, $0) } ?? .none,
        "norm": item.norm.isEmpty ? .none : .text(item.norm),
        "provisional": item.isProvisional
          ? .word("yes", LocalizedText(de: "ja", en: "yes")) : .none,
        "uid": .text(item.uid),
      ])
    }
    return table
  }
}
