public import Amounts
import Funding

/// The statement of use (Verwendungsnachweis) and the interim statement (Zwischennachweis): what
/// the recipient shows the authority about the money it was granted (ANBest-G NRW Nr. 7, ANBest-P
/// Nr. 6). Which figures there are is up to the form.
///
/// Every figure of the form is a formula that leads back to the vouchers; the control sheet holds
/// the ledger's own figures beside them.
public struct StatementOfUse: FormFilling {
  let data: StatementOfUseData
  let language: Language
  let form: FormDefinition
  let calculation = Calculation()
  /// By plan line.
  let payments: [String: [VoucherLine]]

  init(_ data: StatementOfUseData, _ form: FormDefinition, _ language: Language) {
    (self.data, self.form, self.language) = (data, form, language)
    payments = Dictionary(grouping: data.payments, by: \.line)
  }

  var basis: ReportBasis { data.basis }

  /// Builds the report.
  /// - Parameters:
  ///   - data: the ledger's figures and bookings.
  ///   - form: a form of the kind ``FormKind/statementOfUse`` or ``FormKind/interim``.
  ///   - language: the language of labels; sentences of `data` are in it already.
  /// - Throws: ``AmountError`` where a total does not fit into an amount.
  public static func report(
    _ data: StatementOfUseData, form: FormDefinition, language: Language
  ) throws -> Report {
    try StatementOfUse(data, form, language).report()
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    switch section.content {
    case "awards": notices()
    case "receipts": receipts(section)
    case "expenditure": expenditure(section)
    case "result": result(section)
    case "payment": payment(section)
    case "positions": positions(section)
    case "funds": funds(section)
    case "summary": try summary(section)
    case "incomeSummary": try incomeSummary(section)
    case "steps": steps(section)
    case "recognition": recognition(section)
    case "examination": examination(section)
    case "orders": orders(section, data.orders)
    case "inventory": try inventory(section)
    case "staff": try staff(section)
    case "quarters": quarters(section)
    case "hours": hours(section)
    case "totals": totals(section)
    case "transfer": transfer(section)
    case "financing": financing(section)
    case "plannedShares": shares(section, of: "planned")
    case "actualShares": shares(section, of: "actual")
    case "vouchers": vouchers(section)
    case "income": income(section)
    default: nil
    }
  }

  func pairs(_ section: FormSection, _ item: FormItem?) throws -> [FormBuilder.Pair]? {
    section.content == "reportingYear" ? reportingYear(section) : nil
  }

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    Fact(rawValue: name).flatMap(cell)
  }

  /// What texts of the form may hold in braces.
  static let textPlaceholders = [
    "title", "recipient", "funder", "award", "amount", "project", "measure", "period", "asOf",
    "source", "line", "lineTitle", "year", "until", "conditions", "reason",
    "recipientAddress", "recipientContact", "inputVat", "group", "quarter",
  ]

  var placeholders: [String: String] {
    [
      "recipient": data.recipient.name, "funder": data.funder,
      "award": data.award.id, "amount": data.award.amount.text(language),
      "project": data.project.title, "measure": data.measure.title,
      "period": data.award.period.text(language), "year": String(data.year.year),
      "until": data.year.through.text(language), "conditions": basis.conditions,
      "recipientAddress": data.recipient.contact.address ?? "",
      "recipientContact": data.recipient.contact.line, "inputVat": data.papers.inputVat,
    ].merging(
      data.papers.values.map { (FormVocabulary.ownValue + $0.key, $0.value) }
    ) { own, _ in own }
  }

  var figures: [String: Reference] {
    Dictionary(
      Fact.amounts.compactMap { fact in
        Name.allCases.first { "\($0)" == fact.rawValue && has($0) }
          .map { (fact.rawValue, $0.reference) }
      }
    ) { first, _ in first }
  }

  func ownValue(_ name: String) -> String? {
    data.papers.values[String(name.dropFirst(FormVocabulary.ownValue.count))]
  }

  /// A label of the form with the name of a line or source in it.
  func label(
    _ section: FormSection, _ row: String, line: StatementOfUseData.Line? = nil,
    source: StatementOfUseData.Source? = nil
  ) -> String {
    var values: [String: String] = [:]
    values["line"] = line?.id
    values["lineTitle"] = line?.title
    values["source"] = source?.name
    return label(section, row, values)
  }
}
