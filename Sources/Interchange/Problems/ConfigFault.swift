/// Why the structure of a YAML or JSON document cannot be taken.
public enum ConfigFault: Hashable, Sendable {
  /// What a place of a document can hold.
  public enum Kind: String, Hashable, Sendable {
    case scalar, list, mapping, nothing
  }

  /// The text is neither YAML nor JSON; holds what the scanner said, in its English.
  case syntax(String)
  /// The file has more than one document (`---`).
  case severalDocuments
  /// A key stands twice in the same mapping.
  case duplicateKey(String)
  /// The key of a mapping is itself a list or a mapping.
  case keyNotText
  /// Nested deeper than this.
  case tooDeep(limit: Int)
  /// More values than this, aliases counted as often as they are used.
  case tooManyValues(limit: Int)
  /// More aliases (`*name`) than this.
  case tooManyAliases(limit: Int)
  /// A key that must stand in this mapping does not.
  case missingKey(String)
  /// A key nobody knows, the nearest known one, and all of them.
  case unknownKey(String, nearest: String?, known: [String])
  /// A list stands where a mapping is wanted, and the like.
  case wrongKind(found: Kind, wanted: Kind)
  /// A list has fewer elements than it must.
  case tooFewElements(minimum: Int)
  /// The file is of another format or edition.
  case otherFormat(wanted: [String])
  /// A word that a form changes and that no text of the form has that it is like.
  case wordNotFound(String, like: String)
  /// A project that `project new` left unfinished.
  case unfinished
}
