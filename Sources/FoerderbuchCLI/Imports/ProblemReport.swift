import Amounts
import Files
import Foundation
import Funding
import Interchange
import LedgerStore
import Office
import Reporting
import Workbooks

/// Where `import --report-problems` puts a table that was refused, with its problems beside it.
struct ProblemReport {
  let session: Session
  /// As the user named it.
  let output: String
  /// The command that reads the table, and what else stands in it: ` --profile kasse`.
  let command: String
  let arguments: String

  /// How many problems of a table are kept for the workbook.
  static let limit = 100_000

  /// - Throws: ``CommandFailure`` (64) where the target is no workbook, or one of the files to
  ///   import: what is corrected must not take the place of what it came from.
  init(
    session: Session, output: String, files: [String], command: String = "import",
    arguments: String = ""
  ) throws {
    let target = FilePlace(try session.office.workbookTarget(output, field: "reportProblems"))
    if files.contains(where: { FilePlace(session.office.absolute($0)).isSame(as: target) }) {
      throw CommandFailure(
        64,
        "--report-problems: „\(output)“ ist die Datei, die eingelesen wird; sie bleibt, wie sie ist. Nennen Sie eine andere.",
        "--report-problems: \"\(output)\" is the file to import and stays as it is. Name another.")
    }
    self.session = session
    self.output = output
    self.command = command
    self.arguments = arguments
  }

  /// Writes the workbook and says so. Where that fails it is said as well; what is wrong with the
  /// table remains the answer of the command.
  ///
  /// Where no message is about a row there is nothing to correct in a workbook.
  func write(_ table: BookingTable<TableFile>, _ remarks: [RowRemark], count: Int) {
    guard remarks.contains(where: { $0.line != nil }) else { return }
    write(
      ProblemWorkbook.report(
        table, remarks: remarks, facts: facts(table.source.place.file, count: count)))
  }

  /// The same for a list of projects.
  func write(
    _ input: InputBytes, profile: Profile, sheet: String?, _ problems: InputProblems
  ) {
    let remarks = problems.problems.map { $0.remark(session.language) }
    guard remarks.contains(where: { $0.line != nil }),
      let report = try? ProblemWorkbook.report(
        input, profile: profile, sheet: sheet, remarks: remarks,
        facts: facts(input.file, count: problems.count))
    else { return }
    write(report)
  }

  private func facts(_ file: String, count: Int) -> ProblemWorkbook.Facts {
    ProblemWorkbook.Facts(
      file: file, language: session.language, created: session.console.today,
      program: "Förderbuch \(GrantOffice.version)", count: count, command: command,
      arguments: arguments)
  }

  private func write(_ report: Report) {
    do {
      try WorkbookFile.write(report, to: session.office.absolute(output))
      session.console.err(
        say(
          "\(output): Die Meldungen stehen neben den Zeilen. Dort berichtigen, dann: foerderbuch \(command) \(output)\(arguments)\n",
          "\(output): The messages stand beside the rows. Correct them there, then: foerderbuch \(command) \(output)\(arguments)\n"
        ))
    } catch {
      let failure = Failure(error) ?? Failure(unexpected: error)
      for message in failure.messages { session.console.err(message.text + "\n") }
    }
  }
}

extension BookingImport {
  /// All problems of the table at once, in the workbook where one is wanted.
  /// - Returns: `value`, if there are none.
  func checked<Value>(
    _ value: Value, _ problems: ProblemList, of table: BookingTable<TableFile>
  ) throws -> Value {
    guard !problems.isEmpty else { return value }
    let all = problems.collected
    problemReport?.write(
      table, all.problems.map { $0.remark(session.language) }, count: all.count)
    throw InputProblems(
      problems: Array(all.problems.prefix(session.json ? .max : ProblemList.limit)),
      count: all.count)
  }

  /// Rows that the ledger does not take; `lines` are those of what was handed over.
  func report(
    _ refusals: [PostingRefusal], lines: [Int32], of table: BookingTable<TableFile>
  ) {
    let remarks = refusals.map { refusal in
      RowRemark(
        line: lines.indices.contains(refusal.index) ? Int(lines[refusal.index]) : nil,
        heading: refusal.reason.column.map { session.language.pick($0.german, $0.rawValue) },
        text: refusal.reason.sentence(session.language))
    }
    problemReport?.write(table, remarks, count: remarks.count)
  }
}

extension PostingRefusal.Reason {
  /// The column of a table of bookings that it is about.
  fileprivate var column: BookingColumn? {
    switch self {
    case .closedPeriod: .date
    case .unknownMeasure: .measure
    case .referenceTaken: .reference
    case .repeats: nil
    case .fractionTooLong: .quantity
    case .unknownItem, .unknownAccount, .settlesUnknown, .settlesReversed, .settledAlready: nil
    }
  }
}
