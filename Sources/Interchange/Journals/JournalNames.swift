import Amounts
public import Bookkeeping

/// The names of accounts in exported journals: ASCII letters, digits and hyphens, such as
/// `Expenses:5010-Personalausgaben:SC-883-DO:0812:None`, in every format the same.
///
/// `ä` is written `ae`, any other character as a hyphen and its hexadecimal number. Where two ids
/// would get the same name (`Müller` and `Mueller`) a number tells them apart, so that two accounts
/// never become one.
public struct JournalNames: Sendable {
  /// Every account, ordered by name.
  public let all: [(name: String, account: JournalAccount)]
  /// How many ids of measures, items and parties are written otherwise in the names.
  public let adapted: Int
  private let names: [JournalAccount: String]

  /// - Parameters:
  ///   - accounts: the chart, for kind and name of each number.
  ///   - used: every account that has a posting; the order does not matter.
  public init(chart accounts: [Account], used: some Sequence<JournalAccount>) {
    let chart = Dictionary(accounts.map { ($0.number, $0) }) { first, _ in first }
    let used = Set(used)
    let heads = Self.distinct(
      Set(used.map(\.account)).map { number in
        // What stands in brackets behind a name explains it; the number alone is unique.
        let name = chart[number]?.name.de.prefix { $0 != "(" }
        return (
          number,
          name.map { "\(number) \($0.split(separator: " ").joined(separator: " "))" } ?? number
        )
      })
    let measures = Self.distinct(Set(used.map(\.measure)).map { ($0, $0) })
    let items = Self.distinct(Set(used.map(\.itemText)).map { ($0, $0) })
    let parties = Self.distinct(Set(used.map(\.partyText)).map { ($0, $0) })
    var names: [JournalAccount: String] = [:]
    for account in used {
      let parts = [
        Self.root(chart[account.account]?.kind), heads[account.account],
        measures[account.measure], items[account.itemText], parties[account.partyText],
      ]
      names[account] = parts.compactMap { $0 }.joined(separator: ":")
    }
    adapted = [measures, items, parties].reduce(0) { count, ids in
      count + ids.count { $0.key != $0.value && $0.key != JournalAccount.nothing }
    }
    self.names = names
    all = names.map { (name: $0.value, account: $0.key) }.sorted { $0.name < $1.name }
  }

  /// The name of `account`; nil for one that was not among those in use.
  public subscript(account: JournalAccount) -> String? { names[account] }

  /// The names that the kinds of accounts have in Beancount, which knows five roots only.
  private static func root(_ kind: AccountKind?) -> String {
    switch kind {
    case .asset: "Assets"
    case .liability: "Liabilities"
    case .income: "Income"
    case .expense: "Expenses"
    case nil: "Equity"
    }
  }

  /// A name for each key, no two alike, whatever the order of the keys.
  private static func distinct(_ texts: [(key: String, text: String)]) -> [String: String] {
    var names: [String: String] = [:]
    var taken: Set<String> = []
    // Keys that need no change go first: they keep their name, and others give way.
    let ordered = texts.map { (key: $0.key, name: encoded($0.text), text: $0.text) }.sorted {
      ($0.name == $0.text ? 0 : 1, $0.key) < ($1.name == $1.text ? 0 : 1, $1.key)
    }
    for (key, name, _) in ordered {
      var unique = name
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(name)-\(number)"
        number += 1
      }
      names[key] = unique
    }
    return names
  }

  /// The text in letters, digits and hyphens, with a capital letter or a digit in front.
  static func encoded(_ text: String) -> String {
    if text == JournalAccount.nothing { return "None" }
    var name = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "A"..."Z", "0"..."9", "-": name.unicodeScalars.append(scalar)
      case "a"..."z":
        name += name.isEmpty ? scalar.properties.uppercaseMapping : String(scalar)
      case " ": name += "-"
      default:
        name += ASCIIText.letters(scalar) ?? "-" + String(scalar.value, radix: 16, uppercase: true)
      }
    }
    return name.first.map { $0 == "-" } ?? true ? "X" + name : name
  }
}
