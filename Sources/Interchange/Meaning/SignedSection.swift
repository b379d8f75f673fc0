/// A section of a number format that may show a number above zero as if it were below.
protocol SignedSection {
  /// Where digits and their separators stand.
  var mask: String { get }
  /// What is shown, each place of a digit as `0`.
  var shown: String { get }
  /// What of it is a text of its own.
  var quoted: String { get }
  /// `<0`, `=100`; nil: the section has none.
  var condition: String? { get }
}

extension SignedSection {
  /// Whether numbers above zero are shown by the section. Without conditions the second is for
  /// those below zero, the third for zero, the fourth for texts.
  /// - Parameter first: the condition of the first section.
  func isForPositive(at index: Int, below first: String?) -> Bool {
    guard let condition else {
      // `[>=0]0.00;-0.00` says in another way what no condition says.
      return index == 0 || first.map { $0 != ">0" && $0 != ">=0" } ?? false
    }
    let limit = condition.drop { "<>=".contains($0) }.filter { !$0.isWhitespace }
    let isZero = !limit.contains { "123456789".contains($0) }
    guard isZero || limit.hasPrefix("-") else { return true }
    return condition.hasPrefix(">") || condition.hasPrefix("<>")
  }

  /// The minus or the brackets that are shown beside the digits; nil where none are. `0,-` and
  /// `0.–` have no cents.
  var sign: String? {
    guard !mask.isEmpty, let first = shown.firstIndex(of: "0"),
      let last = shown.lastIndex(of: "0")
    else { return nil }
    let (before, after) = (shown[..<first], shown[last...].dropFirst())
    if before.filter({ $0 == "(" }).count > before.filter({ $0 == ")" }).count,
      after.contains(")")
    {
      return "( )"
    }
    for part in [before, after] {
      var previous: Character?
      for (character, next) in zip(part, part.dropFirst().map(Optional.some) + [nil]) {
        defer { previous = character }
        guard SignedText.dashSigns.contains(String(character)) else { continue }
        let isJoined = (previous?.isLetter ?? false) && (next?.isLetter ?? false)
        let isForCents =
          previous.map { ",.".contains($0) || SignedText.dashSigns.contains(String($0)) } ?? false
        if !isJoined, !isForCents { return String(character) }
      }
    }
    return nil
  }

  /// What is shown in the place of the number; nil where that is the number, a day or nothing.
  var substitute: String? {
    let letters = [shown, quoted].map { $0.filter(\.isLetter).count }
    guard mask.isEmpty, letters[0] == letters[1], !shown.contains("@"), !shown.contains("%") else {
      return nil
    }
    let text = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : Quote.excerpt(text)
  }
}
