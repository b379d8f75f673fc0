public import Amounts

/// The list of vouchers (Belegliste, ANBest-P Nr. 6.2): expenditure by position of the plan and
/// within it in order of time, receipts apart, with sub-totals; for an award, a measure, a project
/// or all.
///
/// The rows pass from the ledger into the file one by one. Sums come from the ledger's entries
/// beforehand; the control sheet holds against them the sums that the ledger keeps apart.
public struct VoucherList: FormFilling {
  let data: VoucherListData
  let language: Language
  let form: FormDefinition
  let payments: VoucherTable
  let receipts: VoucherTable
  let calculation = Calculation()

  typealias Line = FormContent.Line

  var basis: ReportBasis { data.basis }

  /// Builds the report.
  /// - Parameters:
  ///   - form: a form of the kind ``FormKind/voucherList``.
  ///   - language: the language of labels; sentences of `data` are in it already.
  /// - Throws: ``AmountError`` where a total does not fit into an amount.
  public static func report(
    _ data: VoucherListData, form: FormDefinition, language: Language
  ) throws -> Report {
    let payments = VoucherTable(
      "payments", data.payments, isReceipts: false, rowsPerSheet: data.rowsPerSheet)
    let receipts = VoucherTable(
      "receipts", data.receipts, isReceipts: true, rowsPerSheet: data.rowsPerSheet)
    return try VoucherList(
      data: data, language: language, form: form, payments: payments, receipts: receipts
    ).report()
  }

  func items(_ each: String) -> [FormItem] {
    each == "payments" ? payments.table.items : receipts.table.items
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    switch section.content {
    case "payments": try list(payments, section, item)
    case "receipts": try list(receipts, section, item)
    case "positions": summary(section, payments)
    case "sources": bySource(section)
    case "receiptSums": summary(section, receipts)
    case "measures": measures()
    default: nil
    }
  }

  private func list(
    _ list: VoucherTable, _ section: FormSection, _ item: FormItem?
  ) throws -> FormContent? {
    // A form that shows the list on one sheet gets its first part.
    guard let part = list.table.part(item) else { return nil }
    return try list.content(part, section, self)
  }

  /// Facts that a form can name.
  enum Fact: String, CaseIterable {
    case scope, recipients, payments, receipts, gross, eligible, ineligible, received
  }

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    switch Fact(rawValue: name) {
    case .scope: .text(data.scope)
    case .recipients: .text(data.recipients.joined(separator: "\n"))
    case .payments: .integer(same(.payments))
    case .receipts: .integer(same(.receipts))
    case .gross: .money(same(.gross))
    case .eligible: .money(same(.eligible))
    case .ineligible: .money(same(.ineligible))
    case .received: .money(same(.received))
    case nil: nil
    }
  }

  private func same(_ name: Name) -> Formula { .same(name.reference) }

  static let textPlaceholders = [
    "scope", "part", "place", "title", "id", "measure", "source",
  ]

  var placeholders: [String: String] { ["scope": data.scope, "part": ""] }

  /// The measures of the list.
  private func measures() -> FormContent {
    FormContent(
      data.measures.enumerated().map { index, measure in
        Line(
          "measure.\(index)", .data,
          [
            "project": .text(measure.project), "measure": .text(measure.id),
            "title": .text(measure.title), "recipient": .text(measure.recipient),
            "basis": .text(measure.basis),
          ])
      })
  }
}
