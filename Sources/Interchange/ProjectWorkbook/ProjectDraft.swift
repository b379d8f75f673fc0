import Amounts
public import Funding

/// A project that is being told, answer after answer: what each sheet of the project workbook would
/// hold. It is checked by the reader of project files and stands in one, also while it is
/// unfinished.
public struct ProjectDraft: Sendable {
  /// A value and whose it is.
  struct Place: Hashable, Sendable {
    let sheet: ProjectSheet
    let record: Int
    let key: String
  }

  /// By sheet, in order; values as project files write them, or in the words of the workbook.
  private(set) var records: [ProjectSheet: [[String: String]]]
  private let ruleSets: [String]
  private let accounts: [String]

  /// Nothing told yet.
  public init(ruleSets: [String], accounts: [String]) {
    records = [.project: [[:]]]
    (self.ruleSets, self.accounts) = (ruleSets, accounts)
  }

  /// A version that is amended.
  public init(of project: Project, ruleSets: [String], accounts: [String]) {
    self.init(of: ProjectFile.json(project), ruleSets: ruleSets, accounts: accounts)
  }

  /// What a file holds that was not finished.
  /// - Throws: where it is no YAML.
  public init(
    of bytes: some Sequence<UInt8>, file: String, ruleSets: [String], accounts: [String]
  ) throws(InputProblems) {
    self.init(
      of: try ConfigDocument.read(bytes, file: file).json, ruleSets: ruleSets, accounts: accounts)
  }

  private init(of root: JSONValue, ruleSets: [String], accounts: [String]) {
    records = ProjectCells.records(of: root).mapValues { all in all.map { $0.mapValues(\.answer) } }
    (self.ruleSets, self.accounts) = (ruleSets, accounts)
    // A file always tells both; what is wholly eligible was not answered.
    for (index, line) in (records[.lines] ?? []).enumerated()
    where line["eligible"] == line["planned"] {
      records[.lines]?[index]["eligible"] = nil
    }
  }

  subscript(_ place: Place) -> String? {
    get {
      guard let all = records[place.sheet], all.indices.contains(place.record) else { return nil }
      return all[place.record][place.key]
    }
    set { records[place.sheet]?[place.record][place.key] = newValue }
  }

  func count(_ sheet: ProjectSheet) -> Int { records[sheet]?.count ?? 0 }

  /// The ids that a sheet tells.
  func ids(_ sheet: ProjectSheet) -> [String] { records[sheet]?.compactMap { $0["id"] } ?? [] }

  mutating func append(_ sheet: ProjectSheet) { records[sheet, default: []].append([:]) }

  /// What its file is called where nobody says otherwise.
  public var id: String? { records[.project]?.first?["id"] }

  // MARK: Reading

  /// Reads it as the file that it is going to be.
  private func read(_ problems: ProblemList) -> (root: ConfigNode, project: Project?) {
    var rows: [ProjectSheet: [ProjectRecord]] = [:]
    var places: [ProjectSheet: SourcePosition] = [:]
    for sheet in ProjectSheet.read {
      let place = SourcePosition(file: "", sheet: sheet.name.de)
      places[sheet] = place
      rows[sheet] = records[sheet]?.enumerated().map { index, record in
        let fields = sheet.fields.enumerated().map { ($1.key, $0 + 1) }
        let columns = Dictionary(fields) { first, _ in first }
        return ProjectRecord(
          sheet: sheet, place: place,
          values: record.reduce(into: [:]) { values, entry in
            values[entry.key] = SheetValue(
              typed: entry.value, line: index + 1, column: columns[entry.key] ?? 1)
          }, cells: columns.mapValues { (line: index + 1, column: $0) })
      }
    }
    let tree = ProjectTree(records: rows, places: places, problems: problems)
    let root = tree.root
    let form = ProjectForm(ruleSets: ruleSets, accounts: accounts)
    let project = form.project.read(root, ConfigContext(file: "", problems: problems))
    form.references.check(problems)
    return (root, project)
  }

  /// What is wrong with one value, whatever is still missing elsewhere.
  func problems(of place: Place) -> [InputProblem] {
    let problems = ProblemList(limit: .max)
    _ = read(problems)
    let name = place.sheet.fields.first { $0.key == place.key }?.name.de
    return problems.problems.filter {
      $0.place.sheet == place.sheet.name.de && $0.place.path == name
        && $0.place.line == place.record + 1
    }
  }

  /// The first value that the whole does not go with; nil where it is a project.
  func firstProblem() -> (place: Place?, problem: InputProblem)? {
    let problems = ProblemList()
    _ = read(problems)
    guard let problem = problems.collected.problems.first else { return nil }
    let found = ProjectSheet.read.first { $0.name.de == problem.place.sheet }
    let field = found?.fields.first { $0.name.de == problem.place.path }
    // The sum of the years stands at none of them.
    if found == .years, field == nil, count(.years) > 0 {
      return (Place(sheet: .years, record: count(.years) - 1, key: "amount"), problem)
    }
    guard let found, let field, let line = problem.place.line, line > 0,
      count(found) >= line
    else { return (nil, problem) }
    return (Place(sheet: found, record: line - 1, key: field.key), problem)
  }

  /// The project file, as far as it is told.
  public var yaml: String {
    var lines: [String] = []
    read(ProblemList()).root.write(to: &lines, indent: 0)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension SheetValue {
  /// What somebody typed.
  init?(typed text: String, line: Int, column: Int) {
    let bytes = Array(text.utf8)
    let made = bytes.withUnsafeBufferPointer { bytes in
      let cell = TableCell.text(bytes)
      return [cell].withUnsafeBufferPointer {
        SheetValue(cell, TableRow(line: line, cells: $0), column - 1)
      }
    }
    guard let made else { return nil }
    self = made
  }
}

extension ConfigNode {
  /// The same as a value of JSON: truth values and numbers stay what they were written as.
  fileprivate var json: JSONValue {
    switch content {
    case .null, .blank: .null
    case .scalar(let text, _): .string(text)
    case .list(let nodes): .array(nodes.map(\.json))
    case .mapping(let entries): .members(entries.map { ($0.key, $0.value.json) })
    }
  }

  fileprivate var isTold: Bool {
    switch content {
    case .blank: false
    case .list(let nodes): nodes.contains(where: \.isTold)
    case .mapping(let entries): entries.contains { $0.value.isTold }
    case .null, .scalar: true
    }
  }

  private var scalar: String? {
    switch content {
    case .null: "null"
    case .scalar(let text, quoted: false) where ["true", "false"].contains(text): text
    case .scalar(let text, _):
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    default: nil
    }
  }

  /// What is told of it, in the block style of YAML.
  fileprivate func write(to lines: inout [String], indent: Int) {
    let space = String(repeating: " ", count: indent)
    switch content {
    case .mapping(let entries):
      for entry in entries where entry.value.isTold {
        if let scalar = entry.value.scalar {
          lines.append("\(space)\(entry.key): \(scalar)")
        } else {
          lines.append("\(space)\(entry.key):")
          entry.value.write(to: &lines, indent: indent + 2)
        }
      }
    case .list(let nodes):
      for node in nodes where node.isTold {
        if let scalar = node.scalar {
          lines.append("\(space)- \(scalar)")
          continue
        }
        var inner: [String] = []
        node.write(to: &inner, indent: indent + 2)
        guard let first = inner.first else { continue }
        lines.append("\(space)- " + first.dropFirst(indent + 2))
        lines += inner.dropFirst()
      }
    default: break
    }
  }
}

extension JSONValue {
  /// The value as somebody would answer it.
  fileprivate var answer: String {
    switch self {
    case .null: "entfällt"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .string(let text): text
    case .array(let parts): parts.map(\.answer).joined(separator: "; ")
    case .object: ""
    }
  }
}
