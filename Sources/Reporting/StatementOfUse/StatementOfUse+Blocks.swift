import Amounts

// Lists that only some notices ask for.
extension StatementOfUse {
  /// What was bought and stands in the inventory (Inventarliste).
  func inventory(_ section: FormSection) -> FormContent {
    listed(section, data.payments.filter { !$0.inventory.isEmpty }, in: "purpose") { payment in
      ["inventory": .text(payment.inventory)]
    }
  }

  /// Whom the measure paid, with the part of a full post and the time (Personalliste).
  func staff(_ section: FormSection) -> FormContent {
    listed(section, data.payments.filter { $0.staffShare != nil }, in: "counterparty") { payment in
      [
        "staffShare": .text(payment.staffShare?.text(language) ?? ""),
        "serviceFrom": .date(payment.service?.from), "serviceTo": .date(payment.service?.to),
      ]
    }
  }

  private func listed(
    _ section: FormSection, _ payments: [VoucherLine], in column: String,
    _ more: (VoucherLine) -> [String: Cell]
  ) -> FormContent {
    guard !payments.isEmpty else { return none(section, in: column) }
    let lines = payments.enumerated().map { index, payment in
      Line(
        "\(section.content).\(index)", .data,
        payment.payment(Int64(index + 1)).merging(more(payment)) { $1 })
    }
    return totalled(section, lines, ["gross", "eligible"], in: column)
  }
}
