import Amounts
import Messages

/// A zip file of account statements, as banks and EBICS hand them out: one delivery.
enum StatementArchive {
  /// How many bytes all files of a delivery may unpack to.
  static let unpackedLimit = 256 << 20

  /// Whether a zip file holds files that bear the name of XML documents, or further zip files.
  static func recognises(_ input: InputBytes) -> Bool {
    (try? ZipArchive(input))?.names.contains { isDocument($0) || isArchive($0) } ?? false
  }

  /// Files in folders count, too; what a Mac puts beside every file does not.
  private static func isDocument(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".xml") && !isHidden(name)
  }

  private static func isArchive(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".zip") && !isHidden(name)
  }

  private static func isHidden(_ name: String) -> Bool {
    let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    return name.hasSuffix("/") || parts.contains { $0 == "__MACOSX" || $0.hasPrefix(".") }
  }

  /// The statements of all files, and what else lies beside them.
  /// - Parameter limit: how many bytes all of them may unpack to.
  /// - Throws: what makes the zip file or a document in it unreadable; what is wrong inside the
  ///   documents goes to `problems`.
  static func read(
    _ input: InputBytes, limit: Int = unpackedLimit, problems: ProblemList
  ) throws(InputProblems) -> (drafts: [StatementDraft], notices: [StatementNotice]) {
    let archive = try ZipArchive(input)
    var drafts: [StatementDraft] = []
    var notices: [StatementNotice] = []
    var unpacked = 0
    for name in archive.names where !isHidden(name) {
      guard isDocument(name) else {
        notices.append(isArchive(name) ? .innerArchive(name) : .otherFile(name, kind(of: name)))
        continue
      }
      let place = SourcePosition(file: input.file + "/" + Fact.line(name))
      let own = ProblemList()
      var found = try archive.read(name) { (pieces) throws(InputProblems) in
        try CAMTReader.read(
          place,
          pieces: { () throws(InputProblems) in
            let piece = try pieces()
            unpacked += piece.count
            guard unpacked <= limit else {
              throw InputProblems(
                archive.place, .workbook(.unpackedTooLarge(part: name, limit: limit)))
            }
            return piece
          }, problems: own)
      }
      if found.isEmpty, own.count == 1, let message = own.problems.first?.fault.otherMessage {
        let kind = Fact.quoted(Quote.excerpt(message)).texts
        notices.append(.otherFile(name, kind))
        continue
      }
      own.problems.forEach(problems.add)
      for index in found.indices { found[index].part = name }
      drafts += found
    }
    if drafts.isEmpty, problems.isEmpty {
      let list = notices.compactMap { notice -> String? in
        switch notice {
        case .otherFile(let name, _), .innerArchive(let name): Quote.excerpt(name)
        case .statementAgain, .linesAgain: nil
        }
      }
      problems.add(archive.place, .statement(.noneInArchive(list)))
    }
    return (drafts, notices)
  }

  private static func kind(of name: String) -> LocalizedText {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "pdf": return FileKind.pdf.name
    case "csv", "txt": return FileKind.text.name
    case "xlsx": return FileKind.workbook.name
    default: return FileKind.unknown.name
    }
  }
}

extension InputFault {
  /// The message of an XML document that is no statement.
  fileprivate var otherMessage: String? {
    if case .statement(.otherMessage(let name)) = self { name } else { nil }
  }
}
