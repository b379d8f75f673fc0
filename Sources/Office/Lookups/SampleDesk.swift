public import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Messages

/// Where an auditor draws entries to look at (Stichprobe, ISA 530). It only reads.
///
/// What is drawn follows from the seed alone, so that anybody can draw it again with another
/// program. A number is drawn from a text by its SHA-256: the first eight bytes, the first byte
/// weighing most.
public struct SampleDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// How entries are drawn.
  public enum Method: Hashable, Sendable {
    /// All of at least this amount.
    case above(Money)
    /// So many, each as likely as any other: those with the smallest numbers of `SEED:ENTRY`.
    case random(Int)
    /// So many euros, each as likely as any other, with the entries that they lie in
    /// (wertproportionale Auswahl): an entry as large as the interval is drawn for certain, and one
    /// may be drawn by several of its euros. The interval is the sum by the size, in whole cents;
    /// the first cent is one more than the number of `SEED` by the interval leaves.
    case monetaryUnit(Int)
  }

  public struct Question: Sendable {
    public var method: Method
    /// What entries there are to draw from: of these kinds, standing, on these days.
    public var lookup: LookupDesk.Question
    /// Nil: one that follows from the ledger and the moment.
    public var seed: String?

    public init(_ method: Method, of lookup: LookupDesk.Question, seed: String? = nil) {
      (self.method, self.lookup, self.seed) = (method, lookup, seed)
    }
  }

  public struct Sample: Sendable {
    public let seed: String
    /// What there was to draw from, and what was drawn: entries and cents.
    public let population: (count: Int, sum: Money)
    public let drawn: (count: Int, sum: Money)
    /// Cents from one euro that is drawn to the next; nil where none are.
    public let interval: Money?
    /// What was drawn of what there is, hundredths of a per cent of the amount.
    public let coverage: Int64
    public let entries: LookupTable
  }

  /// The most that is drawn at once.
  static let limit = 1000

  /// - Throws: ``Refusal`` for a size that is none, for names that nothing has; ``LedgerError``.
  public func draw(_ question: Question) throws -> Sample {
    try Self.check(question.method)
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      var lookup = question.lookup
      lookup.traits.standing = true
      lookup.traits.kinds = lookup.traits.kinds ?? [.expense]
      let scope = try LookupDesk.Scope(lookup, ledger, today: office.act.day)
      var population: [(number: Int64, amount: Money)] = []
      try ledger.entryLines(scope.filter, 0..<Int(scope.filter.upTo)) {
        population.append(($0.number, $0.amount.magnitude))
      }
      let sum = try population.map(\.amount).sum()
      let seed = try question.seed ?? freshSeed(ledger)
      let (hits, interval) = Self.draw(question.method, population, sum, seed: seed)
      let drawn = try population.filter { hits[$0.number] != nil }.map(\.amount).sum()
      return Sample(
        seed: seed, population: (population.count, sum), drawn: (hits.count, drawn),
        interval: interval,
        coverage: Allocation.hundredthsOfPercent([drawn], of: sum)[0],
        entries: try table(hits, ledger))
    }
  }

  private static func check(_ method: Method) throws {
    switch method {
    case .above(let amount) where amount <= .zero:
      throw Refusal(
        .usage, Problem("office.SAMPLE_AMOUNT"), fields: ["amount"], found: amount.plainText)
    case .random(let size), .monetaryUnit(let size):
      guard !(1...limit).contains(size) else { return }
      throw Refusal(
        .usage, Problem("office.SAMPLE_SIZE", ["limit": limit]), fields: ["size"],
        found: String(size))
    default: return
    }
  }

  /// Nobody who books can know it before.
  private func freshSeed(_ ledger: Ledger) throws -> String {
    let origin = [try ledger.head().hexText, office.act.moment, office.act.person ?? ""]
    return String(
      Digest256(of: Array(origin.joined(separator: "\n").utf8)).hexText.prefix(8))
  }

  /// How often each entry that is drawn was drawn.
  static func draw(
    _ method: Method, _ population: [(number: Int64, amount: Money)], _ sum: Money, seed: String
  ) -> (hits: [Int64: Int64], interval: Money?) {
    switch method {
    case .above(let least):
      let found = population.filter { $0.amount >= least }
      return (Dictionary(uniqueKeysWithValues: found.map { ($0.number, 1) }), nil)
    case .random(let size):
      let ranked = population.map { (rank: rank("\(seed):\($0.number)"), number: $0.number) }
        .sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
      return (Dictionary(uniqueKeysWithValues: ranked.prefix(size).map { ($0.number, 1) }), nil)
    case .monetaryUnit(let size):
      let interval = sum.cents / Int64(size)
      guard interval > 0 else { return ([:], nil) }
      // The first cent that is drawn, from 1 to the interval.
      var next = Int64(rank(seed) % UInt64(interval)) + 1
      var (hits, passed): ([Int64: Int64], Int64) = ([:], 0)
      for (number, amount) in population {
        passed += amount.cents
        guard next <= passed else { continue }
        let count = (passed - next) / interval + 1
        hits[number] = count
        next += count * interval
      }
      return (hits, Money(cents: interval))
    }
  }

  private static func rank(_ text: String) -> UInt64 {
    Digest256(of: Array(text.utf8)).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func table(_ hits: [Int64: Int64], _ ledger: Ledger) throws -> LookupTable {
    let columns = LookupDesk.entryColumns.filter {
      !["paidOn", "batch", "reference", "file"].contains($0.key)
    }
    var table = LookupTable(
      "sample", "Stichprobe", "Sample",
      columns + [
        .init("evidence", "Nachweis", "Evidence", rank: 1),
        .init("hits", "Treffer", "Hits", rank: 2),
      ])
    guard !hits.isEmpty else { return table }
    let open = try LookupDesk.open(ledger)
    var filter = ListFilter(through: .latest, upTo: .max)
    filter.traits.numbers = Array(hits.keys)
    try ledger.entryLines(filter, 0..<hits.count) { entry in
      var cells = LookupDesk.cells(entry, open)
      cells["evidence"] =
        entry.evidence.map { .text($0) }
        ?? .word("missing", LocalizedText(de: "fehlt", en: "missing"))
      cells["hits"] = .number(optional: hits[entry.number])
      table.rows.append(table.line(cells))
    }
    try table.addTotal(of: "amount", "eligible", label: "kind")
    return table
  }
}
