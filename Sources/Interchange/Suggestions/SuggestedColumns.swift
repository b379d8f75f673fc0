/// Which column of a table seems to tell which key.
struct SuggestedColumns<Key: ProfileKey> {
  struct Guess {
    let column: Int
    /// Whether the heading says so; else only what stands in the column does.
    let isByHeading: Bool
    /// Whether the heading names the key to the letter.
    var isExact = false
    /// Another column that tells it of money that comes in.
    var payer: Int?
  }

  private(set) var guesses: [Key: Guess] = [:]
  /// Every column that might tell a key by its heading.
  private var possible: [Key: Set<Int>] = [:]

  init(_ sample: TableSample, _ words: HeadingWords<Key>) {
    var used: Set<Int> = []
    var candidates: [(rank: Int, order: Int, key: Key, column: Int)] = []
    for (order, entry) in words.entries.enumerated() {
      for (index, column) in sample.columns.enumerated() where !column.heading.isEmpty {
        guard Self.fits(column, entry.content), let rank = words.rank(column.heading, entry)
        else { continue }
        candidates.append((rank, order, entry.key, index))
        possible[entry.key, default: []].insert(index)
      }
    }
    // The best matches first; of equals the keys that matter more, then columns from the left.
    candidates.sort { ($0.rank, $0.order, $0.column) < ($1.rank, $1.order, $1.column) }
    for candidate in candidates
    where guesses[candidate.key] == nil && !used.contains(candidate.column) {
      guesses[candidate.key] = Guess(
        column: candidate.column, isByHeading: true, isExact: candidate.rank < 100)
      used.insert(candidate.column)
    }
  }

  subscript(key: Key) -> Guess? { guesses[key] }

  var used: Set<Int> {
    Set(guesses.values.map(\.column) + guesses.values.compactMap(\.payer))
  }

  /// Other columns that might tell `key` just as well and tell nothing else.
  /// - Parameter fits: what stands in such a column where its heading says nothing.
  func rivals(
    of key: Key, in sample: TableSample, where fits: (SampleColumn) -> Bool = { _ in false }
  ) -> [Int] {
    guard let guess = guesses[key], !guess.isExact else { return [] }
    let used = used
    return sample.columns.indices.filter { index in
      !used.contains(index) && !sample.columns[index].heading.isEmpty
        && (possible[key]?.contains(index) ?? false || fits(sample.columns[index]))
    }
  }

  mutating func remove(_ key: Key) { guesses[key] = nil }

  /// Takes two columns for one key, by which way the money goes.
  mutating func take(_ key: Key, payee: Int, payer: Int) {
    guesses[key] = Guess(column: payee, isByHeading: true, isExact: true, payer: payer)
  }

  /// Gives a column to a key, whatever it was guessed for before.
  mutating func give(_ column: Int, to key: Key) {
    guesses = guesses.filter { $0.value.column != column }
    guesses[key] = Guess(column: column, isByHeading: false)
  }

  /// Lets the column of one key tell another one, too.
  mutating func share(_ key: Key, with other: Key) { guesses[other] = guesses[key] }

  /// - Parameter isSure: whether it tells the other key as well as its own.
  mutating func move(_ key: Key, to other: Key, isSure: Bool = true) {
    var guess = guesses.removeValue(forKey: key)
    if !isSure { guess?.isExact = false }
    guesses[other] = guess
  }

  /// Takes the first unused column whose content fits.
  mutating func take(
    _ key: Key, from sample: TableSample, where fits: (SampleColumn) -> Bool
  ) {
    guard guesses[key] == nil else { return }
    let used = used
    guard
      let column = sample.columns.indices.first(where: {
        !used.contains($0) && !sample.columns[$0].heading.isEmpty && fits(sample.columns[$0])
      })
    else { return }
    guesses[key] = Guess(column: column, isByHeading: false)
  }

  private static func fits(_ column: SampleColumn, _ content: HeadingWords<Key>.Content) -> Bool {
    switch content {
    case .any: column.filled > 0
    case .text: column.filled > 0 && !(column.looksLikeAmounts && column.showsCents)
    case .date: column.looksLikeDates
    case .month: column.looksLikeDates || column.looksLikeMonths
    case .amount: column.couldBeAmounts && !column.isForeign
    case .currency: CurrencyColumns.isHeading(column.heading)
    case .side: column.looksLikeSides
    }
  }
}

extension SuggestedColumns where Key: ProfileKey {
  /// Whether the amounts are in euros beside others to which a column of currencies belongs.
  func hasEuroAmounts(_ sample: TableSample) -> Bool {
    CurrencyColumns.hasEuroColumn(
      sample.columns.map(\.heading), amounts: Key.amounts.compactMap { self[$0]?.column },
      used: used)
  }
}
