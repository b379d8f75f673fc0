import Amounts
public import Funding
package import Messages

/// Why an input cannot be taken, as facts; ``InputProblem/text(_:)`` makes the sentence.
public enum InputFault: Error, Hashable, Sendable {
  case file(FileFault)
  case value(ValueFault)
  /// The number means something else than an amount in euros.
  case amount(AmountFault)
  case config(ConfigFault)
  case table(TableFault)
  case project(ProjectFault)
  /// The row is readable, but no booking of this ledger.
  case booking(BookingFault)
  case xml(XMLFault)
  case workbook(WorkbookFault)
  case statement(StatementFault)
  /// An electronic invoice.
  case invoice(InvoiceFault)
  /// A list of projects that a profile describes.
  case list(ListFault)
  /// A file that is named as evidence cannot be kept.
  case evidence(EvidenceFault)
  /// The profile itself does not fit.
  case profile(ProfileFault)
  /// A project workbook, or how a project file is written.
  case notice(NoticeFault)

  /// The stable name of the fault, as `explain` and tests know it.
  public var code: String { problem.code }

  /// - Parameter value: the text found.
  package func problem(value: String?) -> Problem {
    problem.telling(
      "value",
      value.map { Fact.quoted(Quote.excerpt($0)) }
        ?? .words(LocalizedText(de: "Der Wert", en: "The value")))
  }

  private var problem: Problem {
    switch self {
    case .file(let fault): fault.problem
    case .value(let fault): fault.problem
    case .amount(let fault): fault.problem
    case .config(let fault): fault.problem
    case .table(let fault): fault.problem
    case .project(let fault): fault.problem
    case .booking(let fault): fault.problem
    case .xml(let fault): fault.problem
    case .workbook(let fault): fault.problem
    case .statement(let fault): fault.problem
    case .invoice(let fault): fault.problem
    case .list(let fault): fault.problem
    case .evidence(let fault): fault.problem
    case .profile(let fault): fault.problem
    case .notice(let fault): fault.problem
    }
  }
}
