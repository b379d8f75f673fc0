import Foundation
import TestSupport

/// The JSON answers of `Answers.md`. A member that is missing, named otherwise or of another
/// type makes decoding fail, and so does an amount without its two decimals.
enum ContractAnswers {
  /// `"72000.00"`.
  struct Amount: Decodable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    let description: String

    init(stringLiteral text: String) { description = text }

    init(from decoder: any Decoder) throws {
      description = try decoder.text(matching: /-?[0-9]+\.[0-9]{2}/)
    }
  }

  /// `"2026-06-30"`.
  struct Day: Decodable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    let description: String

    init(stringLiteral text: String) { description = text }

    init(from decoder: any Decoder) throws {
      description = try decoder.text(matching: /[0-9]{4}-[0-9]{2}-[0-9]{2}/)
    }
  }

  /// `"10832.904576"`.
  struct Fraction: Decodable, Hashable, CustomStringConvertible {
    let description: String

    init(from decoder: any Decoder) throws {
      description = try decoder.text(matching: /[0-9]+\.[0-9]{6}/)
    }
  }

  /// 64 hexadecimal digits.
  struct Seal: Decodable, Hashable, CustomStringConvertible {
    let description: String

    init(from decoder: any Decoder) throws {
      description = try decoder.text(matching: /[0-9a-f]{64}/)
    }
  }

  enum Light: String, Decodable { case green, yellow, red }
  enum Severity: String, Decodable { case error, warning, info }
  enum Stage: String, Decodable { case forecast, now, final }

  struct Status: Decodable {
    let asOf: Day
    let measures: [Measure]
  }

  struct Measure: Decodable {
    struct Eligible: Decodable { let planned, actual: Amount }
    struct Expenditure: Decodable { let planned, actual, ineligible: Amount }

    struct Line: Decodable {
      let id: String
      let planned, actual, recognised: Amount
    }

    struct Source: Decodable {
      let id, kind: String
      let planned, actual: Amount
      /// Per cent with two decimals, which looks like an amount.
      let share: Amount
    }

    let id, project: String
    let light: Light
    /// In one phrase.
    let lightReason: String
    let eligible: Eligible
    let expenditure: Expenditure
    let lines: [Line]
    let sources: [Source]
    let awards: [Award]
    let findings: [Finding]
  }

  struct Award: Decodable {
    let id: String
    let amount, entitled, drawn, repayable, open: Amount
  }

  struct Finding: Decodable {
    let code: String
    let severity: Severity
    let stage: Stage
    let measure: String
    /// Of the findings about one award.
    let award: String?
    let amount: Amount
    let norm, message: String
  }

  struct Check: Decodable {
    let asOf: Day
    let findings: [Finding]
  }

  /// One award, with its steps.
  struct Settlement: Decodable {
    struct Step: Decodable { let label, formula, value: String }

    let id: String
    let amount, entitled, drawn, repayable, open: Amount
    let steps: [Step]
    /// What `--post` booked.
    let entries: [Int64]?
  }

  struct Drawdown: Decodable {
    let maximum: Amount
    let steps: [Settlement.Step]
  }

  struct Interest: Decodable {
    struct Row: Decodable {
      let principal: Amount
      let from, to: Day
      let days: Int
      /// Per cent a year.
      let rate: Amount
      /// Six decimals; the total alone is rounded.
      let interest: Fraction
    }

    let total: Amount
    let rows: [Row]
  }

  struct Verification: Decodable {
    let ok: Bool
    let entries: Int
    let head: Seal
    let problems: [String]
  }

  /// What went wrong, with `--json`.
  struct Failure: Decodable {
    let exitCode: Int32
    let errors: [Message]

    struct Message: Decodable {
      struct Place: Decodable { let file: String? }

      let code: String
      let place: Place?
      let message: String
    }
  }
}

extension Decoder {
  fileprivate func text(matching pattern: Regex<Substring>) throws -> String {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard text.wholeMatch(of: pattern) != nil else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "found \(text)")
    }
    return text
  }
}
