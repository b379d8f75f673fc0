import Amounts
import Bookkeeping
import Foundation
import Funding
import TestSupport
import Testing

@testable import LedgerStore
@testable import SQLiteStore

/// Files that prove entries: kept with them or not at all, and proved by `verify`.
@Suite struct EvidenceTests {
  private let sample: SampleLedger
  private let act = SampleBooks.act

  init() throws { sample = try SampleLedger() }

  private func booking(
    _ evidence: [String], reference: String? = nil, on day: Int32 = 19_000
  ) -> Booking {
    Booking(
      date: CalendarDate(days: day), kind: .expense, measure: "SC-1-DO", line: "0831",
      amount: Money(cents: 11_900), voucher: "R 1", evidence: evidence, reference: reference)
  }

  private func source(_ name: String, _ content: String) throws -> EvidenceFile {
    .sample(try sample.folder.write(Data(content.utf8), to: name), content)
  }

  private func files(_ contents: [String: String]) throws -> EvidenceFiles {
    var files = EvidenceFiles()
    for (name, content) in contents { files[name] = try source(name, content) }
    return files
  }

  @discardableResult
  private func post(
    _ bookings: [Booking], _ evidence: EvidenceFiles = EvidenceFiles()
  ) throws -> PostedRange {
    try sample.ledger.post(try sample.propose(bookings), evidence: evidence, act: act)
  }

  @Test("an act that is given up after a part of it was recorded leaves no file")
  func givenUp() throws {
    let files = try files(["a.pdf": "eins"])
    #expect(throws: LedgerError.headMoved) {
      try sample.ledger.transaction {
        #expect(try post([booking(["a.pdf"])], files).filed == 1)
        throw LedgerError.headMoved
      }
    }
    #expect(kept() == [])
    #expect(try post([booking(["a.pdf"])], files).filed == 1)
    #expect(kept().count == 1)
  }

  private func kept() -> [String] {
    let found = FileManager.default.enumerator(atPath: sample.ledger.evidenceFolder)
    return (found?.compactMap { $0 as? String } ?? []).filter { $0.contains("/") }.sorted()
  }

  private func path(_ content: String) -> String {
    EvidenceStore(folder: sample.ledger.evidenceFolder).path(of: Digest256(of: Array(content.utf8)))
  }

  @Test("a content is kept once, read-only, and recorded for each entry that names it")
  func keeps() throws {
    let posted = try post(
      [booking(["a.pdf", "Akte 7"]), booking(["b.PDF", "a.pdf"])],
      files(["a.pdf": "eins", "b.PDF": "eins"]))
    #expect(posted.filed == 3)
    let digest = Digest256(of: Array("eins".utf8)).hexText
    #expect(kept() == ["\(digest.prefix(2))/\(digest)"])
    #expect(sample.ledger.evidenceFolder == sample.folder.path("foerderbuch.evidence"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path("eins"))
    #expect(attributes[.posixPermissions] as? Int == 0o440)
    let first = try sample.ledger.evidence(of: 1)
    #expect(first.map(\.name) == ["a.pdf", "Akte 7"])
    #expect(first.map { $0.content?.mediaType } == ["application/pdf", nil])
    #expect(first.first?.content?.path == path("eins"))
    let report = try sample.ledger.verify(deep: true)
    #expect(report.problems == [])
    #expect(report.evidence == 3)
    #expect(report.strangers == [])
    #expect(throws: LedgerError.unknownEntry(3)) { try sample.ledger.evidence(of: 3) }
  }

  @Test("verify names what is gone, what has another content, and what no entry knows")
  func damage() throws {
    try post([booking(["a.pdf"]), booking(["b.pdf"])], files(["a.pdf": "eins", "b.pdf": "zwei"]))
    try FileManager.default.removeItem(atPath: path("eins"))
    try FileManager.default.removeItem(atPath: path("zwei"))
    try Data("zwEi".utf8).write(to: URL(filePath: path("zwei")))
    try Data("x".utf8).write(to: URL(filePath: sample.ledger.evidenceFolder + "/fremd.pdf"))
    let report = try sample.ledger.verify(deep: true)
    #expect(
      report.problems == [
        .evidenceMissing(
          entry: 1, name: "a.pdf", Digest256(of: Array("eins".utf8)), path: path("eins")),
        .evidenceChanged(
          entry: 2, name: "b.pdf", Digest256(of: Array("zwei".utf8)),
          found: Digest256(of: Array("zwEi".utf8))),
      ])
    #expect(report.strangers == ["fremd.pdf"])
    #expect(try sample.ledger.verify().strangers == [])

    // The same files, delivered once more, put it right; no record is added.
    let head = try sample.ledger.head()
    for (entry, name, content) in [(1, "x.pdf", "eins"), (2, "y.pdf", "zwei")] {
      let new = try sample.ledger.file(
        [(name, try source(name, content))], for: Int64(entry), act: act)
      #expect(new == [])
    }
    #expect(try sample.ledger.head() == head)
    #expect(try sample.ledger.verify().isSound)
  }

  @Test("a folder in the place of a file, and no folder at all, are damage and no crash")
  func unreadable() throws {
    try post([booking(["a.pdf"])], files(["a.pdf": "eins"]))
    try FileManager.default.removeItem(atPath: path("eins"))
    try FileManager.default.createDirectory(
      atPath: path("eins"), withIntermediateDirectories: false)
    let problems = try sample.ledger.verify().problems
    #expect(
      problems == [
        .evidenceUnreadable(entry: 1, name: "a.pdf", path: path("eins"), code: Int(EINVAL))
      ])
    try FileManager.default.removeItem(atPath: sample.ledger.evidenceFolder)
    #expect(try sample.ledger.verify(deep: true).problemCount == 1)
  }

  @Test("bookings that fail leave no file behind, not even the folder")
  func failure() throws {
    let evidence = try files(["a.pdf": "eins", "b.pdf": "zwei"])
    try post([booking(["b.pdf"], reference: "R")], evidence)
    let before = kept()
    let head = try sample.ledger.head()
    // The second one has the reference of another booking.
    #expect(throws: LedgerError.self) {
      try post([booking(["a.pdf"]), booking(["b.pdf"], reference: "R", on: 19_001)], evidence)
    }
    #expect(throws: CancellationError.self) {
      try sample.ledger.post(batch: nil, evidence: evidence, act: act) { take in
        for proposal in try sample.propose([booking(["a.pdf"])]) { try take(proposal, .posted) }
        throw CancellationError()
      }
    }
    #expect(kept() == before)
    #expect(try sample.ledger.head() == head)

    let other = try SampleLedger()
    let proposals = try other.propose([booking(["a.pdf"])])
    let dry = try other.ledger.post(batch: nil, evidence: evidence, act: act, dryRun: true) {
      for proposal in proposals { try $0(proposal, .posted) }
    }
    #expect(dry.filed == 1)
    #expect(!FileManager.default.fileExists(atPath: other.ledger.evidenceFolder))
  }

  @Test("a file that changes between looking and keeping is refused, and nothing is booked")
  func changedSource() throws {
    let evidence = try files(["a.pdf": "eins"])
    for change in ["einz", ""] {
      try sample.folder.write(Data(change.utf8), to: "a.pdf")
      #expect(throws: LedgerError.evidenceChanged(name: "a.pdf")) {
        try post([booking(["a.pdf"])], evidence)
      }
    }
    try FileManager.default.removeItem(atPath: sample.folder.path("a.pdf"))
    #expect(throws: LedgerError.evidenceChanged(name: "a.pdf")) {
      try post([booking(["a.pdf"])], evidence)
    }
    #expect(try sample.ledger.entryCount() == 0)
    #expect(kept() == [])
  }

  @Test("an entry that is known gets the evidence it lacks, once")
  func known() throws {
    let same = booking(["a.pdf", "b.pdf"], reference: "R")
    try post([same])
    #expect(try post([same], files(["b.pdf": "zwei"])).filed == 1)
    let head = try sample.ledger.head()
    #expect(try post([same], files(["b.pdf": "anders"])).filed == 0)
    #expect(try sample.ledger.head() == head)
    #expect(try post([same], files(["a.pdf": "eins", "b.pdf": "zwei"])).filed == 1)
    #expect(try sample.ledger.evidence(of: 1).allSatisfy { $0.content != nil })
    #expect(try sample.ledger.entryCount() == 1)
    #expect(try sample.ledger.verify(deep: true).isSound)
  }

  @Test("what is delivered later takes the place of its name, or comes behind the names")
  func later() throws {
    try post([booking(["nachweise/Stunden.pdf", "Akte 7"])])
    let new = try sample.ledger.file(
      [
        ("/anderswo/Stunden.pdf", try source("s.pdf", "eins")),
        ("scan/Vertrag.pdf", try source("v.pdf", "zwei")),
        ("Kopie.pdf", try source("k.pdf", "eins")),
      ], for: 1, act: act)
    #expect(new.map(\.position) == [1, 3])
    #expect(new.map(\.name) == ["nachweise/Stunden.pdf", "Vertrag.pdf"])
    var all: [FiledEvidence] = []
    try sample.ledger.forEachEvidence { all.append($0) }
    #expect(all.map(\.position) == [1, 2, 3])
    #expect(try sample.ledger.verify(deep: true).isSound)
    #expect(throws: LedgerError.unknownEntry(9)) {
      try sample.ledger.file([("a", try source("a", "b"))], for: 9, act: act)
    }
  }

  @Test("a ledger from before there was evidence is brought up to date, and takes it then")
  func olderLedger() throws {
    try post([booking(["a.pdf"])])
    try sample.ledger.close()
    // As the program before it left it; dropping the table takes its triggers away, too.
    try RawFile(path: sample.path).forge(
      """
      DELETE FROM migration WHERE version >= 5;
      PRAGMA user_version = 4
      """)
    try RawFile(path: sample.path).execute(
      "DROP TABLE evidence; DROP TABLE submission; DROP TABLE recorder;"
        + "DROP TABLE bank_line_ignored; DROP TRIGGER entry_no_replace;"
        + "DROP TRIGGER posting_no_replace; DROP TRIGGER seal_no_replace;"
        + "DROP TABLE bank_line; DROP TABLE bank_statement; DROP TABLE commitment;"
        + "DROP TABLE decision; DROP TABLE proposal_file; DROP TABLE proposal;"
        + "DROP TABLE four_eyes; DROP TABLE person; DROP TABLE actor;"
        + "DROP TABLE entry_fact; DROP TABLE fact; DROP INDEX entry_voucher_on;"
        + "DROP TABLE basis_file; DROP TABLE basis; DROP TABLE reference_file")
    try RawFile(path: sample.path).forge("DELETE FROM kind WHERE id = 'credit-note'")
    #expect(throws: LedgerError.olderVersion(found: 4, needed: Migrations.latest)) {
      try Ledger.open(at: sample.path, .readOnly)
    }
    let ledger = try Ledger.open(at: sample.path)
    #expect(try ledger.verify(deep: true).isSound)
    let new = try ledger.file([("a.pdf", try source("a.pdf", "eins"))], for: 1, act: act)
    #expect(new.map(\.position) == [1])
    #expect(try ledger.verify(deep: true).isSound)
  }

  @Test("the reversal of an entry files nothing anew")
  func reversal() throws {
    try post([booking(["a.pdf"])], files(["a.pdf": "eins"]))
    _ = try sample.ledger.reverse(
      1, reason: "falsch", on: CalendarDate(days: 20_000), act: act)
    #expect(try sample.ledger.evidence(of: 2).map { $0.content } == [nil])
    #expect(try sample.ledger.verify().evidence == 1)
  }
}
