import Amounts

/// What the formulas of a portfolio report give, computed from the rows that are written.
struct PortfolioFigures {
  typealias Group = PortfolioData.Group

  /// What a measure comes to.
  struct Measure {
    var actual = Money.zero
    var eligible = Money.zero
    /// What the settlement takes off.
    var cut = Money.zero
    var recognised = Money.zero
    var awarded = Money.zero
    var entitled = Money.zero
    var drawn = Money.zero
    var repayable = Money.zero
    var open = Money.zero
    var own = Money.zero
    var publicMoney = Money.zero
  }

  struct Award {
    var drawn = Money.zero
    var repayable = Money.zero
    var open = Money.zero
    /// Recognised expenditure as the award sees it.
    var base = Money.zero
  }

  /// What a project comes to: sums over its measures, and its financing.
  struct Project {
    var planned = Money.zero
    var sum = Measure()
    var inKind = Money.zero
    var sources: [Group: Money] = [:]
    var plannedSources: [Group: Money] = [:]
  }

  private(set) var measures: [Measure]
  private(set) var awards: [Award]
  private(set) var projects: [Project]
  /// All projects together.
  private(set) var total = Project()
  /// Index of the first row of each measure.
  private(set) var firstRows: [Int: Int] = [:]
  /// Indices of the measures of each project.
  private(set) var members: [[Int]]

  init(_ data: PortfolioData) throws(AmountError) {
    measures = Array(repeating: Measure(), count: data.measures.count)
    awards = Array(repeating: Award(), count: data.awards.count)
    projects = Array(repeating: Project(), count: data.projects.count)
    members = Array(repeating: [], count: data.projects.count)
    for (index, measure) in data.measures.enumerated() { members[measure.project].append(index) }
    try read(data)
    for (index, award) in data.awards.enumerated() {
      let drawn = awards[index].drawn
      awards[index].repayable = max(.zero, try drawn - award.entitled)
      awards[index].open = max(.zero, try award.entitled - drawn)
      let measure = award.measure
      measures[measure].awarded = try measures[measure].awarded + award.amount
      measures[measure].entitled = try measures[measure].entitled + award.entitled
      measures[measure].drawn = try measures[measure].drawn + drawn
      measures[measure].repayable = try measures[measure].repayable + awards[index].repayable
      measures[measure].open = try measures[measure].open + awards[index].open
      if award.isPublic {
        measures[measure].publicMoney = try measures[measure].publicMoney + award.entitled
      }
      let project = data.measures[measure].project
      try add(award.entitled, award.group, to: project)
    }
    for (index, measure) in data.measures.enumerated() {
      measures[index].cut = measure.cut
      measures[index].recognised = try measures[index].eligible - measure.cut
      measures[index].own =
        try measures[index].recognised - measures[index].entitled - measure.thirdParty
      try add(measure, measures[index])
    }
    for (index, award) in data.awards.enumerated() {
      awards[index].base = try measures[award.measure].recognised - award.further
    }
    for index in projects.indices {
      let others = try projects[index].sources.values.sum()
      projects[index].sources[.ownCash] = try projects[index].sum.recognised - others
      try total.add(projects[index])
    }
  }

  private mutating func read(_ data: PortfolioData) throws(AmountError) {
    for (index, row) in data.rows.enumerated() {
      let measure = row.measure
      if firstRows[measure] == nil { firstRows[measure] = index }
      switch row.value {
      case .expense(let amount, let eligible):
        measures[measure].actual = try measures[measure].actual + amount
        measures[measure].eligible = try measures[measure].eligible + eligible
      case .grant(let amount):
        guard let award = row.award else { continue }
        awards[award].drawn = try awards[award].drawn + amount
      case .income(let amount, let group):
        guard group.isReceived else { continue }
        if group == .otherPublic {
          measures[measure].publicMoney = try measures[measure].publicMoney + amount
        }
        try add(amount, group, to: data.measures[measure].project)
      }
    }
  }

  private mutating func add(_ amount: Money, _ group: Group, to project: Int) throws(AmountError) {
    projects[project].sources[group] = try (projects[project].sources[group] ?? .zero) + amount
  }

  private mutating func add(
    _ measure: PortfolioData.Measure, _ figures: Measure
  ) throws(AmountError) {
    let index = measure.project
    projects[index].planned = try projects[index].planned + measure.planned
    try projects[index].sum.add(figures)
    projects[index].inKind = try projects[index].inKind + measure.inKind + measure.civic
    try add(measure.inKind, .inKind, to: index)
    try add(measure.civic, .civic, to: index)
    for (group, amount) in measure.plannedSources {
      projects[index].plannedSources[group] =
        try (projects[index].plannedSources[group] ?? .zero) + amount
    }
  }
}

extension PortfolioFigures.Measure {
  fileprivate mutating func add(_ other: Self) throws(AmountError) {
    actual = try actual + other.actual
    eligible = try eligible + other.eligible
    cut = try cut + other.cut
    recognised = try recognised + other.recognised
    awarded = try awarded + other.awarded
    entitled = try entitled + other.entitled
    drawn = try drawn + other.drawn
    repayable = try repayable + other.repayable
    open = try open + other.open
    own = try own + other.own
    publicMoney = try publicMoney + other.publicMoney
  }
}

extension PortfolioFigures.Project {
  fileprivate mutating func add(_ other: Self) throws(AmountError) {
    planned = try planned + other.planned
    try sum.add(other.sum)
    inKind = try inKind + other.inKind
    for (group, amount) in other.sources {
      sources[group] = try (sources[group] ?? .zero) + amount
    }
    for (group, amount) in other.plannedSources {
      plannedSources[group] = try (plannedSources[group] ?? .zero) + amount
    }
  }
}

extension Money {
  /// Hundredths of a per cent of `whole`, to the nearest, a half away from zero; zero where there
  /// is no whole.
  func hundredths(of whole: Money) -> Int64 {
    guard whole > .zero else { return 0 }
    let exact = self.exact * Rational(10_000) / whole.exact
    return (try? Money(rounding: exact, .halfUp).cents) ?? 0
  }
}
