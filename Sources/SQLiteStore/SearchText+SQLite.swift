import GRDB
import StoreAPI

extension SearchText {
  /// The function of ``folded(_:)`` in statements.
  static let function = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
    String.fromDatabaseValue(values[0]).map(folded)
  }
}
