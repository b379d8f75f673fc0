import Amounts
import Office

extension Failure {
  /// What an office refuses, with the options of the command line that it is about.
  init(_ refusal: Refusal, _ language: Language) {
    let place = refusal.fields.map(\.optionName).joined(separator: ", ")
    var sentence = refusal.sentence[language]
    if let options = refusal.code.options, sentence.last == "." {
      sentence = sentence.dropLast() + " (\(options))."
    }
    sentence += refusal.code.remedy?[language] ?? ""
    let head = Message(
      code: refusal.code.rawValue, text: place.isEmpty ? sentence : place + ": " + sentence,
      place: place.isEmpty ? nil : Place(option: place), found: refusal.found,
      allowed: refusal.allowed?[language])
    self.init(
      exitCode: refusal.kind.exitCode,
      [head]
        + refusal.details.map { Message(code: refusal.code.rawValue, text: $0[language]) })
  }
}

extension String {
  /// The option that a field is given by: `--voucher-date`.
  var optionName: String {
    reduce(into: "--") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}

extension Refusal.Kind {
  /// `Answers.md`.
  fileprivate var exitCode: Int32 {
    switch self {
    case .usage: 64
    case .data: 65
    case .target: 73
    case .inputOutput: 74
    }
  }
}

extension Refusal.Code {
  /// The options that help.
  fileprivate var options: String? {
    switch self {
    case .awardNotYet, .notABudgetYear: "--as-of"
    case .measureNotYet: "project apply, --as-of"
    case .formUnknown: "--definition"
    case .simpleStatementNotAllowed: "--form"
    case .requestTooHigh: "--due"
    case .folderInUse: "-o"
    case .wouldReplace: "--replace"
    case .invoicePlaceMissing, .creditNoteAlone: "--assign"
    case .invoiceBooked, .invoiceAhead, .invoicePrepaid: "--again NR"
    case .nothingToBookFor: "foerderbuch project apply"
    default: nil
    }
  }

  /// What else helps at this program.
  fileprivate var remedy: LocalizedText? {
    switch self {
    case .workbookWithoutHead:
      LocalizedText(
        de: " Prüfen Sie mit --head und dem Wert vom Kontrollblatt.",
        en: " Check with --head and the value of the control sheet.")
    default: nil
    }
  }
}
