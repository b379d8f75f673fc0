import Amounts

/// Reads the XML account statements of ISO 20022, CAMT.053 and CAMT.052, of every version so far:
/// what is read here has kept its name, or is looked for in both places.
final class CAMTReader: XMLVisitor {
  /// The largest file taken, in bytes.
  static let sizeLimit = 1 << 30

  private let place: SourcePosition
  private let problems: ProblemList
  private var depth = 0
  private var format: StatementFormat?
  private var version: Int?
  private var statement: CAMTStatement?
  private var builder = XMLTreeBuilder()
  private var drafts: [StatementDraft] = []

  private(set) var isDone = false

  private init(_ place: SourcePosition, _ problems: ProblemList) {
    self.place = place
    self.problems = problems
  }

  /// The statements of a file; what is wrong inside them goes to `problems`.
  /// - Throws: what makes the file as a whole unreadable.
  static func read(
    _ input: InputBytes, problems: ProblemList
  ) throws(InputProblems) -> [StatementDraft] {
    let place = SourcePosition(file: input.file)
    guard input.count <= sizeLimit else {
      throw InputProblems(place, .file(.tooLarge(bytes: input.count, limit: sizeLimit)))
    }
    let reader = CAMTReader(place, problems)
    try XMLReader.read(input, reader)
    return reader.drafts
  }

  /// The same of bytes that come in pieces.
  static func read(
    _ place: SourcePosition, pieces: () throws(InputProblems) -> [UInt8], problems: ProblemList
  ) throws(InputProblems) -> [StatementDraft] {
    let reader = CAMTReader(place, problems)
    try XMLReader.read(place, reader, pieces: pieces)
    return reader.drafts
  }

  /// The name of the schema ends with the version: `camt.053.001.08`.
  func begin(namespace: String?) {
    version = namespace?.split(separator: ".").last.flatMap { Int($0) }
  }

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    depth += 1
    switch depth {
    case 1:
      if name != "Document" { refuse(name, line) }
    case 2:
      switch name {
      case "BkToCstmrStmt": format = .camt053(version: version)
      case "BkToCstmrAcctRpt": format = .camt052(version: version)
      default: refuse(name, line)
      }
    case 3:
      guard name == "Stmt" || name == "Rpt", let format else { return }
      let number = drafts.count + 1
      statement = CAMTStatement(
        StatementDraft(format: format, path: "\(name)[\(number)]", line: line), place: place,
        problems: problems)
    default:
      if statement != nil { builder.start(name, attributes, line: line) }
    }
  }

  func text(_ text: String) { builder.text(text) }

  func end(_ name: String) {
    depth -= 1
    if depth == 2 {
      if let draft = statement?.finished() { drafts.append(draft) }
      statement = nil
    } else if let tree = builder.end() {
      statement?.take(tree)
    }
  }

  private func refuse(_ name: String, _ line: Int) {
    var at = place
    at.line = line
    problems.add(at, .statement(.otherMessage(Self.messages[name] ?? name)))
    isDone = true
  }

  /// Messages that are easily taken for statements.
  private static let messages = [
    "BkToCstmrDbtCdtNtfctn": "CAMT.054", "CstmrCdtTrfInitn": "PAIN.001",
    "CstmrDrctDbtInitn": "PAIN.008", "CstmrPmtStsRpt": "PAIN.002",
  ]
}
