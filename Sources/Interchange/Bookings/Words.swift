import Amounts
import Funding

/// Words of a closed list by key, German or English name, whatever their case.
struct Words<Word: Sendable>: Sendable {
  /// The German names, then the keys, for messages.
  let names: [String]
  private var words: [String: Word] = [:]

  init(_ all: [Word], _ texts: (Word) -> (key: String, name: LocalizedText)) {
    names = all.map { texts($0).name.de } + all.map { texts($0).key }
    for word in all {
      let (key, name) = texts(word)
      for text in [key, name.de, name.en] {
        // As it is usually written too: most rows then need no folding.
        words[text] = word
        words[BookingColumn.folded(text)] = word
      }
    }
  }

  subscript(text: String) -> Word? { words[text] ?? words[BookingColumn.folded(text)] }
}
