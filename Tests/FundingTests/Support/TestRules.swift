import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// Three rule sets with the values that the worked cases name, independent
/// of the ones that ship: `bund` with the 20 % rule and a threshold of 500 EUR, `nrw` without
/// either but with its dated rule on donations and a cap on in-kind contributions, `eu` with
/// nothing but a rate.
enum TestRules {
  static let library = RuleSetLibrary([bund, nrw, eu].compactMap { $0 })

  private static let bund = family(
    "bund", regime: "ANBest-P",
    editions: [
      (
        "BUND", "2006-01-01",
        common.merging([.lineOverrunLimit: "20%", .reductionThreshold: "500.00"]) { $1 }
      )
    ])

  private static let nrw = family(
    "nrw", regime: "ANBest-G",
    editions: [
      (
        "NRW-2003", "2003-09-30",
        common.merging([.minOwnShare: "10%", .civicCap: "20%", .civicHourlyRate: "15.00"]) { $1 }
      ),
      ("NRW-2025-06-07", "2025-06-07", [.donationTreatment: "countsAsOwnShare"]),
    ])

  private static let eu = family(
    "eu", regime: "ANBest-EFRE", editions: [("EU", "2021-01-01", common)])

  private static let common: [Parameter: String?] = [
    .lineOverrunLimit: nil, .reductionThreshold: "0.00", .rounding: "down",
    .revenueTreatment: "proportional", .donationTreatment: "reducesEligibleBase",
    .gapBase: "actual", .useWindow: "P42D", .interestFrom: "payout", .dayCount: "act/act",
    .holdback: "0%", .minOwnShare: "0%", .minOwnCash: "0%", .inKindCap: nil,
    .inKindCapBase: "cashOnly", .civicHourlyRate: nil, .statementDue: "P6M",
    .interimDue: "P4M", .retention: "P5Y",
  ]

  /// - Parameter editions: id, first day, values as rule-set files write them.
  static func family(
    _ id: String, regime: String, editions: [(String, CalendarDate, [Parameter: String?])]
  ) -> RuleSetFamily? {
    do {
      return try RuleSetFamily(
        id: id, title: LocalizedText(de: regime, en: regime),
        editions: editions.map { name, from, values in
          RuleSetFamily.Edition(
            id: name, from: from, note: nil,
            settings: Dictionary(
              uniqueKeysWithValues: values.compactMap { parameter, text in
                guard let value = parameter.value(text) else {
                  Issue.record("\(text ?? "null") is no value of \(parameter)")
                  return nil
                }
                let norm = "\(regime) Nr. 1 (\(parameter.rawValue))"
                return (parameter, RuleSetting(value: value, norm: norm, certainty: .verified))
              }))
        }, hash: Digest256(of: Array(id.utf8)))
    } catch {
      Issue.record("rule set \(id): \(error)")
      return nil
    }
  }

  /// Changes of an award, as project files write them.
  static func overrides(_ texts: [Parameter: String?]) -> [Parameter: ParameterValue] {
    texts.compactMapValues { $0 }.reduce(into: [:]) { result, change in
      result[change.key] = change.key.value(change.value)
    }
    .merging(texts.filter { $0.value == nil }.mapValues { _ in ParameterValue.off }) { $1 }
  }
}
