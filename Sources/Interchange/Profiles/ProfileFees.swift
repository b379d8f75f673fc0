import Amounts

/// The fee that a payment service takes off a payment, in a table with columns for it: gross and
/// fee must come to what arrived.
struct ProfileFees {
  /// Where they stand, from 0.
  let gross: Int
  let fee: Int
  let net: Int?
  let mark: DecimalMark?

  /// Nil where the table has no column of fees.
  init?(_ found: ProfileHeadings<BookingInput>, mark: DecimalMark?) {
    guard let gross = found.columns[.column(.amount)], let fee = found.columns[.fee] else {
      return nil
    }
    (self.gross, self.fee, self.mark) = (gross, fee, mark)
    net = found.columns[.net]
  }

  /// Whether a fee was taken, and whether it stands there with a minus; nil for no fee.
  /// - Throws: what does not tie; cells that are no amounts are told where they are read.
  func taken(_ row: TableRow) throws(ProfiledCells.Refusal) -> (amount: Money, isNegative: Bool)? {
    guard let gross = money(row, gross) else { return nil }
    let fee = money(row, fee) ?? .zero
    if let net = net.flatMap({ money(row, $0) }) {
      if let sum = try? gross + fee, sum == net {
        guard !fee.isZero else { return nil }
        guard fee.isNegative else {
          throw ProfiledCells.Refusal(column: self.fee, fault: .amount(.feeUnclear(fee)))
        }
        return (-fee, true)
      }
      // Services that write fees without a sign take them off all the same.
      if !fee.isNegative, let rest = try? gross - fee, rest == net { return (fee, false) }
      throw ProfiledCells.Refusal(
        column: self.fee, fault: .amount(.feeDiffers(gross: gross, fee: fee, net: net)))
    }
    guard !fee.isZero else { return nil }
    guard fee.isNegative else {
      throw ProfiledCells.Refusal(column: self.fee, fault: .amount(.feeUnclear(fee)))
    }
    return (-fee, true)
  }

  private func money(_ row: TableRow, _ column: Int) -> Money? {
    row.cells[column].isEmpty ? nil : SignedText.money(row.cells[column], mark: mark)
  }
}

extension AmountFault {
  var feeSentences: FaultSentences {
    switch self {
    case .feeDiffers(let gross, let fee, let net):
      FaultSentences(
        LocalizedText(
          de: "Brutto \(gross.text(.de)) und Entgelt \(fee.text(.de)) ergeben nicht das Netto "
            + "\(net.text(.de)).",
          en: "Gross \(gross.text(.en)) and fee \(fee.text(.en)) do not come to the net "
            + "\(net.text(.en))."),
        remedy: LocalizedText(
          de: "Prüfen Sie die Zeile beim Zahlungsdienst und die Spalten im Profil.",
          en: "Check the row with the payment service, and the columns in the profile."))
    case .feeUnclear(let fee):
      FaultSentences(
        LocalizedText(
          de:
            "Das Entgelt \(fee.text(.de)) steht ohne Minus da: Es kam zurück, oder die Spalte des "
            + "Nettobetrags fehlt im Profil.",
          en:
            "The fee \(fee.text(.en)) has no minus: it was given back, or the profile does not name "
            + "the column of net amounts."),
        remedy: LocalizedText(
          de:
            "Nennen Sie im Profil „net“; ein erstattetes Entgelt buchen Sie als Gutschrift zu seinem Beleg.",
          en:
            "Name \"net\" in the profile; record a fee given back as a credit note to its voucher.")
      )
    default: FaultSentences(LocalizedText(de: "", en: ""))
    }
  }
}
