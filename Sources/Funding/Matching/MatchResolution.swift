import Amounts

/// Lets the lines of a statement compete for what can be used once.
struct MatchResolution {
  /// What one line alone can be.
  private enum Prize: Hashable {
    case voucher(Int64)
    case entry(Int64)
  }

  private let movements: [BankMovement]
  private var found: [MatchDraft]
  /// What may still come from a source with a limit, by kind, measure and source.
  private var rest: [MatchTarget: Money] = [:]
  private var holder: [Prize: Int] = [:]
  private var claims: [Prize: [Int]] = [:]
  private var chosen: [MatchCandidate?]
  /// By day, then as in the file.
  private let order: [Int]

  /// What is open of vouchers of which lines pay parts.
  private var open: [[Int64]: Money]
  private var paidInPart: Set<Int64> = []

  init(
    _ movements: [BankMovement], incomes: [ExpectedIncome], vouchers: [OpenVoucher],
    found: [MatchDraft]
  ) {
    open = Dictionary(vouchers.map { ($0.numbers, $0.amount) }, uniquingKeysWith: { $1 })
    self.movements = movements
    self.found = found
    chosen = Array(repeating: nil, count: movements.count)
    order = movements.indices.sorted {
      (movements[$0].bookedOn, $0) < (movements[$1].bookedOn, $1)
    }
    for income in incomes {
      let target = MatchTarget.income(
        kind: income.kind, measure: income.measure, source: income.source)
      rest[target] = income.limit
    }
    for (index, draft) in found.enumerated() {
      for prize in Set(draft.candidates.flatMap { Self.prizes($0.target) }) {
        claims[prize, default: []].append(index)
      }
    }
  }

  mutating func run() -> [RowMatch] {
    for level in MatchCertainty.allCases.reversed() {
      var goesOn = true
      while goesOn {
        goesOn = false
        for index in order where chosen[index] == nil {
          guard let best = Self.best(free(index)), best.certainty == level else { continue }
          choose(best, for: index)
          goesOn = true
        }
      }
    }
    return movements.indices.map(match)
  }

  private static func prizes(_ target: MatchTarget) -> [Prize] {
    switch target {
    case .booked(let number): [.entry(number)]
    case .payment(let numbers): numbers.map(Prize.voucher)
    case .discounted(let numbers): numbers.map(Prize.voucher)
    case .part, .credit, .income: []
    }
  }

  /// The candidates of a line that nobody took.
  private func free(_ index: Int) -> [MatchCandidate] {
    found[index].candidates.filter { candidate in
      if let rest = rest[candidate.target], movements[index].amount > rest { return false }
      switch candidate.target {
      // Further parts may follow until all is paid.
      case .part(let numbers):
        return numbers.allSatisfy { holder[.voucher($0)] == nil }
          && movements[index].amount.magnitude <= open[numbers] ?? .zero
      case .discounted(let numbers) where !paidInPart.isDisjoint(with: numbers): return false
      case .payment(let numbers) where !paidInPart.isDisjoint(with: numbers): return false
      default: break
      }
      return Self.prizes(candidate.target).allSatisfy { holder[$0] == nil }
    }
  }

  /// The candidate that beats all others. Of entries that are booked already and fit alike, the
  /// first will do: either way the line is booked.
  private static func best(_ candidates: [MatchCandidate]) -> MatchCandidate? {
    let top = top(candidates)
    guard let first = top.first else { return nil }
    return top.count == 1 || top.allSatisfy(\.isBooked) ? first : nil
  }

  /// Those that no other beats.
  private static func top(_ candidates: [MatchCandidate]) -> [MatchCandidate] {
    candidates.filter { candidate in !candidates.contains { $0.beats(candidate) } }
  }

  private mutating func choose(_ candidate: MatchCandidate, for index: Int) {
    var certainty = candidate.certainty
    // What is left after others took theirs is a conclusion, not a match.
    if !candidate.isBooked, Self.best(found[index].candidates) != candidate {
      certainty = min(certainty, .likely)
    }
    for prize in Self.prizes(candidate.target) {
      for other in candidate.isBooked ? [] : claims[prize] ?? []
      where other != index && chosen[other] == nil {
        let equals = found[other].candidates.contains {
          Self.prizes($0.target).contains(prize) && !candidate.beats($0)
        }
        guard equals else { continue }
        certainty = min(certainty, .likely)
        let hint = MatchHint.contested(with: other)
        if !found[index].hints.contains(hint) { found[index].hints.append(hint) }
      }
      holder[prize] = index
    }
    if let limit = rest[candidate.target] {
      rest[candidate.target] = try? limit - movements[index].amount
    }
    if case .part(let numbers) = candidate.target, let left = open[numbers] {
      open[numbers] = try? left - movements[index].amount.magnitude
      paidInPart.formUnion(numbers)
    }
    chosen[index] = candidate.at(certainty)
  }

  private func match(_ index: Int) -> RowMatch {
    var draft = found[index]
    // What another line is, or what this one surely is, needs no word.
    let others = draft.hints.filter { hint in
      guard case .sameAmount(let number) = hint else { return false }
      return holder[.entry(number)] == nil && chosen[index]?.isBooked != true
    }
    draft.hints.removeAll { if case .sameAmount = $0 { true } else { false } }
    draft.hints += others.prefix(1)
    if let candidate = chosen[index] {
      return RowMatch(outcome: .proposal(candidate), hints: draft.hints)
    }
    let top = Self.top(free(index))
    guard top.isEmpty else { return RowMatch(outcome: .several(top), hints: draft.hints) }
    let takers = draft.candidates.flatMap { Self.prizes($0.target) }.compactMap { holder[$0] }
    return RowMatch(
      outcome: .none, hints: draft.hints + Set(takers).sorted().map { .taken(by: $0) })
  }
}
