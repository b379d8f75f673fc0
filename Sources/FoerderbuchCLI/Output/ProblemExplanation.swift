import Amounts
import Funding
import Interchange
import Messages

/// What `explain CODE` tells of a code that stands at a message: all that is told as it, with what
/// is allowed and the ways out; `…` stands for what a message tells of its case. Where messages of
/// one code have nothing in common, the book has a `meaning` of it.
struct ProblemExplanation {
  let code: String
  /// The ways to its variants in the book.
  private let keys: [String]

  /// All codes of the book that are neither a finding nor a parameter of a rule set.
  static func all() -> [ProblemExplanation] {
    let others = FindingCode.allCases.map(\.rawValue) + Parameter.allCases.map(\.rawValue)
    let book = MessageBook.shipped.codes().filter { !others.contains($0.key) }
    return book.map { ProblemExplanation(code: $0.key, keys: $0.value) }
      .sorted { $0.code < $1.code }
  }

  /// The first thing that is told as it.
  func title(_ language: Language) -> String {
    keys.lazy.compactMap { part("meaning", $0, language) ?? part("found", $0, language) }.first
      ?? ""
  }

  func text(_ language: Language) -> String {
    let variants = keys.map { key in
      [
        part("meaning", key, language), part("found", key, language),
        part("allowed", key, language),
        remedy(key, language).map { language.pick("Abhilfe: ", "Remedy: ") + $0 },
      ].compactMap { $0 }.joined(separator: "\n")
    }
    return ([code] + variants).joined(separator: "\n\n")
  }

  func json(_ language: Language) -> JSONValue {
    .members([
      ("code", .string(code)), ("title", .string(title(language))),
      (
        "variants",
        .array(
          keys.map { key in
            .members([
              ("meaning", part("meaning", key, language).map(JSONValue.string)),
              ("found", part("found", key, language).map(JSONValue.string)),
              ("allowed", part("allowed", key, language).map(JSONValue.string)),
              ("remedy", remedy(key, language).map(JSONValue.string)),
            ])
          })
      ),
    ])
  }

  private func remedy(_ key: String, _ language: Language) -> String? {
    part("terminal", key, language) ?? part("remedy", key, language)
  }

  private func part(_ name: String, _ key: String, _ language: Language) -> String? {
    // Facts that stand side by side are one gap.
    MessageBook.shipped.text("\(key).\(name)", language)?.replacing("……", with: "…")
  }
}
