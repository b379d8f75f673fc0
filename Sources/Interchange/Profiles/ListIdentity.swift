import Amounts
import Funding

/// Finds the projects that the rows of a list are, and gives new ones their ids.
///
/// A list without ids is compared by four facts: title, recipient, first day and grant, so that a
/// row more or less, or another order, changes nothing else: EFRE lists (Art. 115 VO (EU)
/// 1303/2013) are published several times a year. Three of the four are the same project, told as
/// changed; two are a question, day and grant alone where only one row and one project share them.
/// What would take bookings to another title, recipient or first day is a question in any case.
struct ListIdentity {
  private let prefix: String
  private let answers: ListAnswers
  /// All projects whose ids begin as those of the list.
  private let known: [ProjectIdentity]
  private let byID: [String: Int]

  /// Digits of the number in an id at least.
  private static let digits = 4

  init(_ known: [ProjectIdentity], prefix: String, answers: ListAnswers) {
    self.prefix = prefix
    self.answers = answers
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
    /// The project that it may be, where that has to be asked.
    var doubt: ProjectIdentity?
  }

  /// One match for each row.
  /// - Parameter givesIDs: whether the list has ids of its own.
  func matches(_ rows: [ListedRow], givesIDs: Bool) -> [Match] {
    if givesIDs { return given(rows) }
    var pairing = Pairing(rows: rows.count, known: known.count)
    pair(rows, [.title, .recipient, .from, .grant], &pairing) { _ in true }
    for (index, row) in rows.enumerated() where pairing.found[index] == nil {
      if case .same(let id?) = answers[row.line], let project = byID[id] {
        pairing.pair(index, project)
      }
    }
    pairThree(rows, &pairing)
    ask(rows, candidates(rows, Self.pairs, pairing), &pairing)
    ask(rows, candidates(rows, [[.from, .grant]], pairing, isOnly: true), &pairing)
    var next = (known.compactMap { Int($0.id.dropFirst(prefix.count)) }.max() ?? 0) + 1
    return rows.indices.map { row in
      if let index = pairing.found[row] { return Match(id: known[index].id, known: known[index]) }
      defer { next += 1 }
      let number = String(next)
      let zeros = String(repeating: "0", count: max(0, Self.digits - number.count))
      return Match(
        id: prefix + zeros + number, known: nil, doubt: pairing.doubts[row].map { known[$0] })
    }
  }

  /// Projects of the list's funder that it does not name any more.
  func missing(_ matches: [Match], funder: String) -> [ProjectIdentity] {
    let named = Set(matches.flatMap { [$0.id, $0.doubt?.id].compactMap { $0 } })
    return known.filter { !named.contains($0.id) && $0.funder == funder }
  }

  // MARK: Lists with ids

  /// An id says which project a row is, unless it was given to another one.
  private func given(_ rows: [ListedRow]) -> [Match] {
    var ids: [String: Set<String>] = [:]
    for row in rows { ids[Profile.folded(row.title), default: []].insert(id(row)) }
    return rows.map { row in
      let id = id(row)
      guard let project = byID[id].map({ known[$0] }) else { return Match(id: id, known: nil) }
      var match = Match(id: id, known: project)
      guard project.isBooked, answers[row.line] != .same(as: nil) else { return match }
      let title = Profile.folded(project.title)
      // Its title went to another id: numbers were given anew.
      let hasMoved =
        title != Profile.folded(row.title) && ids[title].map { !$0.contains(id) } ?? false
      if hasMoved || project.isOther(than: row) { match.doubt = project }
      return match
    }
  }

  private func id(_ row: ListedRow) -> String { prefix + (row.givenID ?? "") }

  // MARK: Comparing

  /// Which row is which project, while that is found out.
  private struct Pairing {
    /// The project of each row.
    private(set) var found: [Int?]
    private(set) var free: Set<Int>
    /// The project that a row may be.
    private(set) var doubts: [Int: Int] = [:]

    init(rows: Int, known: Int) {
      found = Array(repeating: nil, count: rows)
      free = Set(0..<known)
    }

    func isOpen(_ row: Int) -> Bool { found[row] == nil && doubts[row] == nil }

    mutating func pair(_ row: Int, _ project: Int) {
      guard free.remove(project) != nil else { return }
      found[row] = project
    }

    mutating func doubt(_ row: Int, _ project: Int) { doubts[row] = project }
  }

  private static let triples: [[ProfileColumn]] = [
    [.title, .recipient, .from], [.title, .recipient, .grant], [.title, .from, .grant],
    [.recipient, .from, .grant],
  ]

  /// Two facts of which one names something: a day and a sum alone are those of many.
  private static let pairs: [[ProfileColumn]] = [
    [.title, .recipient], [.title, .from], [.title, .grant], [.recipient, .from],
    [.recipient, .grant],
  ]

  private struct Key: Hashable {
    var title: String?
    var recipient: String?
    var from: CalendarDate?
    var grant: Money?

    /// - Returns: nil where one of the facts is not known.
    init?(
      _ facts: [ProfileColumn], _ title: String, _ recipient: String, _ from: CalendarDate?,
      _ grant: Money?
    ) {
      if facts.contains(.title) { self.title = Profile.folded(title) }
      if facts.contains(.recipient) { self.recipient = Profile.folded(recipient) }
      if facts.contains(.from) {
        guard let from else { return nil }
        self.from = from
      }
      if facts.contains(.grant) {
        guard let grant else { return nil }
        self.grant = grant
      }
    }

    init?(_ facts: [ProfileColumn], _ row: ListedRow) {
      self.init(facts, row.title, row.recipient, row.period.from, row.grant)
    }

    init?(_ facts: [ProfileColumn], _ project: ProjectIdentity) {
      self.init(facts, project.title, project.recipient, project.from, project.grant)
    }
  }

  /// The free projects by these facts, in order.
  private func places(_ facts: [ProfileColumn], _ pairing: Pairing) -> [Key: [Int]] {
    var places: [Key: [Int]] = [:]
    for index in pairing.free.sorted() {
      if let key = Key(facts, known[index]) { places[key, default: []].append(index) }
    }
    return places
  }

  /// Pairs rows with projects that are alike in these facts, the first with the first.
  /// - Parameter allows: whether projects that are alike may be told apart by their order.
  private func pair(
    _ rows: [ListedRow], _ facts: [ProfileColumn], _ pairing: inout Pairing,
    _ allows: ([Int]) -> Bool
  ) {
    guard !pairing.free.isEmpty else { return }
    var places = places(facts, pairing).filter { allows($0.value) }.mapValues { $0.reversed()[...] }
    for (row, listed) in rows.enumerated() where pairing.isOpen(row) {
      guard answers[listed.line] != .other || facts.count == 4, let key = Key(facts, listed),
        let index = places[key]?.popLast()
      else { continue }
      pairing.pair(row, index)
    }
  }

  /// The projects that each open row may be, those that share the earlier facts first.
  /// - Parameter isOnly: only where neither fits anything else.
  private func candidates(
    _ rows: [ListedRow], _ kinds: [[ProfileColumn]], _ pairing: Pairing, isOnly: Bool = false
  ) -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    guard !pairing.free.isEmpty else { return found }
    for facts in kinds {
      let places = places(facts, pairing)
      for (row, listed) in rows.enumerated()
      where pairing.isOpen(row) && answers[listed.line] != .other {
        for index in Key(facts, listed).flatMap({ places[$0] }) ?? []
        where !(found[row]?.contains(index) ?? false) {
          found[row, default: []].append(index)
        }
      }
    }
    guard isOnly else { return found }
    let claims = claims(found)
    return found.filter { $0.value.count == 1 && claims[$0.value[0]] == 1 }
  }

  /// How many rows each project may be.
  private func claims(_ found: [Int: [Int]]) -> [Int: Int] {
    found.values.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Rows that share three facts with a project: it is the same one if neither fits anything else,
  /// and a question where bookings would go to another title, recipient or first day.
  private func pairThree(_ rows: [ListedRow], _ pairing: inout Pairing) {
    let found = candidates(rows, Self.triples, pairing)
    guard !found.isEmpty else { return }
    let claims = claims(found)
    var open: [Int: [Int]] = [:]
    for (row, indices) in found {
      guard indices.count == 1, claims[indices[0]] == 1 else {
        open[row] = indices
        continue
      }
      let project = known[indices[0]]
      let isMoved = project.differences(from: rows[row]).contains { $0.column != .grant }
      if isMoved, project.isBooked { open[row] = indices } else { pairing.pair(row, indices[0]) }
    }
    // Of several alike in all but money the order tells, as long as nothing is booked on them.
    pair(rows, [.title, .recipient, .from], &pairing) { indices in
      indices.allSatisfy { !known[$0].isBooked }
    }
    ask(rows, open, &pairing)
  }

  /// Takes the answer where there is one, and asks where there is none.
  private func ask(_ rows: [ListedRow], _ open: [Int: [Int]], _ pairing: inout Pairing) {
    for row in open.keys.sorted() where pairing.isOpen(row) {
      guard let index = open[row]?.first(where: pairing.free.contains) else { continue }
      if answers[rows[row].line] == .same(as: nil) {
        pairing.pair(row, index)
      } else {
        pairing.doubt(row, index)
      }
    }
  }
}
