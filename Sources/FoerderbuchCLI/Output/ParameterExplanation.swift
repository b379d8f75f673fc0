import Amounts
import Funding
import Interchange

/// What `explain PARAMETER` tells: meaning, unit, and the value of each rule set with its clause,
/// edition and certainty.
struct ParameterExplanation {
  /// A value from an edition on.
  struct Value {
    let ruleSet: String
    let title: LocalizedText
    let edition: RuleSetFamily.Edition
    let setting: RuleSetting
  }

  let parameter: Parameter
  let values: [Value]
  /// Editions whose text nobody read; they carry on the values of those before.
  let unreadEditions: [String]

  init(_ parameter: Parameter, by library: RuleSetLibrary) {
    let families = library.ids.compactMap { library.families[$0] }
    self.parameter = parameter
    values = families.flatMap { family in
      family.editions.compactMap { edition in
        edition.settings[parameter].map {
          Value(ruleSet: family.id, title: family.title, edition: edition, setting: $0)
        }
      }
    }
    unreadEditions = families.flatMap { family in
      family.editions.filter { $0.certainty?.isRead == false }.map { "\(family.id) \($0.id)" }
    }
  }

  private var remedy: LocalizedText {
    LocalizedText(
      de:
        "Bestimmt der Bescheid anderes, steht es am Bescheid der Projektdatei: overrides: {\(parameter.rawValue): …}.",
      en:
        "Where the notice says otherwise put it to the award in the project file: overrides: {\(parameter.rawValue): …}."
    )
  }

  func text(_ language: Language) -> String {
    let entry = parameter.catalogue
    var lines = [
      "\(parameter.rawValue): \(entry.name[language])", "", entry.meaning[language], "",
      language.pick("Rechenweg: ", "Computation: ") + parameter.domain.unit[language],
      language.pick("Werte:", "Values:"),
    ]
    for value in values {
      lines.append(
        "  - \(value.ruleSet), "
          + language.pick("ab ", "from ") + value.edition.from.text(language)
          + " (\(value.edition.id)): \(value.setting.value.text(language)); \(value.setting.norm); "
          + value.setting.certainty.rawValue + ": " + value.setting.certainty.meaning[language]
          + (value.setting.note.map { "; " + $0[language] } ?? ""))
    }
    if values.isEmpty {
      lines.append(
        "  " + language.pick("kein Regelwerk nennt ihn", "no rule set gives it"))
    }
    lines.append(
      language.pick(
        "Ausgaben, deren Text nicht gelesen ist: ", "Editions whose text was not read: ")
        + unreadEditions.joined(separator: ", "))
    return (lines + [language.pick("Abhilfe: ", "Remedy: ") + remedy[language]])
      .joined(separator: "\n")
  }

  func json(_ language: Language) -> JSONValue {
    let entry = parameter.catalogue
    return .members([
      ("code", .string(parameter.rawValue)), ("title", .string(entry.name[language])),
      ("meaning", .string(entry.meaning[language])),
      ("computation", .string(parameter.domain.unit[language])),
      ("norm", .string(values.first?.setting.norm ?? "")),
      ("remedies", .array([.string(remedy[language])])),
      (
        "values",
        .array(
          values.map { value in
            .members([
              ("ruleSet", .string(value.ruleSet)), ("edition", .string(value.edition.id)),
              ("from", .string(value.edition.from.isoText)),
              ("value", value.setting.value.fileText.map(JSONValue.string) ?? .null),
              ("norm", .string(value.setting.norm)),
              ("certainty", .string(value.setting.certainty.rawValue)),
              ("read", .bool(value.setting.certainty.isRead)),
              ("note", value.setting.note.map { .string($0[language]) }),
            ])
          })
      ),
    ])
  }
}
