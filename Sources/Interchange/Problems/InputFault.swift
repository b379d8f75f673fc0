public import Funding
import Messages

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
  public var code: String {
    switch self {
    case .file(let fault): fault.code
    case .value(let fault): fault.code
    case .amount(let fault): fault.code
    case .config(let fault): fault.code
    case .table(let fault): fault.code
    case .project(let fault): fault.code
    case .booking(let fault): fault.code
    case .xml(let fault): fault.code
    case .workbook(let fault): fault.code
    case .statement(let fault): fault.problem.code
    case .invoice(let fault): fault.code
    case .list(let fault): fault.code
    case .evidence(let fault): fault.code
    case .profile(let fault): fault.code
    case .notice(let fault): fault.problem.code
    }
  }
}
