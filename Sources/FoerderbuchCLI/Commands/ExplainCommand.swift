import Amounts
import ArgumentParser
import Funding
import Interchange

/// `explain CODE`: what a finding means.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: say(
        "Erklärt eine Feststellung: Bedeutung, Norm, Rechenweg, Abhilfe.",
        "Explains a finding: meaning, norm, computation, remedy."),
      discussion: say("Ohne Angabe: alle Feststellungen.", "Without an argument: all findings."))
  }

  @Argument(
    help: ArgumentHelp(say("Kennung der Feststellung.", "Code of the finding."), valueName: "code"))
  var code: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let language = session.language
    guard let code else {
      let all = FindingCode.allCases
      return session.answer(
        .array(all.map { $0.json(language) }),
        all.map { $0.rawValue + "  " + $0.catalogue.title[language] }.joined(separator: "\n"))
    }
    guard let known = FindingCode(rawValue: code.uppercased()) else {
      throw UsageFault.unknownFinding(
        code, nearest: NearestName.of(code, among: FindingCode.allCases.map(\.rawValue)))
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
