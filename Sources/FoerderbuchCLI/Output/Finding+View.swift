import Amounts
import Funding
import Interchange

extension Finding {
  /// `Answers.md`.
  func json(_ language: Language) -> JSONValue {
    .members([
      ("code", .string(code.rawValue)), ("severity", .string(severity.rawValue)),
      ("stage", .string(stage.rawValue)),
      ("project", .string(project)), ("measure", .string(measure)),
      ("award", award.map(JSONValue.string)), ("subject", subject.map(JSONValue.string)),
      ("amount", .string(amount.plainText)),
      ("points", points.map { .string($0.percentText()) }), ("norm", .string(norm)),
      ("message", .string(message(language))),
    ])
  }

  /// One line for the terminal: severity, code, sentence.
  func line(_ language: Language) -> String {
    let mark = severity == .error ? "✗" : severity == .warning ? "!" : "·"
    return "\(mark) \(code.rawValue)  \(message(language))"
  }
}

extension Severity {
  /// `2 Fehler`, `1 Warnung`.
  func counted(_ count: Int, _ language: Language) -> String {
    switch self {
    case .error: "\(count) " + language.pick("Fehler", count == 1 ? "error" : "errors")
    case .warning:
      "\(count) "
        + language.pick(count == 1 ? "Warnung" : "Warnungen", count == 1 ? "warning" : "warnings")
    case .info:
      "\(count) "
        + language.pick(count == 1 ? "Hinweis" : "Hinweise", count == 1 ? "note" : "notes")
    }
  }
}

extension [Finding] {
  /// `2 Fehler, 1 Warnung`, or that there is nothing; forecasts are counted apart.
  func summary(_ language: Language) -> String {
    let broken = filter { $0.stage != .forecast }
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = broken.filter { $0.severity == severity }.count
      return count == 0 ? nil : severity.counted(count, language)
    }
    let told =
      counts.isEmpty
      ? language.pick("keine Beanstandung", "no findings") : counts.joined(separator: ", ")
    let ahead = count - broken.count
    return ahead == 0
      ? told : told + language.pick("; voraussichtlich: \(ahead)", "; forecast: \(ahead)")
  }

  /// A line for each; what is only a forecast stands apart below.
  func lines(_ language: Language) -> [String] {
    let ahead = filter { $0.stage == .forecast }
    let lines = filter { $0.stage != .forecast }.map { $0.line(language) }
    guard !ahead.isEmpty else { return lines }
    return lines + [
      language.pick("Voraussichtlich, wenn es so bleibt:", "Forecast, if it stays as it is:")
    ] + ahead.map { $0.line(language) }
  }
}
