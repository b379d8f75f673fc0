public import Amounts

/// A file that ships with the program and whose place an office's own file beside the ledger may
/// take, where it says so (`replaces:`), as a rule set may.
public enum ShippedFile: String, Hashable, Sendable, CaseIterable {
  case baseRates = "base-rates"
  case chart = "chart-of-accounts"

  /// Its name beside the ledger.
  public var name: String { rawValue + ".yaml" }

  /// What it holds.
  public var title: LocalizedText {
    switch self {
    case .baseRates: LocalizedText(de: "abweichende Basiszinssätze", en: "deviating base rates")
    case .chart: LocalizedText(de: "abweichender Kontenplan", en: "deviating chart of accounts")
    }
  }

  /// Whether the file says that it takes the place of the shipped one.
  public func isReplaced(by bytes: [UInt8]) -> Bool {
    guard let root = try? ConfigDocument.read(bytes, file: name) else { return false }
    let context = ConfigContext(file: name, problems: ProblemList())
    return ConfigForm<Bool>.mapping { $0.has("replaces") }.read(root, context) ?? false
  }

  /// Reads `replaces`, which an office's own file must have.
  func check(_ map: ConfigMap, isOwn: Bool) {
    _ = map.optional("replaces", .oneOf(ShippedFile.self)).map { named in
      if named != self { map.report("replaces", .value(.notOneOf([rawValue], nearest: nil))) }
    }
    if isOwn, !map.has("replaces") {
      map.context.report(map.node, .project(.shippedFileTaken(self)))
    }
  }
}
