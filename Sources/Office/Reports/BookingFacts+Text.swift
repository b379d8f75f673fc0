import Amounts
import Funding
import Interchange

extension BookingFacts {
  /// What was told, under the headings of a table of bookings: `Auftrag: A-7; Leistung von:
  /// 01.07.2025`.
  func text(_ language: Language) -> String {
    let told: [(BookingColumn, String?)] = [
      (.order, order), (.forVoucher, forVoucher),
      (.voucherTotal, voucherTotal?.text(language)),
      (.serviceFrom, serviceFrom?.text(language)), (.serviceTo, serviceTo?.text(language)),
      (.discountOffered, discountOffered?.text(language)),
      (.staffShare, staffShare?.text(language)), (.inventory, inventory),
      (.dueOn, dueOn?.text(language)), (.retention, retention?.text(language)),
      (.retentionDue, retentionDue?.text(language)), (.discount, discount?.text(language)),
    ]
    return told.compactMap { column, value in
      value.map { language.pick(column.german, column.rawValue) + ": " + $0 }
    }.joined(separator: "; ")
  }
}
