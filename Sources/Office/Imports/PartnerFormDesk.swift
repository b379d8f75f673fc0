package import Amounts
import Bookkeeping
package import Funding
import Interchange
import LedgerStore
import Messages
import Workbooks

/// Where forms are written in which partners tell what they brought in.
package struct PartnerFormDesk {
  private let office: GrantOffice

  package init(_ office: GrantOffice) { self.office = office }

  /// A form as it is asked for.
  package struct Question {
    /// An organisation, by its id or name.
    package var partner: String
    /// Nil: the only one that it contributes to.
    package var measure: String?
    package var project: String?
    /// The days that it is about; nil: the time of the awards, or of the project.
    package var days: DateRange?
    /// Of each sheet.
    package var rows: Int

    package init(
      partner: String, measure: String? = nil, project: String? = nil, days: DateRange? = nil,
      rows: Int = PartnerForm.usualRows
    ) {
      (self.partner, self.measure, self.project) = (partner, measure, project)
      (self.days, self.rows) = (days, rows)
    }
  }

  /// A form that was written.
  package struct Written {
    /// Absolute.
    package let path: String
    package let partner: Organisation
    package let measure: Measure
    package let days: DateRange
    /// How the references of its rows begin.
    package let key: String
    /// How many contributions are booked already.
    package let booked: Int
  }

  /// Writes a form.
  /// - Throws: ``Refusal`` where there is no such partner, or it contributes to several measures.
  package func form(_ question: Question, to file: String) throws -> Written {
    guard (1...PartnerForm.rowLimit).contains(question.rows) else {
      throw Refusal(
        .usage,
        Problem(
          "office.ROWS_OUTSIDE", ["rows": question.rows, "limit": PartnerForm.rowLimit]),
        fields: ["rows"])
    }
    let target = try office.workbookTarget(file, field: "output")
    let ledger = try office.open(.readOnly, for: .contribute)
    return try ledger.reading {
      let (partner, project, measure) = try subject(question, try ledger.currentPortfolio())
      try office.checkOrganisation(partner.id)
      let days = question.days ?? Self.days(project, measure, office.act.day)
      let subject = PartnerForm.Subject(
        partner: partner, project: project, measure: measure, days: days)
      let origin = [
        try ledger.head().hexText, office.act.moment, office.absolute(file), partner.id, measure.id,
      ].joined(separator: "\n")
      let key = "P-" + Digest256(of: Array(origin.utf8)).hexText.prefix(8)
      let booked = try booked(partner, measure, ledger)
      let form = PartnerForm(
        subject, key: key, ledger: try Self.mark(of: ledger), booked: booked, rows: question.rows,
        language: office.language, today: office.act.day,
        program: "Förderbuch \(GrantOffice.version)")
      try WorkbookFile.write(form.report(), to: target)
      return Written(
        path: target, partner: partner, measure: measure, days: days, key: key,
        booked: booked.count)
    }
  }

  /// By what a ledger is known to its forms: the beginning of its chain, which nobody changes.
  static func mark(of ledger: Ledger) throws -> String {
    var mark = ""
    try ledger.seals(0..<1) { mark = String($0.hash.hexText.prefix(12)) }
    return mark
  }

  private func subject(
    _ question: Question, _ portfolio: Portfolio
  ) throws -> (Organisation, Project, Measure) {
    var question = question
    let names = PortfolioNames(portfolio)
    question.project = try question.project.map(names.project)
    question.measure = try question.measure.map(names.measure)
    let projects = portfolio.projects.filter { question.project ?? $0.id == $0.id }
    let volunteers = ReportRequest.Details.volunteers(question.partner).map { _ in
      PartnerForm.volunteers(office.language)
    }
    let partners = projects.flatMap { project in
      volunteers.map { [(project, $0)] }
        ?? project.organisations.filter { $0.isMeant(by: question.partner) }.map { (project, $0) }
    }
    guard let first = partners.first?.1 else {
      throw Refusal.noPartner(question.partner, in: portfolio)
    }
    let all = partners.flatMap { project, partner in
      project.measures.filter { measure in
        !PartnerForm.Subject.sources(of: partner.id, in: measure).isEmpty
          && question.measure ?? measure.id == measure.id
      }.map { (partner, project, $0) }
    }
    if all.count == 1 { return all[0] }
    guard let example = all.first else {
      throw Refusal(.data, Problem("office.NO_PARTNER_HERE", ["partner": first.name]))
    }
    throw Refusal(
      .usage,
      Problem(
        "office.SEVERAL_MEASURES",
        ["partner": first.name, "measures": all.map(\.2.id), "first": example.2.id]),
      fields: ["measure"])
  }

  private static func days(
    _ project: Project, _ measure: Measure, _ today: CalendarDate
  ) -> DateRange {
    let periods = project.awards(ofMeasure: measure.id).map(\.period)
    if let from = periods.map(\.from).min(), let to = periods.map(\.to).max(),
      let days = DateRange(from: from, to: to)
    {
      return days
    }
    return project.period ?? DateRange(yearOf: today)
  }

  /// What the partner brought in already, in the order of the entries.
  private func booked(
    _ partner: Organisation, _ measure: Measure, _ ledger: Ledger
  ) throws -> [PartnerForm.Booked] {
    let own = Set(PartnerForm.Subject.sources(of: partner.id, in: measure).map(\.id))
    var booked: [PartnerForm.Booked] = []
    try ledger.journal(JournalFilter(measures: [measure.id])) { record in
      for movement in record.movements(asOf: .latest, passedOn: [])
      where movement.side == .receipt {
        guard movement.kind.sourceKind != nil, let source = movement.source, own.contains(source)
        else { continue }
        booked.append(
          PartnerForm.Booked(
            entry: record.number, booking: record.booking, amount: movement.activity.amount))
      }
    }
    return booked
  }
}

extension Organisation {
  /// Whether somebody who names an organisation means this one.
  func isMeant(by text: String) -> Bool {
    id.lowercased() == text.lowercased() || TextKey.of(name) == TextKey.of(text)
  }
}

extension TableImport.Terms {
  /// What a table that is a partner's form gets with every row: the signed paper, and who confirmed
  /// it and when.
  struct FormEvidence {
    let names: [String]
    /// Names that stand for no file.
    let references: Set<String>

    /// - Throws: ``InputProblems`` where it is a form of another ledger.
    init(
      _ form: PartnerFormTable, _ ledger: Ledger, signed: [String], language: Language
    ) throws {
      let own = try PartnerFormDesk.mark(of: ledger)
      guard form.head.ledger == own else {
        throw InputProblems(
          form.place, .table(.formOfOtherLedger(form.head.ledger, own: own)))
      }
      let confirmed = form.head.confirmedOn.flatMap { day in
        form.head.confirmedBy.map { name in
          language.pick(
            "bestätigt am \(day.text(.de)) von \(name) (\(form.head.key))",
            "confirmed on \(day.text(.en)) by \(name) (\(form.head.key))")
        }
      }
      names = signed + [confirmed].compactMap { $0 }
      references = Set([confirmed].compactMap { $0 })
    }
  }
}
