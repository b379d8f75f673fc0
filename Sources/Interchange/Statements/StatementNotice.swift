public import Amounts
import Messages

/// What a person should know of a delivery of account statements besides their lines.
public enum StatementNotice: Hashable, Sendable {
  /// A file of a zip file that holds no statement; its name, and what it is.
  case otherFile(String, LocalizedText)
  /// A zip file within a zip file, which may hold statements; its name.
  case innerArchive(String)
  /// A statement that another file of the delivery holds, too; its number and that file.
  case statementAgain(String, file: String)
  /// Movements of a report within the day that a statement of the delivery holds, too.
  case linesAgain(Int, statement: String)

  private var problem: Problem {
    switch self {
    case .otherFile(let name, let kind):
      Problem(
        "notice.STATEMENT_OTHER_FILE.otherFile", ["name": Quote.excerpt(name), "kind": kind])
    case .innerArchive(let name):
      Problem("notice.STATEMENT_OTHER_FILE.innerArchive", ["name": Quote.excerpt(name)])
    case .statementAgain(let id, let file):
      Problem(
        "notice.STATEMENT_AGAIN", ["id": Quote.excerpt(id), "file": Quote.excerpt(file)])
    case .linesAgain(let count, let id):
      Problem("notice.STATEMENT_LINES_AGAIN", ["count": count, "id": Quote.excerpt(id)])
    }
  }

  public var text: LocalizedText { problem.found.texts }

  /// The stable name of the notice.
  public var code: String { problem.code }
}

extension BankTransaction.Note {
  private var problem: Problem {
    switch self {
    case .bookedOnValueDate: Problem("notice.BOOKED_ON_VALUE_DATE")
    case .dayOfInterestMonth(let text):
      Problem("notice.DAY_OF_INTEREST_MONTH.statement", ["text": text])
    case .feeTakenOff(let fee): Problem("notice.FEE_TAKEN_OFF", ["fee": fee])
    case .feeIncluded(let fee): Problem("notice.FEE_INCLUDED", ["fee": fee])
    }
  }

  public var text: LocalizedText { problem.found.texts }

  /// The stable name of the note.
  public var code: String { problem.code }
}
