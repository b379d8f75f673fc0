import Amounts

/// The amounts of a row of a list, checked against each other.
struct ListedFigures {
  /// Cents; nil after a problem was reported.
  let eligible: Money?
  /// The total expenditure, the eligible one where the list has no other.
  let total: Money?
  let grant: Money?
  let rate: Rate?
  let ownCash: Money?
  let otherPublic: Money?

  /// Reads the amounts; what does not fit is told and never mended.
  init(_ cells: ListCells) {
    let before = cells.problems.count
    let eligible = Self.aboveZero(.eligible, cells)
    let rate = cells.rate(.rate)
    var grant: Money?
    if cells.knows(.grant) {
      grant = Self.aboveZero(.grant, cells)
    } else if let eligible, let rate {
      // A product of an amount and a rate up to 100 % always fits.
      grant = try? Money(rounding: eligible * rate, cells.profile.award.rounding)
      if grant?.isZero ?? false { cells.report(.rate, .list(.notAboveZero(.zero))) }
    } else if rate == nil, cells.isEmpty(.rate), cells.profile.whenEmpty[.rate] == nil {
      cells.report(.rate, .value(.missing))
    }
    self.eligible = eligible
    total = cells.isEmpty(.total) ? eligible : Self.aboveZero(.total, cells)
    self.grant = grant
    self.rate = rate
    ownCash = Self.notNegative(.ownCash, cells)
    otherPublic = Self.notNegative(.otherPublic, cells) ?? Self.otherPublic(cells, eligible)
    if cells.problems.count == before { check(cells, isGiven: cells.knows(.grant)) }
  }

  /// What the recipient pays: what the list says, or what remains, if the profile says so.
  func ownCash(_ profile: Profile) -> Money? {
    if let ownCash { return ownCash }
    guard profile.restIsOwnCash, let total, let grant else { return nil }
    return try? total - grant - (otherPublic ?? .zero)
  }

  /// How far a grant may lie from its rate: it may have been rounded to whole euros.
  private static let roundingLimit = Money(cents: 100)

  /// - Parameter isGiven: the grant stands in the list; else it follows from the rate.
  private func check(_ cells: ListCells, isGiven: Bool) {
    guard let eligible, let total, let grant else { return }
    if eligible > total {
      cells.report(.eligible, .list(.eligibleAboveTotal(eligible: eligible, total: total)))
    }
    if isGiven, let share = Self.share(grant, of: eligible, cells) {
      cells.report(.grant, .amount(.maybeShare(share, of: eligible)))
    }
    if isGiven, let rate, let computed = try? Money(rounding: eligible * rate, .halfUp),
      let gap = try? (grant - computed).magnitude, gap >= Self.roundingLimit
    {
      cells.report(
        .grant, .list(.grantDiffersFromRate(grant: grant, rate: rate, computed: computed)))
    }
    guard let sources = try? [grant, ownCash ?? .zero, otherPublic ?? .zero].sum() else {
      cells.report(.grant, .list(.sumBeyondLimit))
      return
    }
    // An empty cell is nothing, unless the profile says that the rest is the recipient's.
    if ownCash != nil || !cells.profile.restIsOwnCash {
      if sources != total {
        let column: ProfileColumn = cells.columns[.ownCash] == nil ? .grant : .ownCash
        cells.report(column, .list(.sourcesDiffer(sources: sources, expenditure: total)))
      }
    } else if sources > total {
      cells.report(
        .grant, .list(.sourcesAboveExpenditure(sources: sources, expenditure: total)))
    }
  }

  /// The rate that a grant would be that is written as `0,8` or `80` beside thousands of euros; who
  /// writes the sign of the euro means euros.
  private static func share(_ grant: Money, of eligible: Money, _ cells: ListCells) -> Rate? {
    guard !(cells.rawText(.grant) ?? "€").contains("€") else { return nil }
    if grant <= Money(cents: 100), eligible > Money(cents: 200) {
      return Rate(grant.exact / Rational(100))
    }
    return grant <= Money(cents: 10_000) && grant.cents % 100 == 0
      && eligible > Money(cents: 1_000_000) ? Rate(grant.exact / Rational(10_000)) : nil
  }

  /// What a share of the eligible expenditure comes to, to the cent.
  private static func otherPublic(_ cells: ListCells, _ eligible: Money?) -> Money? {
    guard let rate = cells.rate(.otherPublicRate, orZero: true), let eligible else { return nil }
    return try? Money(rounding: eligible * rate, .halfUp)
  }

  private static func aboveZero(_ column: ProfileColumn, _ cells: ListCells) -> Money? {
    let before = cells.problems.count
    guard let money = cells.money(column) else {
      if cells.isEmpty(column), cells.problems.count == before {
        cells.report(column, .value(.missing))
      }
      return nil
    }
    guard money > .zero else {
      cells.report(column, .list(.notAboveZero(money)))
      return nil
    }
    return money
  }

  private static func notNegative(_ column: ProfileColumn, _ cells: ListCells) -> Money? {
    guard let money = cells.money(column) else { return nil }
    if money.isNegative { cells.report(column, .list(.notAboveZero(money))) }
    return money
  }
}
