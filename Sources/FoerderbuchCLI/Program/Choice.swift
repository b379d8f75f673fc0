import Amounts
import LedgerStore
import Office

/// A word of a closed list as people say it: its key, its German or English name, whatever the case
/// and however umlauts are written.
enum Choice {
  /// - Parameters:
  ///   - place: the command or option that it was given to.
  ///   - short: a beginning that only one has is enough, where a slip does no harm.
  /// - Throws: ``Refusal`` with the names in the language of this run, and the nearest of all.
  static func of<Word>(
    _ text: String, _ place: String, among all: [Word], short: Bool = false,
    _ names: (Word) -> (key: String, name: LocalizedText)
  ) throws -> Word {
    let wanted = SearchText.folded(text)
    let named = all.map { word -> (word: Word, names: [String]) in
      let (key, name) = names(word)
      return (word, [key, name.de, name.en])
    }
    func found(_ fits: (String) -> Bool) -> [Word] {
      named.filter { $0.names.contains { fits(SearchText.folded($0)) } }.map(\.word)
    }
    let whole = found { $0 == wanted }
    let hits = short && whole.isEmpty && wanted.count > 2 ? found { $0.hasPrefix(wanted) } : whole
    guard hits.count == 1 else {
      throw Refusal.unknown(
        text, place: place, known: all.map { shown(names($0)) },
        alike: named.flatMap(\.names))
    }
    return hits[0]
  }

  /// What can be typed; a name of several words has its key behind it.
  private static func shown(_ names: (key: String, name: LocalizedText)) -> String {
    guard Console.language == .de else { return names.key }
    return names.name.de.contains(" ") ? "\(names.name.de) (\(names.key))" : names.name.de
  }
}
