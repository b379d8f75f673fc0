import Amounts
import Funding

/// Finds the projects that the rows of a list are, and gives new ones their ids.
///
/// A list without ids is compared by title, recipient, first day and grant, so that a row more or
/// less, or another order, changes nothing else: EFRE lists (Art. 115 VO (EU) 1303/2013) are
/// published several times a year.
struct ListIdentity {
  private let prefix: String
  /// All projects whose ids begin as those of the list.
  private let known: [ProjectIdentity]
  private let byID: [String: Int]

  /// Digits of the number in an id at least.
  private static let digits = 4

  init(_ known: [ProjectIdentity], prefix: String) {
    self.prefix = prefix
    self.known = known.filter { $0.id.hasPrefix(prefix) }
    var byID: [String: Int] = [:]
    for (index, project) in self.known.enumerated() { byID[project.id] = index }
    self.byID = byID
  }

  /// What became of a row.
  struct Match {
    let id: String
    /// The project of the ledger that it is.
    let known: ProjectIdentity?
  }

  /// One match for each row.
  /// - Parameter gives: whether the list has ids of its own.
  func matches(_ rows: [ListedRow], givesIDs: Bool) -> [Match] {
    if givesIDs {
      return rows.map { row in
        let id = prefix + (row.givenID ?? "")
        return Match(id: id, known: byID[id].map { known[$0] })
      }
    }
    var found: [Int?] = Array(repeating: nil, count: rows.count)
    var free = Set(known.indices)
    // From all facts to fewer; of several that are alike the first with the first.
    for keys in [Self.Facts.all, .name] { pair(rows, keys, &found, &free) }
    pairAlone(rows, &found, &free)
    var next = (known.compactMap { Int($0.id.dropFirst(prefix.count)) }.max() ?? 0) + 1
    return found.map { index in
      if let index { return Match(id: known[index].id, known: known[index]) }
      defer { next += 1 }
      let number = String(next)
      let zeros = String(repeating: "0", count: max(0, Self.digits - number.count))
      return Match(id: prefix + zeros + number, known: nil)
    }
  }

  /// Projects of the list's funder that it does not name any more.
  func missing(_ matches: [Match], funder: String) -> [ProjectIdentity] {
    let named = Set(matches.map(\.id))
    return known.filter { !named.contains($0.id) && $0.funder == funder }
  }

  // MARK: Comparing

  /// Which facts are compared.
  private enum Facts {
    /// Title, recipient, first day and grant.
    case all
    /// Title, recipient and first day.
    case name
    /// Recipient, first day and grant.
    case money
  }

  private struct Key: Hashable {
    var title = ""
    let recipient: String
    let from: CalendarDate?
    var grant: Money?
  }

  private static func key(_ row: ListedRow, _ facts: Facts) -> Key {
    key(row.title, row.recipient, row.period.from, row.grant, facts)
  }

  private static func key(_ project: ProjectIdentity, _ facts: Facts) -> Key {
    key(project.title, project.recipient, project.from, project.grant, facts)
  }

  private static func key(
    _ title: String, _ recipient: String, _ from: CalendarDate?, _ grant: Money?, _ facts: Facts
  ) -> Key {
    Key(
      title: facts == .money ? "" : Profile.folded(title), recipient: Profile.folded(recipient),
      from: from, grant: facts == .name ? nil : grant)
  }

  /// The projects by their facts, the last one first.
  private func free(_ indices: Set<Int>, _ facts: Facts) -> [Key: [Int]] {
    var places: [Key: [Int]] = [:]
    for index in indices.sorted(by: >) {
      places[Self.key(known[index], facts), default: []].append(index)
    }
    return places
  }

  private func pair(
    _ rows: [ListedRow], _ facts: Facts, _ found: inout [Int?], _ free: inout Set<Int>
  ) {
    guard !free.isEmpty else { return }
    var places = self.free(free, facts)
    for (row, listed) in rows.enumerated() where found[row] == nil {
      guard let index = places[Self.key(listed, facts)]?.popLast() else { continue }
      found[row] = index
      free.remove(index)
    }
  }

  /// A project whose title alone changed: its recipient, first day and grant are those of one row
  /// that is left, and of no other.
  private func pairAlone(
    _ rows: [ListedRow], _ found: inout [Int?], _ free: inout Set<Int>
  ) {
    guard !free.isEmpty else { return }
    let places = self.free(free, .money)
    var left: [Key: [Int]] = [:]
    for (row, listed) in rows.enumerated() where found[row] == nil {
      left[Self.key(listed, .money), default: []].append(row)
    }
    for (key, rows) in left {
      guard rows.count == 1, let indices = places[key], indices.count == 1 else { continue }
      found[rows[0]] = indices[0]
      free.remove(indices[0])
    }
  }
}

extension ProjectIdentity {
  /// Whether a row with the id of this project is about another one: its title is another, and not
  /// all else is the same, or neither recipient nor first day are.
  func isOther(than row: ListedRow) -> Bool {
    let isSameRecipient = Profile.folded(recipient) == Profile.folded(row.recipient)
    let isSameDay = from == row.period.from
    if Profile.folded(title) == Profile.folded(row.title) {
      return !isSameRecipient && !isSameDay
    }
    return !(isSameRecipient && isSameDay && grant == row.grant)
  }
}
