/// What a value of a document must look like, and how it is read.
///
/// A form reports what it cannot take and returns nil. Forms combine:
/// `.list(of: .mapping(PlanLine.init(reading:)))`.
struct ConfigForm<Value> {
  let read: (ConfigNode, ConfigContext) -> Value?

  public init(read: @escaping (ConfigNode, ConfigContext) -> Value?) { self.read = read }

  /// A form of a single scalar; `parse` gets its literal text.
  public init(text parse: @escaping (String) -> Result<Value, ValueFault>) {
    read = { node, context in
      guard let text = node.text else {
        context.report(node, .config(.wrongKind(found: node.kind, wanted: .scalar)))
        return nil
      }
      if node.isInTypographicQuotes {
        context.report(node, .notice(.typographicQuotes(Quote.excerpt(text))))
        return nil
      }
      switch parse(text) {
      case .success(let value): return value
      case .failure(let fault):
        context.report(node, .value(fault))
        return nil
      }
    }
  }

  /// The value changed, or refused with a fault.
  func mapped<Other>(
    _ change: @escaping (Value) -> Result<Other, ValueFault>
  ) -> ConfigForm<Other> {
    checked { change($0).mapError { .value($0) } }
  }

  /// The same with a fault of any kind.
  func checked<Other>(
    _ change: @escaping (Value) -> Result<Other, InputFault>
  ) -> ConfigForm<Other> {
    ConfigForm<Other> { node, context in
      guard let value = read(node, context) else { return nil }
      switch change(value) {
      case .success(let other): return other
      case .failure(let fault):
        context.report(node, fault)
        return nil
      }
    }
  }

  /// The value with its place.
  var located: ConfigForm<Located<Value>> {
    ConfigForm<Located<Value>> { node, context in
      read(node, context).map { Located($0, context.place(node)) }
    }
  }

  /// Every element of a list; faulty ones are reported and left out.
  public static func list<Element>(
    of element: ConfigForm<Element>, atLeast minimum: Int = 0
  ) -> ConfigForm where Value == [Element] {
    ConfigForm { node, context in
      guard case .list(let nodes) = node.content else {
        context.report(node, .config(.wrongKind(found: node.kind, wanted: .list)))
        return nil
      }
      if nodes.count < minimum {
        context.report(node, .config(.tooFewElements(minimum: minimum)))
      }
      return nodes.enumerated().compactMap { element.read($1, context.element($0)) }
    }
  }

  /// A mapping with known keys; keys that `body` does not ask for are refused.
  public static func mapping(_ body: @escaping (ConfigMap) -> Value?) -> ConfigForm {
    ConfigForm { node, context in
      guard case .mapping(let entries) = node.content else {
        context.report(node, .config(.wrongKind(found: node.kind, wanted: .mapping)))
        return nil
      }
      let map = ConfigMap(node, entries, context)
      let value = body(map)
      map.refuseUnknownKeys()
      return value
    }
  }

  /// A mapping whose keys are values themselves, as `{2021: "100000.00"}`, in the order of the
  /// file.
  public static func table<Key, Entry>(
    keys: ConfigForm<Key>, values: ConfigForm<Entry>
  ) -> ConfigForm where Value == [(key: Key, value: Entry)] {
    ConfigForm { node, context in
      guard case .mapping(let entries) = node.content else {
        context.report(node, .config(.wrongKind(found: node.kind, wanted: .mapping)))
        return nil
      }
      return entries.compactMap { entry in
        let inner = context.key(entry.key)
        let keyNode = ConfigNode(
          .scalar(entry.key, quoted: false), line: entry.line, column: entry.column)
        let key = keys.read(keyNode, inner)
        let value = values.read(entry.value, inner)
        guard let key, let value else { return nil }
        return (key, value)
      }
    }
  }
}
