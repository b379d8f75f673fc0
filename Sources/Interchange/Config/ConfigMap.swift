import Funding

/// A mapping while it is read: every key asked for is a known one, and what nobody asked for is
/// refused by name once the reading is done.
///
/// Getters report what is missing or faulty and return nil, so that reading goes on and all
/// problems of a document are told at once.
final class ConfigMap {
  public let node: ConfigNode
  public let context: ConfigContext
  private let entries: [ConfigEntry]
  private var known: [String] = []

  init(_ node: ConfigNode, _ entries: [ConfigEntry], _ context: ConfigContext) {
    self.node = node
    self.entries = entries
    self.context = context
  }

  /// The value of a key that must stand here; nil after a problem was reported.
  public func required<Value>(_ key: String, _ form: ConfigForm<Value>) -> Value? {
    guard let value = value(key) else {
      switch entries.first(where: { $0.key == key })?.value.content {
      case .blank(isTold: true): break
      case .blank: report(key, .value(.missing))
      default: context.problems.add(context.key(key).place(node), .config(.missingKey(key)))
      }
      return nil
    }
    return form.read(value, context.key(key))
  }

  /// The value of a key that may stand here; nil where it does not, or after a problem was
  /// reported.
  public func optional<Value>(_ key: String, _ form: ConfigForm<Value>) -> Value? {
    value(key).flatMap { form.read($0, context.key(key)) }
  }

  /// The same with what holds where the key does not stand.
  public func optional<Value>(
    _ key: String, _ form: ConfigForm<Value>, default fallback: Value
  ) -> Value {
    optional(key, form) ?? fallback
  }

  /// Whether the key stands here, with whatever value.
  public func has(_ key: String) -> Bool { value(key) != nil }

  /// The place of the value under `key`, or of the mapping where the key is missing.
  public func place(of key: String) -> SourcePosition {
    let at = entries.first { $0.key == key }?.value ?? node
    return context.key(key).place(at)
  }

  /// Notes that the value under `key` does not fit what stands elsewhere.
  public func report(_ key: String, _ fault: InputFault) {
    let found = entries.first { $0.key == key }?.value.text
    context.problems.add(place(of: key), value: found, fault)
  }

  private func value(_ key: String) -> ConfigNode? {
    if !known.contains(key) { known.append(key) }
    let value = entries.first { $0.key == key }?.value
    if case .blank = value?.content { return nil }
    return value
  }

  /// Refuses every key that was not asked for.
  func refuseUnknownKeys() {
    for entry in entries where !known.contains(entry.key) {
      let unused = known.filter { name in !entries.contains { $0.key == name } }
      let nearest =
        NearestName.of(entry.key, among: unused) ?? NearestName.of(entry.key, among: known)
      context.problems.add(
        SourcePosition(
          file: context.file, line: entry.line, column: entry.column,
          path: context.key(entry.key).path),
        value: entry.key, .config(.unknownKey(entry.key, nearest: nearest, known: known)))
    }
  }
}
