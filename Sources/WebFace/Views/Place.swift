/// Where a thing has its page: the address that a link leads to.
enum Place {
  static func entry(_ number: Int64) -> String { "/buchung/\(number)" }
  static func proposal(_ number: Int64) -> String { "/vorschlag/\(number)" }
  static func voucher(_ number: String) -> String { address("/beleg", "nr", number) }
  static func project(_ id: String) -> String { address("/vorhaben", "id", id) }
  static func measure(_ id: String) -> String { address("/teilvorhaben", "id", id) }
  static func award(_ id: String) -> String { address("/bescheid", "id", id) }
  static func order(_ id: String) -> String { address("/auftrag", "id", id) }
  static func partner(_ id: String) -> String { address("/partner", "id", id) }
  static func account(_ number: String) -> String { address("/konto", "nr", number) }
  static func finding(_ code: String) -> String { address("/feststellung", "code", code) }
  static func settlement(_ award: String) -> String { address("/abrechnung", "bescheid", award) }
  static func drawdown(_ award: String) -> String { address("/abruf", "bescheid", award) }
  static func submission(_ number: Int64) -> String { "/vorlage/\(number)" }

  static func address(_ path: String, _ name: String, _ value: String) -> String {
    path + "?" + ([name: value] as Fields).encoded
  }

  /// The page of what is called so, by the key of its column or fact; nil where it has none.
  static func of(_ key: String, _ name: String) -> String? {
    guard !name.isEmpty else { return nil }
    return switch key {
    case "voucher", "forVoucher": voucher(name)
    case "project": project(name)
    case "measure": name.contains(", ") ? nil : measure(name)
    case "award": award(name)
    case "order": order(name)
    case "partner": partner(name)
    case "account": account(name)
    default: nil
    }
  }
}
