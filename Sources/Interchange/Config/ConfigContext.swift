/// What reading a document shares: the name of the file and the problems found so far.
struct ConfigContext {
  public let file: String
  public let problems: ProblemList
  /// The way to the value being read: `measures[0].lines`; empty at the root.
  public let path: String

  public init(file: String, problems: ProblemList, path: String = "") {
    self.file = file
    self.problems = problems
    self.path = path
  }

  /// The context of the value under `key`.
  func key(_ key: String) -> ConfigContext {
    ConfigContext(file: file, problems: problems, path: path.isEmpty ? key : "\(path).\(key)")
  }

  /// The context of an element of a list.
  func element(_ index: Int) -> ConfigContext {
    ConfigContext(file: file, problems: problems, path: "\(path)[\(index)]")
  }

  /// Where `node` stands.
  public func place(_ node: ConfigNode) -> SourcePosition {
    SourcePosition(
      file: file, sheet: node.cell?.sheet, line: node.line, column: node.column,
      path: node.cell?.name ?? path)
  }

  /// Notes that `node` cannot be taken.
  public func report(_ node: ConfigNode, _ fault: InputFault) {
    problems.add(place(node), value: node.text, fault)
  }
}
