public import Amounts

/// De-minimis aid (Regulation (EU) 2023/2831): a ceiling per single undertaking over rolling years.
/// The day of an aid is that of the notice, not of payment (Art. 3 (3)).
///
/// Not modelled: discounting of aid paid in instalments (Art. 3 (6)), and mergers, acquisitions and
/// splits (Art. 3 (8) and (9)).
public struct DeMinimis: Hashable, Sendable {
  /// Cents, per single undertaking and member state.
  let ceiling: Money
  let lookBack: Duration
  /// Whether an aid given exactly `lookBack` ago still counts: the careful reading.
  let includesFirstDay: Bool
  public let norm: String

  public init(ceiling: Money, lookBack: Duration, includesFirstDay: Bool = false, norm: String) {
    self.ceiling = ceiling
    self.lookBack = lookBack
    self.includesFirstDay = includesFirstDay
    self.norm = norm
  }

  /// In force from 1 January 2024 to 31 December 2030.
  public static let general2023 = DeMinimis(
    ceiling: Money(cents: 30_000_000), lookBack: Duration(months: 36),
    norm: "Art. 3 Abs. 2 VO (EU) 2023/2831")

  /// The same rules by the careful reading.
  var carefully: DeMinimis {
    DeMinimis(ceiling: ceiling, lookBack: lookBack, includesFirstDay: true, norm: norm)
  }

  /// An aid that an organisation got outside this ledger, as its project file tells it.
  public struct Aid: Hashable, Sendable {
    public let awardedOn: CalendarDate
    /// Gross grant equivalent, cents.
    public let amount: Money
    /// The notice or who gave it; nil where the file names neither.
    public let reference: String?

    public init(_ awardedOn: CalendarDate, _ amount: Money, reference: String? = nil) {
      self.awardedOn = awardedOn
      self.amount = amount
      self.reference = reference
    }

    /// Whether both tell of one aid: of a day and amount, under one reference where both name one.
    func isSame(as other: Aid) -> Bool {
      guard awardedOn == other.awardedOn, amount == other.amount else { return false }
      guard let reference, let named = other.reference else { return true }
      return TextKey.of(reference) == TextKey.of(named)
    }
  }

  /// An aid as the ceiling sees it.
  public struct Grant: Hashable, Sendable {
    /// The single undertaking.
    public let undertaking: String
    public let awardedOn: CalendarDate
    /// Gross grant equivalent, cents.
    public let amount: Money
    /// Where the ledger has it; nil for aid told from outside.
    public let place: Place?

    public init(undertaking: String, awardedOn: CalendarDate, amount: Money, place: Place?) {
      self.undertaking = undertaking
      self.awardedOn = awardedOn
      self.amount = amount
      self.place = place
    }
  }

  /// An award in a ledger.
  public struct Place: Hashable, Sendable {
    public let project: String
    public let measure: String
    public let award: String

    public init(project: String, measure: String, award: String) {
      self.project = project
      self.measure = measure
      self.award = award
    }
  }

  /// What `grants` of one undertaking come to in the years before `date`, cents.
  /// - Throws: ``AmountError/beyondLimit``.
  func prior(to date: CalendarDate, _ grants: [Grant]) throws(AmountError) -> Money {
    let first = date.adding(months: -lookBack.months).adding(days: -lookBack.days)
    return try grants.filter { grant in
      grant.awardedOn <= date
        && (grant.awardedOn > first || (includesFirstDay && grant.awardedOn == first))
    }.map(\.amount).sum()
  }

  /// What may still be given on `date`, cents, not below zero.
  /// - Throws: ``AmountError/beyondLimit``.
  public func room(on date: CalendarDate, _ grants: [Grant]) throws(AmountError) -> Money {
    max(.zero, try ceiling - prior(to: date, grants))
  }

  /// Every aid of the portfolio and what its organisations got elsewhere, whichever file tells it:
  /// an aid that several files tell, or that the ledger has as an award, counts once.
  /// - Parameter earlier: versions of its projects, oldest first: what an amendment adds to an aid
  ///   is given on the day of the amendment.
  static func grants(
    of portfolio: Portfolio, earlier: [EarlierVersion] = []
  ) throws(AmountError) -> [Grant] {
    let undertakings = Undertakings(of: portfolio)
    var grants: [Grant] = []
    var awarded: [String: [Aid]] = [:]
    for project in portfolio.projects {
      for award in project.awards where award.aid == .deMinimis {
        guard let recipient = project.measure(award.measure)?.recipient else { continue }
        let parts = try parts(of: award, earlier.filter { $0.project.id == project.id })
        awarded[recipient, default: []] += parts
        grants += parts.map { part in
          Grant(
            undertaking: undertakings.name(of: recipient), awardedOn: part.awardedOn,
            amount: part.amount,
            place: Place(project: project.id, measure: award.measure, award: award.id))
        }
      }
    }
    var told: [String: [Aid]] = [:]
    for organisation in portfolio.projects.flatMap(\.organisations) {
      told[organisation.id] = union(told[organisation.id] ?? [], organisation.deMinimis)
    }
    for (id, aids) in told.sorted(by: { $0.key < $1.key }) {
      let own = awarded[id] ?? []
      grants += union(own, aids).dropFirst(own.count).map {
        Grant(
          undertaking: undertakings.name(of: id), awardedOn: $0.awardedOn, amount: $0.amount,
          place: nil)
      }
    }
    return grants
  }

  /// What was given of an award by its notice and by each amendment that raised it; what one took
  /// away was given last.
  private static func parts(
    of award: Award, _ earlier: [EarlierVersion]
  ) throws(AmountError) -> [Aid] {
    var parts: [Aid] = []
    var day: CalendarDate?
    for version in earlier.map({ ($0.project.awards.first { $0.id == award.id }, $0.replacedOn) })
      + [(award, award.awardedOn)]
    {
      guard let stood = version.0 else { continue }
      let more = try stood.amount - parts.map(\.amount).sum()
      if more > .zero { parts.append(Aid(day ?? stood.awardedOn, more)) }
      var less = more.isNegative ? more.magnitude : .zero
      while less > .zero, let last = parts.popLast() {
        let rest = try last.amount - less
        less = try less - min(less, last.amount)
        if rest > .zero { parts.append(Aid(last.awardedOn, rest)) }
      }
      day = version.1
    }
    return parts
  }

  /// Both lists as one: an aid that stands in both counts once, one that a list has twice counts
  /// twice. Those of `known` come first.
  static func union(_ known: [Aid], _ more: [Aid]) -> [Aid] {
    var result = known
    var unmatched = Array(known.indices)
    // Those that name their reference first, so that one that names none does not take their place.
    let ordered = more.filter { $0.reference != nil } + more.filter { $0.reference == nil }
    for aid in ordered {
      let same = unmatched.filter { result[$0].isSame(as: aid) }
      let exact = same.first { (result[$0].reference == nil) == (aid.reference == nil) }
      guard let match = exact ?? same.first else {
        result.append(aid)
        continue
      }
      unmatched.removeAll { $0 == match }
      if result[match].reference == nil { result[match] = aid }
    }
    return result
  }
}
