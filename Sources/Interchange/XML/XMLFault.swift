/// Why an XML document cannot be taken.
public enum XMLFault: Hashable, Sendable {
  /// A document type (`<!DOCTYPE`): it could pull in or multiply text, and no format read here has
  /// one.
  case doctype
  /// An entity that only a document type could declare.
  case entity
  /// A NUL byte at this byte of the document, counted from 1.
  case nulByte(Int)
  /// Written in an encoding that is not read; holds its name.
  case encoding(String)
  /// The document ends before its first element does.
  case truncated
  /// The rules of XML are broken here; holds the number of the parser's error.
  case notWellFormed(Int)
  /// Elements are nested deeper than this.
  case tooDeep(limit: Int)
  /// There is no element at all.
  case noElement
}
