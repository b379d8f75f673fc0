import Amounts
import Messages

extension ConfigFault {
  /// How the scanner tells of tabs and of signs that are no beginning.
  private static let strangers = ["tab character", "cannot start any token"]

  var problem: Problem {
    switch self {
    case .syntax(let problem) where Self.strangers.contains(where: { problem.contains($0) }):
      Problem("config.CONFIG_SYNTAX.stranger")
    case .syntax(let problem): Problem("config.CONFIG_SYNTAX", ["problem": problem])
    case .severalDocuments: Problem("config.CONFIG_SEVERAL_DOCUMENTS")
    case .duplicateKey(let key):
      Problem("config.DUPLICATE_KEY", ["key": key]).with(remedy: Self.isCents(key) ? "cents" : nil)
    case .keyNotText: Problem("config.KEY_NOT_TEXT")
    case .tooDeep(let limit): Problem("config.CONFIG_TOO_DEEP", ["limit": limit])
    case .tooManyValues(let limit): Problem("config.CONFIG_TOO_MANY_VALUES", ["limit": limit])
    case .tooManyAliases(let limit): Problem("config.CONFIG_TOO_MANY_ALIASES", ["limit": limit])
    case .missingKey(let key): Problem("config.MISSING_KEY", ["key": key])
    case .unknownKey(let key, let nearest, let known):
      Problem("config.UNKNOWN_KEY", ["key": key, "known": known]).suggesting(nearest).with(
        remedy: Self.isCents(key) ? "cents" : nil)
    case .wrongKind(let found, let wanted):
      Problem("config.WRONG_KIND", ["found": found.name, "wanted": wanted.name])
    case .tooFewElements(let minimum): Problem("config.TOO_FEW_ELEMENTS", ["minimum": minimum])
    case .otherFormat(let wanted): Problem("config.OTHER_FORMAT", ["wanted": wanted])
    case .wordNotFound(let word, let like):
      Problem("config.WORD_NOT_FOUND", ["word": word, "like": like])
    case .unfinished: Problem("config.UNFINISHED")
    }
  }

  /// `{planned: 200.000,00}` holds the key `00`: a comma ends a value.
  private static func isCents(_ key: String) -> Bool {
    key.utf8.count == 2 && key.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }
}

extension ConfigFault.Kind {
  /// `eine Liste`.
  var name: LocalizedText {
    switch self {
    case .scalar: LocalizedText(de: "ein einzelner Wert", en: "a single value")
    case .list: LocalizedText(de: "eine Liste", en: "a list")
    case .mapping: LocalizedText(de: "eine Gruppe von Schlüsseln", en: "a group of keys")
    case .nothing: LocalizedText(de: "nichts", en: "nothing")
    }
  }
}
