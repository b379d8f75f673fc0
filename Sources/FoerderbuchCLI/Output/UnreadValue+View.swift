import Amounts
import Funding
import Interchange

extension UnreadValue {
  /// The values of one answer that nobody read, each once with the awards that rest on it.
  static func json(
    _ used: [(award: String, values: [UnreadValue])], _ language: Language
  ) -> JSONValue {
    .array(
      grouped(used).map { value, awards in
        .members([
          ("awards", .array(awards.map(JSONValue.string))), ("ruleSet", .string(value.ruleSet)),
          ("edition", .string(value.edition.id)),
          ("parameter", value.parameter.map { .string($0.rawValue) }),
          ("value", value.value.map { $0.fileText.map(JSONValue.string) ?? .null }),
          ("norm", .string(value.norm)), ("certainty", .string(value.certainty.rawValue)),
          ("note", value.note.map { .string($0[language]) }),
          ("text", .string(value.text(language))),
        ])
      })
  }
}
