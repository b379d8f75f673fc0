/// The known name a misspelt one most likely means.
public enum NearestName {
  /// The ``closest(to:among:)``; where none is close, the shortest of which it tells some words
  /// or their beginnings; else nil.
  public static func of(_ name: String, among known: some Sequence<String>) -> String? {
    closest(to: name, among: known) ?? shortest(with: name, among: known)
  }

  /// The id that a word means which may be a misspelt id or title, or a part of a title.
  public static func id(like word: String, among known: [(id: String, title: String)]) -> String? {
    let name = of(word, among: known.map(\.id) + known.map(\.title))
    return known.first { $0.id == name || $0.title == name }?.id
  }

  /// The closest of `known` by edit distance; nil where none is close (at most a third of the
  /// letters differ).
  static func closest(to name: String, among known: some Sequence<String>) -> String? {
    // A name of kilobytes is no misspelt one, and comparing it would take minutes.
    guard name.utf8.count <= longest else { return nil }
    let wanted = Array(name.lowercased())
    let wantedPlain = wanted.filter { $0.isLetter || $0.isNumber }
    var best: (name: String, distance: Int)?
    for candidate in known where candidate.utf8.count <= longest {
      let letters = Array(candidate.lowercased())
      let length = max(wanted.count, letters.count)
      let limit = max(1, length / 3)
      // So many letters at least have to be added or removed.
      guard abs(wanted.count - letters.count) <= limit else { continue }
      // `Q1` is `Q-1`, whatever else is one letter off.
      let plain = letters.filter { $0.isLetter || $0.isNumber }
      if !plain.isEmpty, plain == wantedPlain { return candidate }
      let distance = distance(wanted, letters)
      // Something of it is the same.
      if distance <= limit, distance < length, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// The shortest name in which each word of `part` begins a word, or differs from one in at most a
  /// quarter of its letters.
  private static func shortest(
    with part: String, among known: some Sequence<String>
  ) -> String? {
    guard part.utf8.count <= longest else { return nil }
    let words = words(part)
    guard words.contains(where: { $0.count > 3 }) else { return nil }
    return known.filter { name in
      guard name.utf8.count <= longest else { return false }
      let others = Self.words(name)
      return words.allSatisfy { word in
        others.contains { $0.starts(with: word) || distance(word, $0) <= word.count / 4 }
      }
    }.min { $0.count < $1.count }
  }

  private static func words(_ text: String) -> [[Character]] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(Array.init)
  }

  /// In bytes.
  private static let longest = 400

  /// Levenshtein distance.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}
