import Amounts
import Office

extension Failure {
  /// What an office refuses, with the options of the command line that it is about.
  init(_ refusal: Refusal, _ language: Language) {
    let option = refusal.fields.map(\.optionName).joined(separator: ", ")
    let head = Message(
      refusal.problem, under: option.isEmpty ? nil : option,
      place: option.isEmpty ? nil : Place(option: option), found: refusal.found,
      allowed: refusal.allowed?[language], language)
    self.init(
      exitCode: refusal.kind.exitCode,
      [head] + refusal.details.map { Message(code: head.code, text: $0[language]) })
  }
}

extension String {
  /// The option that a field is given by: `--voucher-date`; one of a file keeps its name.
  var optionName: String {
    guard !contains(".") else { return self }
    return reduce(into: "--") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
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
    case .permission: 77
    }
  }
}
