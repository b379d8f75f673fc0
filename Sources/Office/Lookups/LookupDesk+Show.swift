public import Amounts
import Bookkeeping
import Funding
import LedgerStore

extension LookupDesk {
  /// One thing whole.
  public struct Shown: Sendable {
    public struct Fact: Sendable {
      public let key: String
      public let label: LocalizedText
      public let value: LookupTable.Cell

      init(_ key: String, _ german: String, _ english: String, _ value: LookupTable.Cell) {
        (self.key, self.value) = (key, value)
        label = LocalizedText(de: german, en: english)
      }
    }

    /// Such as `entry`.
    public let kind: String
    public let title: LocalizedText
    /// Those that have a value.
    public let facts: [Fact]
    public let tables: [LookupTable]

    init(_ kind: String, _ title: LocalizedText, _ facts: [Fact], _ tables: [LookupTable] = []) {
      (self.kind, self.title, self.tables) = (kind, title, tables.filter { !$0.rows.isEmpty })
      self.facts = facts.filter { $0.value != .none }
    }
  }

  /// All that has a name: the entry of a number, the entries of a voucher, an order, a project, a
  /// measure, a plan line, an award, an organisation, by id or title; else a payee or payer.
  /// - Parameter kind: only what is of this ``Shown/kind``; `voucher` for the entries of one.
  /// - Throws: ``Refusal`` where nothing has it, ``LedgerError``.
  public func show(_ name: String, as kind: String? = nil) throws -> [Shown] {
    let ledger = try office.open(.readOnly, for: .contribute)
    return try ledger.reading {
      let scope = try Scope(Question(), ledger, today: office.act.day)
      let isSeen = office.seenEntries(in: scope.portfolio)
      let wanted = SearchText.folded(name)
      func asks(_ each: String) -> Bool { kind.map { $0 == each } ?? true }
      func isMeant(_ names: String?...) -> Bool {
        names.contains { $0.map { SearchText.folded($0) == wanted } ?? false }
      }
      var found: [Shown] = []
      var numbers: [Int64] = []
      if asks("entry"), let number = Int64(name), number >= 1, number <= scope.filter.upTo {
        numbers = [number]
      }
      if asks("voucher") {
        var filter = scope.filter
        filter.traits.voucher = name
        try ledger.entryLines(filter, 0..<Int(filter.upTo)) { entry in
          if isMeant(entry.voucher), !numbers.contains(entry.number) {
            numbers.append(entry.number)
          }
        }
      }
      if let isSeen {
        numbers = try lines(numbers, ledger).filter { isSeen($0.measure, $0.source) }.map(\.number)
      }
      for number in numbers { found.append(try entry(number, scope, ledger)) }
      guard isSeen == nil else {
        guard found.isEmpty else { return found }
        throw Refusal.noThing(name, among: [])
      }
      if asks("order") {
        for order in try ledger.orders() where isMeant(order.order.id) {
          found.append(try self.order(order, scope, ledger))
        }
      }
      for project in scope.projects {
        if asks("project"), isMeant(project.id, project.title) {
          found.append(try self.project(project, ledger))
        }
        for measure in project.measures {
          if asks("measure"), isMeant(measure.id, measure.title) {
            found.append(try self.measure(measure, project, ledger))
          }
          for line in measure.lines where asks("line") && isMeant(line.id, line.title) {
            found.append(try self.line(line, measure, ledger))
          }
        }
        for award in project.awards where asks("award") && isMeant(award.id) {
          found.append(try self.award(award, project, ledger))
        }
        for partner in project.organisations
        where asks("partner") && isMeant(partner.id, partner.name) {
          found.append(try self.partner(partner, project, ledger))
        }
      }
      if found.isEmpty, asks("payee"), let party = try party(name, ledger) { found = [party] }
      guard found.isEmpty else { return found }
      if let refusal = Refusal.withheld(name, scope.portfolio) { throw refusal }
      let known = try known(scope, ledger)
      throw Refusal.noThing(name, among: known.names, alike: known.titles)
    }
  }

  /// Who was paid, or paid, under a name or a part of it, with the entries; nil where nobody was.
  private func party(_ name: String, _ ledger: Ledger) throws -> Shown? {
    var question = Question()
    question.traits.counterparty = name
    let scope = try Scope(question, ledger, today: office.act.day)
    let entries = try entries(scope, ledger)
    guard !entries.rows.isEmpty else { return nil }
    return Shown(
      "payee", LocalizedText(de: "Empfänger oder Einzahler „\(name)“", en: "Party \"\(name)\""), [],
      [try payees(scope, ledger), try open(scope, ledger), entries])
  }

  // MARK: Entries

  private func entry(_ number: Int64, _ scope: Scope, _ ledger: Ledger) throws -> Shown {
    let record = try ledger.entry(number)
    guard let line = try lines([number], ledger).first else {
      throw LedgerError.unknownEntry(number)
    }
    let titled = scope.portfolio.measure(line.measure)
    func named(_ id: String, _ title: String?) -> LookupTable.Cell {
      .text(title.map { "\(id) \($0)" } ?? id)
    }
    var facts: [Shown.Fact] = [
      .init("state", "Stand", "State", Self.state(line, try Self.open(ledger))),
      .init("date", "Buchungstag", "Booked on", .day(line.bookedOn)),
      .init("measure", "Teilvorhaben", "Measure", named(line.measure, titled?.title)),
      .init(
        "line", "Position", "Line",
        line.line.map { named($0, titled?.line($0)?.title) } ?? .none),
      .init("source", "Quelle", "Source", .text(optional: line.source)),
      .init("amount", "Betrag", "Amount", .money(line.amount)),
      .init("eligible", "davon zuwendungsfähig", "Eligible", .money(line.eligible)),
      .init("reason", "Begründung", "Reason", .text(optional: line.reason)),
      .init("vat", "darin Umsatzsteuer", "VAT in it", line.vat == .zero ? .none : .money(line.vat)),
      .init("voucher", "Beleg", "Voucher", .text(optional: line.voucher)),
      .init("voucherDate", "Belegtag", "Voucher date", .day(optional: line.voucherDate)),
      .init("paidOn", "bezahlt am", "Paid on", .day(optional: line.paidOn)),
      .init("countsOn", "zählt am", "Counts on", .day(optional: line.countsOn)),
      .init("counterparty", "An/Von", "To/from", .text(optional: line.counterparty)),
      .init("purpose", "Zweck", "Purpose", .text(optional: line.purpose)),
      .init("reference", "Referenz", "Reference", .text(optional: line.reference)),
    ]
    facts += Self.more(record.booking)
    facts += [
      .init("batch", "Erfassung", "Batch", .number(line.batch)),
      .init("recordedAt", "erfasst am", "Recorded at", .moment(line.recordedAt)),
      .init("by", "erfasst von", "Recorded by", .text(optional: line.recorder.name)),
      .init("login", "mit der Anmeldung", "With the login", .text(optional: line.recorder.login)),
      .init("file", "aus Datei", "From file", .text(optional: line.fileName)),
    ]
    if let proposal = try ledger.proposals().first(where: {
      $0.decision?.batches?.contains(line.batch) ?? false
    }) {
      facts += [
        .init("proposal", "Vorschlag", "Proposal", .number(proposal.id)),
        .init("proposedBy", "vorgeschlagen von", "Proposed by", .person(proposal.by)),
        .init(
          "releasedBy", "freigegeben von", "Released by",
          proposal.decision.map { .person($0.by) } ?? .none),
      ]
    }
    if let waiting = try Self.waitingPayments(ledger).first(where: { $0.pays(record) }) {
      facts.append(
        .init(
          "waiting", "Zahlung wartet als Vorschlag", "Payment waits as", .number(waiting.number)))
    }
    let links = [line.reverses, line.reversedBy, line.settles].compactMap(\.self)
    let title = LocalizedText(
      de: "Buchung \(number): \(line.kind.name.de)", en: "Entry \(number): \(line.kind.name.en)")
    return Shown(
      "entry", title, facts,
      [
        try postings(record, ledger),
        try linked(links + ledger.settling(number) + series(of: record, scope, ledger), ledger),
        try evidence(number, ledger),
      ])
  }

  private static func more(_ booking: Booking) -> [Shown.Fact] {
    let facts = booking.facts
    return [
      .init(
        "method", "Bewertung", "Valuation",
        booking.method.map { .word($0.rawValue, $0.name) } ?? .none
      ),
      .init("quantity", "Menge", "Quantity", .text(optional: booking.quantity?.exactText)),
      .init("unitRate", "Satz", "Rate", booking.unitRate.map { .money($0) } ?? .none),
      .init(
        "share", "Anteil", "Share",
        booking.share.map {
          .word($0.percentText(), LocalizedText(de: $0.text(.de), en: $0.text(.en)))
        } ?? .none),
      .init("order", "Auftrag", "Order", .text(optional: facts.order)),
      .init(
        "voucherTotal", "Beleg insgesamt", "Whole voucher",
        facts.voucherTotal.map { .money($0) } ?? .none),
      .init("serviceFrom", "Leistung von", "Service from", .day(optional: facts.serviceFrom)),
      .init("serviceTo", "Leistung bis", "Service to", .day(optional: facts.serviceTo)),
      .init("inventory", "Inventar", "Inventory", .text(optional: facts.inventory)),
      .init(
        "forVoucher", "zu Beleg", "For voucher",
        .text(optional: facts.forVoucher?.replacing("|", with: ", "))),
      .init("dueOn", "fällig am", "Due on", .day(optional: facts.dueOn)),
      .init("retention", "Einbehalt", "Retained", facts.retention.map { .money($0) } ?? .none),
      .init(
        "retentionDue", "Einbehalt fällig am", "Retained until",
        .day(optional: facts.retentionDue)),
      .init("discount", "Skonto", "Discount", facts.discount.map { .money($0) } ?? .none),
      .init("guarantee", "Bürgschaft", "Guarantee", .text(optional: facts.guarantee)),
    ]
  }

  private func lines(_ numbers: [Int64], _ ledger: Ledger) throws -> [EntryLine] {
    var filter = ListFilter(through: .latest, upTo: .max)
    filter.traits.numbers = numbers
    var lines: [EntryLine] = []
    try ledger.entryLines(filter, 0..<numbers.count) { lines.append($0) }
    return lines
  }

  private func postings(_ record: JournalRecord, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "postings", "Gebucht auf", "Posted on",
      [
        .init("account", "Konto", "Account"), .init("name", "Bezeichnung", "Name"),
        .init("debit", "Soll €", "Debit €"), .init("credit", "Haben €", "Credit €"),
      ])
    let names = try ledger.accounts()
    for posting in record.entry.postings {
      let name = names.first { $0.number == posting.account }?.name
      table.rows.append(
        table.line([
          "account": .text(posting.account), "name": name.map { .word($0.en, $0) } ?? .none,
          (posting.amount > .zero ? "debit" : "credit"): .money(posting.amount.magnitude),
        ]))
    }
    return table
  }

  private func linked(_ numbers: [Int64], _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable("linked", "Gehört zusammen mit", "Belongs to", Self.entryColumns)
    let open = try Self.open(ledger)
    for line in try lines(numbers, ledger) {
      table.rows.append(table.line(Self.cells(line, open)))
    }
    return table
  }

  private func evidence(_ number: Int64, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "evidence", "Nachweise", "Evidence",
      [
        .init("name", "Name", "Name"), .init("filedAt", "abgelegt am", "Kept since"),
        .init("bytes", "Bytes", "Bytes"), .init("sha256", "SHA-256", "SHA-256", rank: 3),
      ])
    for evidence in try ledger.evidence(of: number) {
      table.rows.append(
        table.line([
          "name": .text(evidence.name),
          "filedAt": evidence.content.map { .moment($0.filedAt) }
            ?? .word("missing", LocalizedText(de: "keine Datei", en: "no file")),
          "bytes": .number(optional: evidence.content?.byteCount),
          "sha256": .text(optional: evidence.content?.digest.hexText),
        ]))
    }
    return table
  }

  // MARK: Others

  private func order(
    _ standing: OrderStanding, _ scope: Scope, _ ledger: Ledger
  ) throws -> Shown {
    let order = standing.order
    var invoices = LookupTable("entries", "Rechnungen", "Invoices", Self.entryColumns)
    let open = try Self.open(ledger)
    var filter = scope.filter
    filter.measures = [order.measure]
    filter.traits.kinds = [.expense, .creditNote]
    try ledger.entryLines(filter, 0..<Int(filter.upTo)) { entry in
      guard entry.facts.order == order.id else { return }
      invoices.rows.append(invoices.line(Self.cells(entry, open)))
    }
    return Shown(
      "order", LocalizedText(de: "Auftrag \(order.id)", en: "Order \(order.id)"),
      [
        .init("date", "vom", "Of", .day(standing.concludedOn)),
        .init("measure", "Teilvorhaben", "Measure", .text(order.measure)),
        .init("line", "Position", "Line", .text(order.line)),
        .init("partner", "An", "To", .text(order.partner)),
        .init("purpose", "Zweck", "Purpose", .text(optional: order.purpose)),
        .init("tender", "Vergabe-Nr.", "Award procedure", .text(optional: order.tender)),
        .init(
          "procedure", "Vergabeart", "Procedure",
          order.procedure.map { .word($0.rawValue, $0.name) } ?? .none),
        .init("offers", "Angebote", "Offers", .number(optional: order.offers.map(Int64.init))),
        .init("value", "Wert", "Value", .money(order.value)),
        .init("invoiced", "abgerechnet", "Invoiced", .money(standing.invoiced)),
        .init("left", "offen", "Open", .money(standing.outstanding)),
      ], [invoices])
  }

  private func project(_ project: Project, _ ledger: Ledger) throws -> Shown {
    var question = Question()
    question.project = project.id
    return try self.project(
      project, try Scope(question, ledger, today: office.act.day), ledger)
  }

  func project(_ project: Project, _ scope: Scope, _ ledger: Ledger) throws -> Shown {
    Shown(
      "project",
      LocalizedText(
        de: "Vorhaben \(project.id): \(project.title)",
        en: "Project \(project.id): \(project.title)"),
      [
        .init("field", "Handlungsfeld", "Field", .text(optional: project.field)),
        .init("from", "von", "From", .day(optional: project.period?.from)),
        .init("to", "bis", "To", .day(optional: project.period?.to)),
        .init(
          "amendment", "zuletzt geändert", "Last amended",
          .text(optional: project.amendment?.reference)
        ),
        .init(
          "amendedOn", "geändert zum", "Amended as of", .day(optional: project.amendment?.on)),
      ],
      [
        try measures(scope), try lines(scope, ledger), try awards(scope, ledger), partners(scope),
        try history(of: project.id, ledger),
      ])
  }

  private func scope(_ measure: String, _ ledger: Ledger) throws -> Scope {
    var question = Question()
    question.measure = measure
    return try Scope(question, ledger, today: office.act.day)
  }

  private func measure(
    _ measure: Measure, _ project: Project, _ ledger: Ledger
  ) throws -> Shown {
    let scope = try scope(measure.id, ledger)
    return Shown(
      "measure",
      LocalizedText(
        de: "Teilvorhaben \(measure.id): \(measure.title)",
        en: "Measure \(measure.id): \(measure.title)"),
      [
        .init("project", "Vorhaben", "Project", .text("\(project.id) \(project.title)")),
        .init(
          "recipient", "Empfänger", "Recipient", .text(project.organisationName(measure.recipient))),
        .init("planned", "Ausgaben lt. Plan", "Planned", .money(try measure.plannedTotal())),
      ], [try lines(scope, ledger), try awards(scope, ledger), try open(scope, ledger)])
  }

  private func line(_ line: PlanLine, _ measure: Measure, _ ledger: Ledger) throws -> Shown {
    var scope = try scope(measure.id, ledger)
    var left = try lines(scope, ledger)
    left.rows = left.rows.filter { $0[1] == .text(line.id) }
    left.totals = []
    scope.filter.traits.line = line.id
    return Shown(
      "line",
      LocalizedText(
        de: "Position \(line.id) \(line.title), \(measure.id)",
        en: "Line \(line.id) \(line.title), \(measure.id)"), [], [left, try entries(scope, ledger)])
  }

  private func award(_ award: Award, _ project: Project, _ ledger: Ledger) throws -> Shown {
    var scope = try scope(award.measure, ledger)
    var standing = try awards(scope, ledger)
    standing.rows = standing.rows.filter { $0.first == .text(award.id) }
    standing.totals = []
    scope.filter.traits.source = award.id
    return Shown(
      "award", LocalizedText(de: "Bescheid \(award.id)", en: "Award \(award.id)"),
      [
        .init("project", "Vorhaben", "Project", .text("\(project.id) \(project.title)")),
        .init("measure", "Teilvorhaben", "Measure", .text(award.measure)),
        .init("funder", "Zuwendungsgeber", "Funder", .text(award.funder.name)),
        .init(
          "financing", "Finanzierungsart", "Financing",
          .word(award.financing.rawValue, award.financing.name)),
        .init(
          "rate", "Fördersatz", "Rate",
          award.rate.map { rate in
            .word(rate.percentText(), LocalizedText(de: rate.text(.de), en: rate.text(.en)))
          } ?? .none),
        .init("amount", "Höchstbetrag", "Maximum", .money(award.amount)),
        .init("awardedOn", "vom", "Of", .day(award.awardedOn)),
        .init("from", "Bewilligungszeitraum von", "Period from", .day(award.period.from)),
        .init("to", "bis", "To", .day(award.period.to)),
        .init("ruleSet", "Nebenbestimmungen", "Rule set", .text(award.ruleSet)),
      ], [standing, try entries(scope, ledger)])
  }
}
