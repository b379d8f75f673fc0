import Amounts
import Interchange
import LedgerStore
import Office

extension RowsRefused {
  /// One for each row, and before those of a kind what is common to them.
  func messages(_ language: Language) -> [Failure.Message] {
    told.map { told in
      Failure.Message(
        told.problem, under: told.namesPlace ? nil : told.place?.text(language),
        place: told.place.map { Failure.Place($0) }, found: told.found,
        allowed: told.allowed?[language], language)
    }
  }
}
