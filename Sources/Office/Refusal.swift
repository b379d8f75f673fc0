public import Amounts
import Interchange
public import Messages

/// Why an office did not do what it was asked to. Nothing was changed then.
public struct Refusal: Error, Hashable, Sendable {
  /// What kind of trouble it is, whatever a face makes of it.
  public enum Kind: String, Hashable, Sendable {
    /// The question makes no sense as it was put.
    case usage
    /// What the question names, or what the ledger has, does not allow it.
    case data
    /// The target takes no file.
    case target
    /// Reading or writing failed.
    case inputOutput
    /// The person who acts may not.
    case permission
  }

  public let kind: Kind
  /// What is told of it; its code is the same word in every language and version.
  public let problem: Problem
  /// What of the question it is about, by the names that the call has for it; none: all of it.
  public let fields: [String]
  /// What stood there; nil where it is not told apart.
  public let found: String?
  /// What could stand there.
  public let allowed: LocalizedText?
  /// What stands below the sentence: an arithmetic, or what was found.
  public let details: [LocalizedText]

  package init(
    _ kind: Kind, _ problem: Problem, fields: [String] = [], found: String? = nil,
    allowed: LocalizedText? = nil, details: [LocalizedText] = []
  ) {
    (self.kind, self.problem, self.fields) = (kind, problem, fields)
    (self.found, self.allowed, self.details) = (found, allowed, details)
  }

  public var code: String { problem.code }

  /// Whether a text of one line can be kept, whatever face it came through.
  /// - Parameters:
  ///   - field: what it was given for, by the name that the call has for it.
  ///   - limit: the most characters.
  static func check(
    _ text: String, of field: String, limit: Int = TextCheck.limit
  ) throws(Refusal) {
    guard let fault = TextCheck.lineFault(text, limit: limit) else { return }
    throw Refusal(
      .data, InputFault.value(fault).problem(value: text), fields: [field],
      found: Fact.line(text))
  }
}
