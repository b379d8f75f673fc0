import Amounts
import Messages

/// Reads a file of account statements: CAMT.053, CAMT.052, a zip file of them, or the CSV-CAMT
/// table of the Sparkassen, told apart by their content.
public enum BankStatementFile {
  /// Whether a file is to be read as account statements: an XML document, or a table with the
  /// headings of the Sparkassen. What cannot be read at all is none.
  public static func recognises(_ input: InputBytes) -> Bool {
    switch try? FileKind.recognise(input) {
    case .xml: true
    case .zip: StatementArchive.recognises(input)
    case .text: SparkasseTable.recognises(input)
    default: false
    }
  }

  /// All statements of a file.
  /// - Throws: all that is wrong with it.
  public static func read(_ input: InputBytes) throws(InputProblems) -> [BankStatement] {
    try delivery(input).statements
  }

  /// All statements of a file, and what there is to know besides.
  /// - Throws: all that is wrong with it.
  public static func delivery(_ input: InputBytes) throws(InputProblems) -> BankDelivery {
    let problems = ProblemList()
    return try problems.checked(delivery(input, problems: problems))
  }

  /// All statements of a file as far as they can be read, for a preview beside the problems.
  /// Nothing of them must be booked unless `problems` stays empty.
  public static func read(_ input: InputBytes, problems: ProblemList) -> [BankStatement] {
    delivery(input, problems: problems).statements
  }

  private static func delivery(_ input: InputBytes, problems: ProblemList) -> BankDelivery {
    do throws(InputProblems) {
      let place = SourcePosition(file: input.file)
      var drafts: [StatementDraft]
      var notices: [StatementNotice] = []
      switch try FileKind.recognise(input) {
      case .xml: drafts = try CAMTReader.read(input, problems: problems)
      case .zip: (drafts, notices) = try StatementArchive.read(input, problems: problems)
      case .text: drafts = try SparkasseTable.read(input, problems: problems)
      case let kind: throw InputProblems(place, .statement(.otherKind(kind)))
      }
      if drafts.isEmpty, problems.isEmpty { problems.add(place, .statement(.noStatements)) }
      check(drafts, place, problems)
      return BankDelivery(drafts, notices: notices)
    } catch {
      for problem in error.problems { problems.add(problem) }
      return BankDelivery([])
    }
  }

  private static func check(
    _ drafts: [StatementDraft], _ place: SourcePosition, _ problems: ProblemList
  ) {
    var seen: Set<[String]> = []
    for draft in drafts {
      let at = draft.place(place)
      // In one document it is a fault; in the files of a zip file only what differs is.
      if let id = draft.id, !seen.insert([draft.account, id, draft.part ?? ""]).inserted {
        problems.add(at, .statement(.statementTwice(id)))
      }
      if !draft.isDamaged { checkBalance(draft, at, problems) }
    }
  }

  /// Opening balance and booked transactions must give the closing balance.
  private static func checkBalance(
    _ draft: StatementDraft, _ place: SourcePosition, _ problems: ProblemList
  ) {
    guard draft.mustTie, let opening = draft.opening?.amount, let closing = draft.closing?.amount
    else {
      // Without balances nothing bears out that it was booked on that day.
      for line in draft.transactions where line.notes.contains(.bookedOnValueDate) {
        var at = place
        at.line = line.line
        problems.add(at, .statement(.missing(.bookingDate)))
      }
      return
    }
    do throws(AmountError) {
      let booked = try draft.transactions.filter { $0.status == .booked }.map(\.amount).sum()
      let difference = try closing - (opening + booked)
      guard !difference.isZero else { return }
      problems.add(
        place,
        .statement(
          .balanceDiffers(
            opening: opening, transactions: booked, closing: closing, difference: difference)))
    } catch {
      problems.add(place, .statement(.beyondLimit))
    }
  }
}

/// A statement while it is read.
struct StatementDraft {
  let format: StatementFormat
  /// The file of a zip file in which it stands.
  var part: String?
  /// Its place in an XML document: `Stmt[2]`.
  var path: String?
  var id: String?
  var sequence: String?
  var account = ""
  var from: CalendarDate?
  var to: CalendarDate?
  var opening: BankStatement.Balance?
  var closing: BankStatement.Balance?
  /// Whether a part of it could not be read, so that its sums say nothing.
  var isDamaged = false
  /// Whether the balances enclose exactly these transactions.
  var mustTie = false
  var transactions: [BankTransaction] = []
  let line: Int

  /// Where it stands in the file `place`.
  func place(_ place: SourcePosition) -> SourcePosition {
    var at = place
    (at.path, at.line) = (path, line)
    if let part { at.file += "/" + Fact.line(part) }
    return at
  }

  var statement: BankStatement {
    BankStatement(
      format: format, id: id, sequence: sequence, account: account, from: from, to: to,
      opening: opening, closing: closing, isComplete: mustTie, part: part,
      transactions: transactions, line: line)
  }
}
