import Bookkeeping
import Files
import Foundation
import Interchange
package import LedgerStore
public import Messages
import Reporting
import Workbooks

/// Where reports are handed in, and kept as they were.
public struct SubmissionDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// Writes a workbook and keeps it in the ledger as handed in, both or neither.
  ///
  /// It rests on a ledger that is as it was written: the control sheet sees what differs from its
  /// sums; that a text was changed, or all of them alike, only the seals tell.
  /// - Parameters: as of ``ReportDesk/write(_:to:evidence:progress:)``.
  /// - Throws: ``SlipsFound`` where it is handed in already and nothing changed since;
  ///   ``LedgerDamaged``; ``Refusal`` where no reason is given though a figure does not
  ///   tie or the checks found errors; and as that.
  @discardableResult
  public func submit(
    _ question: ReportDesk.Question, as file: String, evidence: String? = nil,
    progress: @escaping (Int, Int) -> Void = { _, _ in }
  ) throws -> ReportDesk.Written {
    let target = try office.workbookTarget(file, field: "output")
    let ledger = try office.open(.readWrite, for: .manage)
    let desk = ReportDesk(office)
    let request = try desk.request(question, ledger)
    try office.checkScope(request.scope, in: try ledger.currentPortfolio())
    if !question.meant.contains(.repeated), let before = try repeated(request, ledger) {
      throw SlipsFound(slips: [.submittedBefore(before)])
    }
    let definition = question.definition.map(office.absolute)
    var deed = Deed(question, request, as: file)
    deed.state = String(try ledger.recordCounts().seals)
    return try office.proposing(
      deed,
      files: { definition.map { [$0: $0] } ?? [:] }
    ) { try submit(request, question.reason, file, target, evidence, desk, ledger, progress) }
  }

  /// The submission that is this very report by the same rules, where nothing but such was recorded
  /// since.
  private func repeated(_ request: ReportRequest, _ ledger: Ledger) throws -> Submission? {
    let same = try ledger.submissions().filter { $0.report.isReport(request) }
    guard !same.isEmpty else { return nil }
    for index in (0..<(try ledger.recordCounts().batches)).reversed() {
      var last: BatchLine?
      try ledger.batches(index..<index + 1) { last = $0 }
      guard let last, last.leavesFigures else { return nil }
      guard let found = same.last(where: { $0.digest == last.info.fileDigest }) else { continue }
      let basis = try office.basisFiles(try ledger.portfolio(asOf: request.asOf))
      return Set(try ledger.basis(ofSubmission: found.id)) == Set(basis) ? found : nil
    }
    return nil
  }

  private func submit(
    _ request: ReportRequest, _ reason: String?, _ file: String, _ target: String,
    _ evidence: String?, _ desk: ReportDesk, _ ledger: Ledger,
    _ progress: @escaping (Int, Int) -> Void
  ) throws -> ReportDesk.Written {
    try ledger.requireSound(deep: true)
    let (request, report) = try made(request, reason, ledger)
    var submission: Submission?
    var copied: EvidenceDesk.Copied?
    let part = try ReportMaker.part(of: report, request)
    try WorkbookFile.write(part, to: target, progress: progress) { path in
      copied = try evidence.map { try desk.copy(request, ledger, to: $0) }
      do {
        submission = try keep(path, file, request, reason, report, ledger)
      } catch {
        if let evidence { try? FileManager.default.removeItem(atPath: office.absolute(evidence)) }
        throw error
      }
    }
    return ReportDesk.Written(request, report, target, copied, submission: submission)
  }

  /// The report under its number; none where it may not be handed in.
  private func made(
    _ request: ReportRequest, _ reason: String?, _ ledger: Ledger
  ) throws -> (request: ReportRequest, report: Report) {
    var request = request
    request.submission = (try ledger.submissions().map(\.id).max() ?? 0) + 1
    let report = try ReportMaker(office, ledger).whole(request)
    try check(report, request, reason, ledger)
    return (request, report)
  }

  /// What a report would say that is handed in; nothing is written.
  /// - Throws: as ``submit(_:as:evidence:progress:)`` for what may not be handed in.
  func look(_ question: ReportDesk.Question, _ ledger: Ledger) throws -> ReportDesk.Looked {
    let request = try ReportDesk(office).request(question, ledger)
    let (numbered, report) = try made(request, question.reason, ledger)
    return ReportDesk.Looked(numbered, report)
  }

  /// What was handed in so far.
  package func all() throws -> [Submission] {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let all = try ledger.submissions()
      guard !ledger.isWhole else { return all }
      let portfolio = try ledger.currentPortfolio()
      return all.filter { (try? office.checkScope($0.scope, in: portfolio)) != nil }
    }
  }

  /// Writes what was handed in again, byte by byte.
  /// - Returns: what it is; `size` and `digest` are those of the file.
  /// - Throws: as ``content(_:)``.
  package func write(_ number: Int64, to file: String) throws -> Submission {
    let target = try office.target(file)
    let (submission, bytes) = try content(number)
    try PendingFile.write(target, shown: file) { try $0.write(bytes) }
    return submission
  }

  /// The bytes of a workbook that was handed in, with what it is.
  /// - Throws: ``LedgerDamaged`` where it is not as it was sealed: nobody is given another paper
  ///   for the one that was handed in.
  package func content(_ number: Int64) throws -> (submission: Submission, bytes: [UInt8]) {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let report = try ledger.verify(submission: number)
      guard report.isSound else { throw LedgerDamaged(report) }
      // It may have been there.
      if number > 0, try !ledger.submissions().contains(where: { $0.id == number }) {
        try ledger.requireSound()
      }
      let found = try submission(number, ledger)
      let bytes = try ledger.content(ofSubmission: number)
      guard found.isShown(by: bytes) else {
        throw LedgerError.damaged("submission \(number)")
      }
      return (found, bytes)
    }
  }

  func submission(_ number: Int64, _ ledger: Ledger) throws -> Submission {
    guard let found = try ledger.submissions().first(where: { $0.id == number }) else {
      throw LedgerError.unknownSubmission(number)
    }
    if !ledger.isWhole {
      try office.checkScope(found.scope, in: try ledger.currentPortfolio())
    }
    return found
  }

  private func keep(
    _ path: String, _ file: String, _ request: ReportRequest, _ reason: String?,
    _ report: Report, _ ledger: Ledger
  ) throws -> Submission {
    try ledger.submit(
      Submission.Report(request, reason: reason),
      head: Digest256(hex: report.property("Foerderbuch.Head")) ?? Chain.genesis,
      fileName: (file as NSString).lastPathComponent,
      content: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))),
      basis: try office.basisFiles(try ledger.portfolio(asOf: request.asOf)),
      act: office.act)
  }
}

/// The ledger is not as it was written, and nothing must rest on it.
public struct LedgerDamaged: Error {
  package let report: VerificationReport

  init(_ report: VerificationReport) { self.report = report }

  /// What is told of it, above what was found.
  public var problem: Problem {
    Problem("office.LEDGER_DAMAGED.report", ["places": report.problemCount])
  }
}

extension Ledger {
  /// The proof of the ledger, before something is made or sealed that rests on it.
  /// - Throws: ``LedgerDamaged`` where it is not as it was sealed; ``LedgerError``.
  @discardableResult
  func requireSound(deep: Bool = false) throws -> VerificationReport {
    let report = try verify(deep: deep)
    guard report.isSound else { throw LedgerDamaged(report) }
    return report
  }
}
