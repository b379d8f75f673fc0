import Amounts
import ArgumentParser
import Funding
import Interchange
import Office

/// `explain CODE`: what a finding or a parameter of a rule set means.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: say(
        "Erklärt eine Feststellung oder einen Parameter der Regelwerke: Bedeutung, Norm, Werte, Abhilfe.",
        "Explains a finding or a parameter of the rule sets: meaning, norm, values, remedy."),
      discussion: say(
        "Ohne Angabe: alle Feststellungen und Parameter.",
        "Without an argument: all findings and parameters."))
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "Kennung der Feststellung oder Name des Parameters.",
        "Code of the finding, or name of the parameter."), valueName: "code"))
  var code: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let language = session.language
    let parameters = try ParameterExplanation.all(by: session.office.library())
    guard let code else {
      let all = FindingCode.allCases
      return session.answer(
        .array(all.map { $0.json(language) } + parameters.map { $0.json(language) }),
        (all.map { $0.rawValue + "  " + $0.catalogue.title[language] }
          + ["", say("Parameter der Regelwerke:", "Parameters of the rule sets:")]
          + parameters.map {
            $0.parameter.rawValue + "  " + $0.parameter.catalogue.name[language]
          }).joined(separator: "\n"))
    }
    if let asked = parameters.first(where: {
      $0.parameter.rawValue.lowercased() == code.lowercased()
    }) {
      return session.answer(asked.json(language), asked.text(language))
    }
    guard let known = FindingCode(rawValue: code.uppercased()) else {
      let names = FindingCode.allCases.map(\.rawValue) + Parameter.allCases.map(\.rawValue)
      throw Refusal.noFinding(code, among: names)
    }
    let entry = known.catalogue
    session.answer(
      known.json(language),
      ([
        "\(known.rawValue): \(entry.title[language])", "", entry.meaning[language], "",
        say("Rechenweg: ", "Computation: ") + entry.computation[language],
        say("Beispiel: ", "Example: ") + entry.example[language],
        say("Norm: ", "Norm: ") + entry.norm,
        say("Ab wann: ", "From when: ") + known.timing.text[language], say("Abhilfe:", "Remedy:"),
      ] + entry.remedies.map { "  - " + $0[language] }).joined(separator: "\n"))
  }
}

extension FindingCode {
  fileprivate func json(_ language: Amounts.Language) -> JSONValue {
    let entry = catalogue
    return .members([
      ("code", .string(rawValue)), ("title", .string(entry.title[language])),
      ("meaning", .string(entry.meaning[language])),
      ("computation", .string(entry.computation[language])),
      ("example", .string(entry.example[language])), ("norm", .string(entry.norm)),
      ("timing", .string(timing.text[language])),
      ("remedies", .array(entry.remedies.map { .string($0[language]) })),
    ])
  }
}
