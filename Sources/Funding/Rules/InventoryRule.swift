public import Amounts

/// An expense that may be an object for the list of inventory.
public struct InventoryPurchase: Hashable, Sendable {
  public let project: String
  public let measure: String
  public let line: String
  public let entry: Int64
  public let voucher: String?
  /// Without VAT as far as it was told, cents.
  public let net: Money
  /// Objects above this belong in the list, cents, and where that is written.
  public let limit: Money
  public let norm: String

  public init(
    project: String, measure: String, line: String, entry: Int64, voucher: String?, net: Money,
    limit: Money, norm: String
  ) {
    self.project = project
    self.measure = measure
    self.line = line
    self.entry = entry
    self.voucher = voucher
    self.net = net
    self.limit = limit
    self.norm = norm
  }
}

extension PlanLine {
  /// Whether its title speaks of staff or their travel, which nobody orders from a partner.
  public var isForStaff: Bool {
    let words = [
      "personal", "beschäftig", "gehalt", "gehält", "lohn", "löhn", "entgelt", "vergütung",
      "hilfskr", "reise", "staff", "salar", "wage", "travel",
    ]
    let title = self.title.lowercased()
    return words.contains { title.contains($0) }
  }

  /// Whether its title speaks of objects, as `Gegenstände bis 800 EUR` or `Geräte` does.
  public var isForObjects: Bool {
    let words = [
      "gegenst", "gerät", "geraet", "inventar", "ausstattung", "equipment", "anlagegüter",
      "mobiliar", "möbel", "investition", "anschaffung",
    ]
    let title = self.title.lowercased()
    return !inKind && words.contains { title.contains($0) }
  }
}

/// Objects above a value stand in a list of inventory (ANBest-P Nr. 4.2), whose keeping the
/// recipient signs in the statement of use. Asked for on plan lines for objects only: services are
/// not inventoried.
enum InventoryRule {
  /// One finding for each plan line: the list is kept in one go.
  static func findings(_ purchases: [InventoryPurchase]) throws(AmountError) -> [Finding] {
    struct Place: Hashable {
      let measure: String
      let line: String
    }
    var groups: [Place: [InventoryPurchase]] = [:]
    var order: [Place] = []
    for purchase in purchases where purchase.net > purchase.limit {
      let place = Place(measure: purchase.measure, line: purchase.line)
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(purchase)
    }
    var findings: [Finding] = []
    for place in order {
      let group = groups[place] ?? []
      guard let first = group.first else { continue }
      let names = group.prefix(5).map { $0.voucher ?? "Nr. \($0.entry)" }
        .joined(separator: ", ")
      findings.append(
        Finding(
          .inventoryMissing, .warning, project: first.project, measure: first.measure,
          subject: first.line, amount: try group.map(\.net).sum(), norm: first.norm,
          measured: [
            .number(Rational(Int64(group.count))),
            .words(
              "Anschaffungen ohne Inventar-Nr. (\(names))",
              "purchases without an inventory number (\(names))"),
          ],
          allowed: [
            .words("ohne Inventarisierung bis", "without inventory up to"), .money(first.limit),
            .words("ohne Umsatzsteuer", "without VAT"),
          ]))
    }
    return findings
  }
}
