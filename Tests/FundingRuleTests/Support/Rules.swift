import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// A rule set with every parameter at a plain value, and what a test changes of it.
enum Rules {
  static let library = RuleSetLibrary([family].compactMap { $0 })

  /// The rules of `award`; the test fails where they are not there.
  static func of(_ award: Award) throws -> RuleSet { try library.rules(for: award) }

  static func overrides(_ texts: [Parameter: String?]) -> [Parameter: ParameterValue] {
    var values: [Parameter: ParameterValue] = [:]
    for (parameter, text) in texts {
      guard let value = parameter.value(text) else {
        Issue.record("\(text ?? "null") is no value of \(parameter)")
        continue
      }
      values[parameter] = value
    }
    return values
  }

  private static let plain: [Parameter: String?] = [
    .lineOverrunLimit: nil, .reductionThreshold: "0.00", .rounding: "down",
    .revenueTreatment: "proportional", .donationTreatment: "reducesEligibleBase",
    .gapBase: "actual", .useWindow: "P42D", .interestFrom: "payout", .dayCount: "act/act",
    .holdback: "0%", .minOwnShare: "0%", .minOwnCash: "0%", .inKindCap: nil,
    .inKindCapBase: "cashOnly", .civicHourlyRate: nil, .statementDue: "P6M",
    .interimDue: "P4M", .retention: "P5Y",
  ]

  private static let family: RuleSetFamily? = {
    let settings = overrides(plain).map { parameter, value in
      (
        parameter,
        RuleSetting(value: value, norm: "Regel \(parameter.rawValue)", certainty: .verified)
      )
    }
    return try? RuleSetFamily(
      id: "plain", title: LocalizedText(de: "Regeln", en: "Rules"),
      editions: [
        RuleSetFamily.Edition(
          id: "1", from: "2000-01-01", note: nil,
          settings: Dictionary(uniqueKeysWithValues: settings))
      ], hash: Digest256(of: Array("plain".utf8)))
  }()
}
