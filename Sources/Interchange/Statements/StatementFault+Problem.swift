import Amounts
import Messages

extension StatementFault {
  var problem: Problem {
    switch self {
    case .otherKind(let kind): Problem("statement.STATEMENT_OTHER_KIND", ["kind": kind.name])
    case .otherMessage(let name):
      Problem("statement.STATEMENT_OTHER_MESSAGE", ["name": Quote.excerpt(name)])
    case .missing(let part): Problem("statement.STATEMENT_PART_MISSING", ["part": part.name])
    case .currency(let currency):
      Problem("statement.STATEMENT_CURRENCY", ["currency": Quote.excerpt(currency)])
    case .negative: Problem("statement.STATEMENT_AMOUNT_NEGATIVE")
    case .decimals(let text, let count):
      Problem(
        "statement.STATEMENT_AMOUNT_DECIMALS", ["amount": Quote.excerpt(text), "places": count])
    case .unknownMark(let part, let marks):
      Problem("statement.STATEMENT_MARK_UNKNOWN", ["part": part.name, "marks": marks])
        .with(remedy: part == .status ? "status" : nil)
    case .balanceDiffers(let opening, let transactions, let closing, let difference):
      // The sum was computed before the fault was found, so it fits.
      Problem(
        "statement.STATEMENT_BALANCE_DIFFERS",
        [
          "opening": opening, "transactions": Fact.signed(transactions), "closing": closing,
          "difference": difference.magnitude, "sum": (try? opening + transactions) ?? .zero,
        ])
    case .balanceTwice(let part): Problem("statement.STATEMENT_BALANCE_TWICE", ["part": part.name])
    case .batchDiffers(let amount, let parts, let difference):
      Problem(
        "statement.STATEMENT_BATCH_DIFFERS",
        ["amount": amount, "parts": parts, "difference": difference.magnitude])
    case .statementTwice(let id):
      Problem("statement.STATEMENT_TWICE", ["id": Quote.excerpt(id)])
    case .noStatements: Problem("statement.STATEMENT_NONE")
    case .noneInArchive(let names): Problem("statement.STATEMENT_NONE_IN_ARCHIVE", ["names": names])
    case .beyondLimit: Problem("statement.STATEMENT_BEYOND_LIMIT", ["maximum": Money.maximum])
    }
  }
}
