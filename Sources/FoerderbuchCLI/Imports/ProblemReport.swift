import Amounts
import Foundation
import Funding
import Interchange
import LedgerStore
import Workbooks

/// Where `import --report-problems` puts a table that was refused, with its problems beside it.
struct ProblemReport {
  let session: Session
  /// As the user named it.
  let output: String

  /// How many problems of a table are kept for the workbook.
  static let limit = 100_000

  /// - Throws: ``CommandFailure`` (64) where the target is no workbook, or one of the files to
  ///   import: what is corrected must not take the place of what it came from.
  init(session: Session, output: String, files: [String]) throws {
    guard output.lowercased().hasSuffix(".xlsx") else {
      throw CommandFailure(
        64,
        "--report-problems: „\(output)“ endet nicht auf .xlsx; es entsteht eine Excel-Arbeitsmappe.",
        "--report-problems: \"\(output)\" does not end in .xlsx; an Excel workbook is written.")
    }
    let target = session.console.absolute(output)
    if files.contains(where: { Self.isSame(session.console.absolute($0), target) }) {
      throw CommandFailure(
        64,
        "--report-problems: „\(output)“ ist die Datei, die eingelesen wird; sie bleibt, wie sie ist. Nennen Sie eine andere.",
        "--report-problems: \"\(output)\" is the file to import and stays as it is. Name another.")
    }
    self.session = session
    self.output = output
  }

  /// Whether two paths lead to the same file, however they are written.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    let identities = [a, b].map { path -> [UInt64]? in
      let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      guard let facts = try? FileManager.default.attributesOfItem(atPath: real),
        let device = facts[.systemNumber] as? NSNumber,
        let number = facts[.systemFileNumber] as? NSNumber
      else { return nil }
      return [device.uint64Value, number.uint64Value]
    }
    return a == b || identities[0] != nil && identities[0] == identities[1]
  }

  /// Writes the workbook and says so. Where that fails it is said as well; what is wrong with the
  /// table remains the answer of the command.
  ///
  /// Where no message is about a row there is nothing to correct in a workbook.
  func write(_ table: BookingTable<TableFile>, _ remarks: [RowRemark], count: Int) {
    guard remarks.contains(where: { $0.line != nil }) else { return }
    let language = session.language
    let report = ProblemWorkbook.report(
      table, remarks: remarks,
      facts: ProblemWorkbook.Facts(
        file: table.source.place.file, language: language, created: session.console.today,
        program: "Förderbuch \(Program.version)", count: count))
    do {
      try WorkbookFile.write(report, to: session.console.absolute(output))
      session.console.err(
        say(
          "\(output): Die Meldungen stehen neben den Zeilen. Dort berichtigen, dann: foerderbuch import \(output)\n",
          "\(output): The messages stand beside the rows. Correct them there, then: foerderbuch import \(output)\n"
        ))
    } catch {
      let failure = Failure(error) ?? Failure(unexpected: error)
      for message in failure.messages { session.console.err(message + "\n") }
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
      problems: Array(all.problems.prefix(ProblemList.limit)), count: all.count)
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
    case .fractionTooLong: .quantity
    case .unknownItem, .unknownAccount, .settlesUnknown, .settlesReversed, .settledAlready: nil
    }
  }
}
