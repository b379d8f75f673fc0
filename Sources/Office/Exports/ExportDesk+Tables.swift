import Amounts
import Assets
import Bookkeeping
import Files
import Foundation
import Interchange
import LedgerStore
import Reporting

extension ExportDesk {
  /// A table with the file of its query.
  private struct Source {
    let name: String
    let table: ExportTable
  }

  /// All tables, the postings first.
  private static func sources() throws -> [Source] {
    try Assets.names(in: "exports").map { name in
      let query = String(decoding: try GrantOffice.asset(name), as: UTF8.self)
      guard let table = ExportTable(query: query) else { throw LedgerError.damaged(name) }
      return Source(name: name, table: table)
    }
  }

  /// The rows of a table, one at a time.
  /// - Returns: how many.
  private func rows(
    _ source: Source, _ ledger: Ledger, _ body: ([ExportTable.Value]) throws -> Void
  ) throws -> Int {
    var count = 0
    try ledger.table(source.name) { row in
      count += 1
      try body(
        try zip(source.table.columns, row).map { column, value in
          guard let cell = ExportTable.Value(value, column.kind) else {
            throw LedgerError.damaged("\(source.table.id).\(column.id)")
          }
          return cell
        })
    }
    return count
  }

  // MARK: Formats

  /// A file for each table, for spreadsheet programs, and a text that tells what they are.
  func spreadsheets(_ ledger: Ledger, _ target: String, _ shown: String) throws -> Exported {
    let sources = try Self.sources()
    var exported = try exported(ledger)
    var written = ExportRows(for: .spreadsheet)
    var count = 0
    try PendingFolder.write(target, shown: shown) { folder in
      for source in sources {
        count += try write(source, ledger, to: folder, "\u{FEFF}", &written, hasHeadings: true)
      }
      let list = sources.map { "\($0.table.fileName).csv\n  \($0.table.title): \($0.table.about)" }
      try write(
        "gobd/liesmich.txt",
        [
          "version": GrantOffice.version, "moment": office.act.moment,
          "entries": String(exported.entries), "head": exported.head,
          "tables": list.joined(separator: "\n"),
        ], to: folder, "liesmich.txt")
    }
    exported.tables = (sources.count, count)
    exported.marked = written.marked
    return exported
  }

  /// Tables for audit offices, described by `index.xml`, with the documentation of the procedure.
  func auditTables(_ ledger: Ledger, _ target: String, _ shown: String) throws -> Exported {
    let sources = try Self.sources()
    var exported = try exported(ledger)
    var written = ExportRows(for: .auditor)
    var count = 0
    let facts = try procedure(ledger, exported)
    let index = GoBDIndex(
      supplier: facts["recipients"] ?? "",
      comment: "Förderbuch \(GrantOffice.version), \(exported.entries) Buchungen, Kopf der "
        + "Siegelkette \(exported.head)", tables: sources.map(\.table))
    try PendingFolder.write(target, shown: shown) { folder in
      for source in sources {
        count += try write(source, ledger, to: folder, "", &written, hasHeadings: false)
      }
      try folder.file("index.xml") { try $0.write(Array(index.text.utf8)) }
      try folder.file(GoBDIndex.documentType) {
        try $0.write(try GrantOffice.asset("gobd/\(GoBDIndex.documentType)"))
      }
      try write(
        "gobd/verfahrensdokumentation.txt", facts, to: folder, "verfahrensdokumentation.txt")
    }
    exported.tables = (sources.count, count)
    return exported
  }

  /// The whole ledger as one document, see `Schemas/export.schema.json`.
  func document(_ ledger: Ledger, _ target: String, _ shown: String) throws -> Exported {
    let sources = try Self.sources()
    var exported = try exported(ledger)
    let head = JSONValue.members([
      ("entries", .integer(Int64(exported.entries))), ("format", .string("foerderbuch/export/1")),
      ("head", .string(exported.head)),
      ("program", .string("Förderbuch \(GrantOffice.version)")),
      ("recordedAt", .string(office.act.moment)),
      ("records", .integer(Int64(try ledger.recordCounts().seals))),
    ]).canonicalText
    var count = 0
    try PendingFile.write(target, shown: shown) { file in
      var text = TextPieces(file)
      try text.add(head.dropLast() + ",\"tables\":{")
      for (index, source) in sources.enumerated() {
        try text.add((index > 0 ? ",\n" : "\n") + "\"\(source.table.id)\":[")
        var isFirst = true
        count += try rows(source, ledger) { row in
          try text.add((isFirst ? "\n" : ",\n") + source.table.json(row).canonicalText)
          isFirst = false
        }
        try text.add("]")
      }
      try text.add("}}\n")
      try text.finish()
    }
    exported.tables = (sources.count, count)
    return exported
  }

  // MARK: Files

  private func write(
    _ source: Source, _ ledger: Ledger, to folder: PendingFolder, _ start: String,
    _ written: inout ExportRows, hasHeadings: Bool
  ) throws -> Int {
    try folder.file(source.table.fileName + ".csv") { file in
      var text = TextPieces(file)
      try text.add(start + (hasHeadings ? written.headings(source.table) : ""))
      let count = try rows(source, ledger) { try text.add(written.line($0)) }
      try text.finish()
      return count
    }
  }

  /// A text that ships with the program, filled; with CRLF and a byte order mark, as the simplest
  /// editors know it.
  private func write(
    _ asset: String, _ facts: [String: String], to folder: PendingFolder, _ name: String
  ) throws {
    let text = String(decoding: try GrantOffice.asset(asset), as: UTF8.self)
    let filled = "\u{FEFF}" + FormText.filled(text, facts).replacing("\n", with: "\r\n")
    try folder.file(name) { try $0.write(Array(filled.utf8)) }
  }
}

/// Text on its way into a file, handed over in pieces.
private struct TextPieces {
  private let file: PendingFile
  private var buffer: [UInt8] = []

  init(_ file: PendingFile) { self.file = file }

  mutating func add(_ text: some StringProtocol) throws(WriteFault) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 18 { try finish() }
  }

  mutating func finish() throws(WriteFault) {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension ExportTable.Value {
  /// - Returns: nil where the column is of another kind than what is stored.
  fileprivate init?(_ stored: StoredValue, _ kind: ExportTable.Kind) {
    switch (stored, kind) {
    case (.none, _): self = .none
    case (.integer(let number), .integer): self = .integer(number)
    case (.integer(let cents), .money): self = .money(Money(cents: cents))
    case (.integer(let number), .flag): self = .flag(number != 0)
    case (.integer(let number), .day):
      guard let day = CalendarDate(yyyymmdd: Int(number)) else { return nil }
      self = .day(day)
    case (.text(let text), .text): self = .text(text)
    default: return nil
    }
  }
}
