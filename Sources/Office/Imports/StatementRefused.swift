package import Amounts
package import Funding
package import LedgerStore

/// Lines of an account statement that cannot be booked as it was asked for. Nothing was booked.
package struct StatementRefused: Error {
  package let file: String
  /// By the numbers of the lines.
  package let lines: [(number: Int, complaint: Complaint)]

  /// What is wrong with one line.
  package enum Complaint {
    case line(LineFault)
    case booking(BookingFault)
    case posting(PostingRefusal.Reason)
  }

  /// Why a line is not booked as it was asked for.
  package enum LineFault {
    /// The file has this many.
    case noSuchLine(of: Int)
    /// It can never be booked.
    case unbookable(StatementRow)
    /// It is booked as something else.
    case bookedOtherwise([Int64])
    /// It is settled without an entry already, for this reason.
    case ignoredAlready(String)
    /// It surely is an entry, and nobody said that it is another payment.
    case repeats(StatementRow)
    /// It has no proposal that could be accepted.
    case undecided(StatementRow)
    case assignment(AssignmentFault)
  }
}

/// Why an assignment does not fit its line.
package enum AssignmentFault: Error {
  /// Money went the other way.
  case otherDirection(BookingKind, amount: Money)
  /// An earlier payment came back by it.
  case comesBack(BookingKind, text: String?)
  case voucherOpenTwice(String, entries: [Int64])
  /// - Parameter open: the expenses that are.
  case noOpenExpense(String, open: [Int64])
  case otherAmount(paid: Money, open: Money)
}
