import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// `explain CODE`: what a finding, a code of a message or a parameter of a rule set means.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: say(
        "Erklärt eine Feststellung, eine Meldung oder einen Parameter der Regelwerke: Bedeutung, Norm, Werte, Abhilfe.",
        "Explains a finding, a message or a parameter of the rule sets: meaning, norm, values, remedy."
      ),
      discussion: say(
        "Ohne Angabe: alle Feststellungen, Parameter und Meldungen.",
        "Without an argument: all findings, parameters and messages."))
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "Kennung der Feststellung oder Meldung (`code` bei --json), oder Name des Parameters.",
        "Code of the finding or message (`code` with --json), or name of the parameter."),
      valueName: "code"))
  var code: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let language = session.language
    guard let code else { return try all(session) }
    let wanted = SearchText.folded(code)
    func isNamed(_ name: LocalizedText) -> Bool {
      [name.de, name.en].contains { SearchText.folded($0) == wanted }
    }
    func isTitled(_ code: FindingCode) -> Bool {
      Language.allCases.contains { SearchText.folded(code.catalogue.title[$0]) == wanted }
    }
    if let asked = Parameter.allCases.first(where: {
      SearchText.folded($0.rawValue) == wanted || isNamed($0.catalogue.name)
    }) {
      let explanation = try ParameterExplanation(asked, by: session.office.library())
      return session.answer(explanation.json(language), explanation.text(language))
    }
    let messages = ProblemExplanation.all()
    if let asked = messages.first(where: { $0.code == code.uppercased() }) {
      return session.answer(asked.json(language), asked.text(language))
    }
    guard
      let known = FindingCode(rawValue: code.uppercased())
        ?? FindingCode.allCases.first(where: { isTitled($0) })
    else {
      let codes = FindingCode.allCases.map(\.rawValue) + Parameter.allCases.map(\.rawValue)
      let titles: [String] = FindingCode.allCases.map { $0.catalogue.title[language] }
      let names: [String] = Parameter.allCases.map { $0.catalogue.name[language] }
      throw Refusal.noCode(code, among: codes + messages.map(\.code), alike: titles + names)
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

  private func all(_ session: Session) throws {
    let language = session.language
    let library = try session.office.library()
    let findings = FindingCode.allCases
    let parameters = Parameter.allCases
    let messages = ProblemExplanation.all()
    session.answer(
      .array(
        findings.map { $0.json(language) }
          + parameters.map { ParameterExplanation($0, by: library).json(language) }),
      (findings.map { $0.rawValue + "  " + $0.catalogue.title[language] }
        + ["", say("Parameter der Regelwerke:", "Parameters of the rule sets:")]
        + parameters.map { $0.rawValue + "  " + $0.catalogue.name[language] }
        + ["", say("Meldungen:", "Messages:")]
        + messages.map { $0.code + "  " + $0.title(language) }).joined(separator: "\n"))
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
