public import Amounts
import Bookkeeping
import Funding
public import LedgerStore
import Messages

/// Where things are looked up: lists, single things, accounts, what is to be done. It only reads.
public struct LookupDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What a list is of; all that is set applies.
  public struct Question: Sendable {
    /// Ids, or titles.
    public var project: String?
    public var measure: String?
    /// The last day of booking; of what stands on a day, that day.
    public var through: CalendarDate?
    public var traits = ListFilter.Traits()

    public init() {}

    /// What was asked, by its names.
    var fields: [String] {
      let given: [(String, Bool)] = [
        ("project", project != nil), ("measure", measure != nil), ("to", through != nil),
        ("from", traits.from != nil), ("kind", traits.kinds != nil), ("line", traits.line != nil),
        ("source", traits.source != nil), ("amount", traits.amount != nil),
        ("batch", traits.batch != nil), ("party", traits.counterparty != nil),
        ("voucher", traits.voucher != nil), ("search", !traits.words.isEmpty),
        ("standing", traits.standing), ("by", traits.person != nil),
        ("file", traits.file != nil), ("recorded", traits.recorded != nil),
      ]
      return given.filter(\.1).map(\.0)
    }
  }

  /// The lists there are.
  public enum List: String, Sendable, CaseIterable {
    case entries, open, vouchers, payees, lines, orders, projects, measures, awards, partners
    case accounts, batches, proposals

    public var name: LocalizedText {
      switch self {
      case .entries: LocalizedText(de: "Buchungen", en: "Entries")
      case .open: LocalizedText(de: "Offene", en: "Open")
      case .vouchers: LocalizedText(de: "Belege", en: "Vouchers")
      case .payees: LocalizedText(de: "Empfänger", en: "Payees")
      case .lines: LocalizedText(de: "Positionen", en: "Lines")
      case .orders: LocalizedText(de: "Aufträge", en: "Orders")
      case .projects: LocalizedText(de: "Vorhaben", en: "Projects")
      case .measures: LocalizedText(de: "Teilvorhaben", en: "Measures")
      case .awards: LocalizedText(de: "Bescheide", en: "Awards")
      case .partners: LocalizedText(de: "Partner", en: "Partners")
      case .accounts: LocalizedText(de: "Konten", en: "Accounts")
      case .batches: LocalizedText(de: "Erfassungen", en: "Batches")
      case .proposals: LocalizedText(de: "Vorschläge", en: "Proposals")
      }
    }

    /// Whether it has a use for something that was asked.
    func knows(_ field: String) -> Bool {
      switch self {
      case .entries, .vouchers: true
      case .payees: field != "kind" && field != "standing"
      case .open: field != "kind" && field != "standing"
      case .batches: ["by", "file", "recorded"].contains(field)
      case .proposals: false
      default: ["project", "measure", "to"].contains(field)
      }
    }
  }

  /// A list. Names that nothing has are refused, and what the list has no use for.
  /// - Throws: ``Refusal``, ``LedgerError``.
  public func list(_ list: List, _ question: Question = Question()) throws -> LookupTable {
    let unused = question.fields.filter { !list.knows($0) }
    guard unused.isEmpty else { throw Self.unused(unused, of: list) }
    let right: Right =
      switch list {
      case .entries: .contribute
      case .proposals: .look
      default: .read
      }
    let ledger = try office.open(.readOnly, for: right)
    return try ledger.reading {
      let scope = try Scope(question, ledger, today: office.act.day)
      switch list {
      case .entries: return try entries(scope, ledger)
      case .vouchers: return try vouchers(scope, ledger)
      case .payees: return try payees(scope, ledger)
      case .open: return try open(scope, ledger)
      case .lines: return try lines(scope, ledger)
      case .orders: return try orders(scope, ledger)
      case .projects: return try projects(scope)
      case .measures: return try measures(scope)
      case .awards: return try awards(scope, ledger)
      case .partners: return partners(scope)
      case .accounts: return try accounts(scope, ledger)
      case .batches: return try batches(scope, ledger)
      case .proposals: return try ProposalDesk(office).table(ledger, all: true)
      }
    }
  }

  private static func unused(_ fields: [String], of list: List) -> Refusal {
    Refusal(.usage, Problem("office.NOT_OF_THIS_KIND.list", ["list": list.name]), fields: fields)
  }

  /// What a question comes to in this ledger.
  struct Scope {
    let portfolio: Portfolio
    let projects: [Project]
    let measures: [Measure]
    var filter: ListFilter
    /// The day that things are told of which stand on a day.
    let asOf: CalendarDate
    /// Whether only some measures are asked about.
    let isNarrowed: Bool

    init(_ question: Question, _ ledger: Ledger, today: CalendarDate) throws {
      if let from = question.traits.from, let to = question.through, from > to {
        throw Refusal(
          .usage, Problem("office.DAYS_REVERSED", ["from": from, "to": to]), fields: ["from", "to"])
      }
      asOf = question.through ?? today
      let portfolio =
        try question.through.map { try ledger.portfolio(asOf: $0) }
        ?? ledger.currentPortfolio()
      self.portfolio = portfolio
      let names = PortfolioNames(portfolio)
      let project = try question.project.map(names.project)
      let measure = try question.measure.map(names.measure)
      let projects = portfolio.projects.filter { each in
        (project == nil || each.id == project)
          && (measure == nil || each.measure(measure ?? "") != nil)
      }
      self.projects = projects
      let measures = projects.flatMap(\.measures).filter { measure == nil || $0.id == measure }
      self.measures = measures
      isNarrowed = project != nil || measure != nil
      var filter = ListFilter(
        measures: isNarrowed ? measures.map(\.id) : nil, through: question.through ?? .latest,
        upTo: Int64(try ledger.entryCount()))
      filter.traits = question.traits
      filter.traits.line = try question.traits.line.map { try names.line($0, of: measures) }
      filter.traits.source = try question.traits.source.map { try names.source($0, of: measures) }
      self.filter = filter
    }

    func title(_ id: String?) -> String? {
      id.flatMap { id in measures.lazy.compactMap { $0.line(id)?.title }.first }
    }
  }
}

extension CalendarDate {
  /// The last day that a ledger takes.
  static let latest = CalendarDate(yyyymmdd: 9999_12_31) ?? CalendarDate(days: 0)
}
