public import Amounts
import Funding
import Messages

/// A fact of a project that a list states otherwise.
public struct ListDifference: Hashable, Sendable {
  public let column: ProfileColumn
  public let before: LocalizedText
  public let after: LocalizedText

  /// `Bezeichnung: „Halle“ → „Turnhalle“`.
  public func text(_ language: Language) -> String {
    language.pick(column.german, column.rawValue) + ": \(before[language]) → \(after[language])"
  }
}

extension ProjectIdentity {
  /// By which of the four facts a row differs.
  func differences(from row: ListedRow) -> [ListDifference] {
    func day(_ date: CalendarDate?) -> LocalizedText {
      LocalizedText(de: date?.text(.de) ?? "–", en: date?.isoText ?? "–")
    }
    func money(_ money: Money?) -> LocalizedText {
      LocalizedText(de: money?.text(.de) ?? "–", en: money?.text(.en) ?? "–")
    }
    func quoted(_ text: String) -> LocalizedText { Fact.quoted(Quote.excerpt(text)).texts }
    var found: [ListDifference] = []
    func add(
      _ column: ProfileColumn, _ isSame: Bool, _ before: LocalizedText, _ after: LocalizedText
    ) {
      if !isSame { found.append(ListDifference(column: column, before: before, after: after)) }
    }
    add(
      .title, Profile.folded(title) == Profile.folded(row.title), quoted(title), quoted(row.title))
    add(
      .recipient, Profile.folded(recipient) == Profile.folded(row.recipient), quoted(recipient),
      quoted(row.recipient))
    add(.from, from == row.period.from, day(from), day(row.period.from))
    add(.grant, grant == row.grant, money(grant), money(row.grant))
    return found
  }

  /// Whether a row with the id of this project is about another one: its title is another, and not
  /// all else is the same, or neither recipient nor first day are.
  func isOther(than row: ListedRow) -> Bool {
    let changed = Set(differences(from: row).map(\.column))
    return changed.contains(.title)
      ? changed.count > 1 : changed.isSuperset(of: [.recipient, .from])
  }
}
