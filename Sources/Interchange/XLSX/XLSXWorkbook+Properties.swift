extension XLSXWorkbook {
  /// The custom document properties: texts by name; empty where the workbook has none.
  /// - Throws: ``WorkbookFault`` and ``XMLFault`` where the part is damaged.
  public func customProperties() throws(InputProblems) -> [String: String] {
    let root = try PackageRelations.read(archive, of: "")
    guard let part = root.first("custom-properties") else { return [:] }
    let reader = CustomProperties()
    try archive.visit(part, reader)
    return reader.texts
  }

  /// `<property name="…"><vt:lpwstr>…</vt:lpwstr></property>`.
  private final class CustomProperties: XMLVisitor {
    private(set) var texts: [String: String] = [:]
    private var current: String?
    let isDone = false

    func start(_ name: String, _ attributes: [String: String], line: Int) {
      guard name == "property", let property = attributes["name"] else { return }
      current = property
      texts[property] = ""
    }

    func end(_ name: String) {
      if name == "property" { current = nil }
    }

    func text(_ text: String) {
      if let current { texts[current, default: ""] += text }
    }
  }
}
