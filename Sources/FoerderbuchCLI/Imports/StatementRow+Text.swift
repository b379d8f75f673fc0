import Amounts
import Funding
import Office

extension StatementRow {
  /// `auszug.xml, Umsatz 3`.
  static func place(_ file: String, _ number: Int, _ language: Language) -> String {
    file + language.pick(", Umsatz \(number)", ", line \(number)")
  }
}
