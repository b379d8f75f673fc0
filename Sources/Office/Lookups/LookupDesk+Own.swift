import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Messages

extension LookupDesk {
  /// What the organisation of the person who acts promised and brought in, project by project.
  /// - Throws: ``Refusal`` for a person without an organisation; ``LedgerError``.
  public func ownContributions() throws -> [Shown] {
    let ledger = try office.open(.readOnly, for: .contribute)
    return try ledger.reading {
      guard let person = office.actingPerson, let own = person.organisation else {
        throw Refusal(
          .permission,
          Problem("office.NO_ORGANISATION", ["person": office.act.person ?? ""]))
      }
      return try ledger.currentPortfolio().projects.flatMap { project in
        try project.organisations.filter { $0.id == own }.map {
          try partner($0, project, ledger)
        }
      }
    }
  }

  func partner(
    _ partner: Organisation, _ project: Project, _ ledger: Ledger
  ) throws -> Shown {
    var question = Question()
    question.project = project.id
    let scope = try Scope(question, ledger, today: office.act.day)
    var promised = partners(scope)
    promised.rows = promised.rows.filter { $0.first == .text(partner.id) }
    var booked = LookupTable("entries", "Buchungen", "Entries", Self.entryColumns)
    for measure in project.measures {
      for source in measure.sources where source.organisation == partner.id {
        var scope = scope
        scope.filter.measures = [measure.id]
        scope.filter.traits.source = source.id
        booked.rows += try entries(scope, ledger).rows
      }
    }
    return Shown(
      "partner", LocalizedText(de: "Partner \(partner.name)", en: "Partner \(partner.name)"),
      [
        .init("partner", "Kürzel", "Id", .text(partner.id)),
        .init("project", "Vorhaben", "Project", .text("\(project.id) \(project.title)")),
        .init("iban", "IBAN", "IBAN", .text(optional: partner.iban?.text)),
        .init("address", "Anschrift", "Address", .text(optional: partner.contact.address)),
        .init("contact", "Ansprechperson", "Contact", .text(optional: partner.contact.person)),
        .init("phone", "Telefon", "Phone", .text(optional: partner.contact.phone)),
        .init("email", "E-Mail", "E-mail", .text(optional: partner.contact.email)),
      ], [promised, booked])
  }
}

// What helps to show a thing.
extension LookupDesk {
  /// What can be shown, for whoever misspelt it.
  func known(
    _ scope: Scope, _ ledger: Ledger
  ) throws -> (names: [String], titles: [String]) {
    var names = scope.portfolio.projects.flatMap { project in
      [project.id] + project.measures.map(\.id) + project.awards.map(\.id)
        + project.organisations.map(\.id)
    }
    var titles = scope.portfolio.projects.flatMap { project in
      [project.title] + project.measures.flatMap { [$0.title] + $0.lines.map(\.title) }
        + project.organisations.map(\.name)
    }
    names += try ledger.orders().map(\.order.id)
    var seen = Set(names)
    try ledger.entryLines(scope.filter, 0..<Int(scope.filter.upTo)) { entry in
      if let voucher = entry.voucher, seen.insert(voucher).inserted { names.append(voucher) }
      if let party = entry.counterparty, seen.insert(party).inserted { titles.append(party) }
    }
    return (names, titles)
  }

  /// The earlier invoices that an invoice tells of, and later ones that tell of it.
  func series(
    of record: JournalRecord, _ scope: Scope, _ ledger: Ledger
  ) throws -> [Int64] {
    let booking = record.booking
    guard booking.kind == .expense, record.reverses == nil, let payee = booking.counterparty
    else { return [] }
    let (own, earlier) = (booking.voucher.map { VoucherKey($0) }, booking.facts.earlierVouchers)
    var filter = scope.filter
    filter.traits.kinds = [.expense]
    filter.traits.counterparty = payee
    var numbers: [Int64] = []
    try ledger.entryLines(filter, 0..<Int(filter.upTo)) { entry in
      guard entry.number != record.number, entry.reverses == nil,
        entry.counterparty.map(PayeeKey.init) == PayeeKey(payee)
      else { return }
      let isEarlier = entry.voucher.map { earlier.contains(VoucherKey($0)) } ?? false
      let isLater = own.map { entry.facts.earlierVouchers.contains($0) } ?? false
      if isEarlier || isLater { numbers.append(entry.number) }
    }
    return numbers
  }
}
