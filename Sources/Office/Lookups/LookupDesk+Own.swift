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
