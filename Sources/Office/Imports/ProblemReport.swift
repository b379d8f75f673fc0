import Amounts
import Bookkeeping
import Files
import Interchange
package import LedgerStore
import Messages
import Reporting
import Workbooks

/// Where a table goes that was refused, with its problems beside it.
package struct ProblemReport {
  private let office: GrantOffice
  /// As the user named it.
  private let output: String
  /// How a person has the corrected table read: `import`, and what else belongs to it:
  /// ` --profile kasse`. It stands in the workbook.
  private let command: String
  private let arguments: String
  private let sentence: (PostingRefusal.Reason) -> String
  private let told: ((any Error)?) -> Void

  /// How many problems of a table are kept for the workbook.
  package static let limit = 100_000

  /// - Parameters:
  ///   - files: those to be read.
  ///   - field: what the call names the workbook by.
  ///   - sentence: what to write beside a row that the ledger does not take.
  ///   - told: is called once the workbook is there, or with why it is not.
  /// - Throws: ``Refusal`` where the target is no workbook, or one of the files to read: what is
  ///   corrected must not take the place of what it came from.
  package init(
    _ office: GrantOffice, output: String, field: String, files: [String], command: String,
    arguments: String, sentence: @escaping (PostingRefusal.Reason) -> String,
    told: @escaping ((any Error)?) -> Void
  ) throws {
    let target = FilePlace(office.absolute(output))
    if files.contains(where: { FilePlace(office.absolute($0)).isSame(as: target) }) {
      throw Refusal(
        .usage, Problem("office.TARGET_IS_SOURCE", ["file": Fact.whole(output)]), fields: [field])
    }
    _ = try office.workbookTarget(output, field: field)
    (self.office, self.output) = (office, output)
    (self.command, self.arguments) = (command, arguments)
    (self.sentence, self.told) = (sentence, told)
  }

  /// Writes the workbook. Where that fails it is told; what is wrong with the table remains the
  /// answer. Where no message is about a row there is nothing to correct in a workbook.
  func write(_ table: BookingTable<TableFile>, _ problems: InputProblems) {
    write(table, problems.problems.map { $0.remark(office.language) }, count: problems.count)
  }

  /// The same for rows that the ledger does not take.
  func write(_ table: BookingTable<TableFile>, _ refused: RowsRefused) {
    let remarks = refused.remarks(office.language, sentence)
    write(table, remarks, count: remarks.count)
  }

  private func write(_ table: BookingTable<TableFile>, _ remarks: [RowRemark], count: Int) {
    guard remarks.contains(where: { $0.line != nil }) else { return }
    write(
      ProblemWorkbook.report(
        table, remarks: remarks, facts: facts(table.source.place.file, count: count)))
  }

  /// The same for a list of projects.
  func write(
    _ input: InputBytes, profile: Profile, sheet: String?, _ problems: InputProblems
  ) {
    let remarks = problems.problems.map { $0.remark(office.language) }
    guard remarks.contains(where: { $0.line != nil }),
      let report = try? ProblemWorkbook.report(
        input, profile: profile, sheet: sheet, remarks: remarks,
        facts: facts(input.file, count: problems.count))
    else { return }
    write(report)
  }

  private func facts(_ file: String, count: Int) -> ProblemWorkbook.Facts {
    ProblemWorkbook.Facts(
      file: file, language: office.language, created: office.act.day,
      program: "Förderbuch \(GrantOffice.version)", count: count, command: command,
      arguments: arguments)
  }

  private func write(_ report: Report) {
    do {
      try WorkbookFile.write(report, to: office.absolute(output))
      told(nil)
    } catch {
      told(error)
    }
  }
}
