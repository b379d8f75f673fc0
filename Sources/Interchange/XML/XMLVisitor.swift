/// Is told what a document holds, from beginning to end.
protocol XMLVisitor: AnyObject {
  /// The document begins with an element of this namespace.
  func begin(namespace: String?)
  /// An element begins.
  /// - Parameters:
  ///   - name: without prefix.
  ///   - attributes: by their names as written, prefix included.
  ///   - line: of the document, from 1.
  func start(_ name: String, _ attributes: [String: String], line: Int)
  func end(_ name: String)
  /// A piece of text; one text can come in several.
  func text(_ text: String)
  /// Whether the rest of the document need not be read.
  var isDone: Bool { get }
}

extension XMLVisitor {
  func begin(namespace: String?) {}
}

extension [String: String] {
  /// The value of an attribute whose prefix the writer of the document chose: `r:id`.
  func withoutPrefix(_ name: String) -> String? {
    self[name] ?? first { $0.key.hasSuffix(":" + name) }?.value
  }
}
