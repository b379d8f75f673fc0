import Yams

/// Reads the bytes of a YAML or JSON document into a tree that knows its places.
enum ConfigDocument {
  /// The largest document, in bytes.
  static let byteLimit = 16 << 20
  /// The most values a document may have once its aliases are written out.
  static let valueLimit = 500_000
  /// The deepest nesting.
  static let depthLimit = 64
  /// The most aliases. So few cannot be nested into a document that grows without end.
  static let aliasLimit = 32

  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - file: the name for messages.
  /// - Returns: the root of the only document.
  /// - Throws: the first problem of the text as such; a damaged text has no second one to tell.
  public static func read(_ bytes: some Sequence<UInt8>, file: String) throws(InputProblems)
    -> ConfigNode
  {
    let text = try text(of: Array(bytes), file: file)
    let root: Node?
    do {
      // JSON is YAML; the scanner keeps the text of numbers and the place of every value.
      root = try Yams.compose(yaml: text, .default, .default, .utf8)
    } catch let error as YamlError {
      throw problems(error, file: file)
    } catch {
      throw InputProblems(SourcePosition(file: file), .config(.syntax("\(error)")))
    }
    guard let root else { throw InputProblems(SourcePosition(file: file), .file(.empty)) }
    var builder = ConfigTreeBuilder(file: file)
    return try builder.node(root, depth: 0)
  }

  private static func text(of bytes: [UInt8], file: String) throws(InputProblems) -> String {
    let place = SourcePosition(file: file)
    guard !bytes.isEmpty else { throw InputProblems(place, .file(.empty)) }
    guard bytes.count <= byteLimit else {
      throw InputProblems(place, .file(.tooLarge(bytes: bytes.count, limit: byteLimit)))
    }
    if let at = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) {
      throw InputProblems(place, .file(.binary(byte: at + 1)))
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw InputProblems(place, .file(.notUTF8(byte: UTF8Check.firstInvalid(bytes) + 1)))
    }
    guard aliasCount(body) <= aliasLimit else {
      throw InputProblems(place, .config(.tooManyAliases(limit: aliasLimit)))
    }
    return text
  }

  /// An upper bound of the aliases in a text: what looks like one, if anything looks like an
  /// anchor.
  ///
  /// Counted before composing, since the composer itself compares keys with all that hangs on them.
  private static func aliasCount(_ bytes: ArraySlice<UInt8>) -> Int {
    var anchors = 0
    var aliases = 0
    var before: UInt8 = 0x20
    for byte in bytes {
      if before == UInt8(ascii: "&"), byte > 0x20 { anchors += 1 }
      if before == UInt8(ascii: "*"), byte > 0x20, byte != UInt8(ascii: "*") { aliases += 1 }
      before = byte
    }
    return anchors == 0 ? 0 : aliases
  }

  private static func problems(_ error: YamlError, file: String) -> InputProblems {
    var place = SourcePosition(file: file)
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      (place.line, place.column) = (mark.line, mark.column)
      return InputProblems(place, .config(.syntax(problem)))
    case .composer(_, let problem, let mark, _):
      (place.line, place.column) = (mark.line, mark.column)
      let several = problem == "but found another document"
      return InputProblems(place, .config(several ? .severalDocuments : .syntax(problem)))
    case .duplicatedKeysInMapping(let keys, let context):
      (place.line, place.column) = (context.mark.line, context.mark.column)
      return InputProblems(
        problems: keys.map {
          InputProblem(place: place, value: $0, fault: .config(.duplicateKey($0)))
        })
    case .reader(let problem, _, _, _):
      return InputProblems(place, .config(.syntax(problem)))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return InputProblems(place, .config(.syntax("\(error)")))
    }
  }
}

/// Turns the nodes of the scanner's library into ours, within the limits.
private struct ConfigTreeBuilder {
  let file: String
  var count = 0

  mutating func node(_ node: Node, depth: Int) throws(InputProblems) -> ConfigNode {
    let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
    let place = SourcePosition(file: file, line: line, column: column)
    count += 1
    guard count <= ConfigDocument.valueLimit else {
      throw InputProblems(place, .config(.tooManyValues(limit: ConfigDocument.valueLimit)))
    }
    guard depth <= ConfigDocument.depthLimit else {
      throw InputProblems(place, .config(.tooDeep(limit: ConfigDocument.depthLimit)))
    }
    switch node {
    case .scalar(let scalar):
      let plain = scalar.style == .plain || scalar.style == .any
      let isNull = plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return ConfigNode(
        isNull ? .null : .scalar(scalar.string, quoted: !plain), line: line, column: column)
    case .sequence(let sequence):
      var list: [ConfigNode] = []
      for element in sequence { list.append(try self.node(element, depth: depth + 1)) }
      return ConfigNode(.list(list), line: line, column: column)
    case .mapping(let mapping):
      return ConfigNode(
        .mapping(try entries(mapping, depth: depth)), line: line, column: column)
    case .alias:
      return ConfigNode(.null, line: line, column: column)
    }
  }

  private mutating func entries(
    _ mapping: Node.Mapping, depth: Int
  ) throws(InputProblems) -> [ConfigEntry] {
    var entries: [ConfigEntry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      let (line, column) = (key.mark?.line ?? 1, key.mark?.column ?? 1)
      let place = SourcePosition(file: file, line: line, column: column)
      guard let name = key.scalar?.string else {
        throw InputProblems(place, .config(.keyNotText))
      }
      guard seen.insert(name).inserted else {
        // `2024` and `"2024"` differ for the scanner; as keys of a mapping they are the same.
        throw InputProblems(place, value: name, .config(.duplicateKey(name)))
      }
      entries.append(
        ConfigEntry(
          key: name, line: line, column: column, value: try node(value, depth: depth + 1)))
    }
    return entries
  }
}
