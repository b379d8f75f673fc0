import Amounts
import Funding

/// Makes a project of a row: one measure with one plan line, one award, one recipient.
struct ListedProject {
  private let profile: Profile
  /// The id of every recipient by name: the same name is the same organisation.
  private var recipients: [String: String] = [:]
  private var taken: Set<String> = []

  /// The id of the only line of the plan.
  private static let line = "GESAMT"
  /// Digits of the number of a row in an id.
  private static let digits = 4

  init(_ profile: Profile) { self.profile = profile }

  /// - Parameter number: of the row among the projects, from 1.
  /// - Returns: nil after problems were reported.
  mutating func project(
    _ cells: ListCells, _ figures: ListedFigures, number: Int
  ) -> Project? {
    let id = id(cells, number: number)
    let title = required(.title, cells.text, cells)
    let recipient = required(.recipient, cells.text, cells)
    let from = required(.from, cells.date, cells)
    let to = required(.to, cells.date, cells)
    let field = cells.text(.field)
    let region = cells.text(.region)
    let noticed =
      profile.award.awardedOnStart && cells.isEmpty(.awardedOn)
      ? from : required(.awardedOn, cells.date, cells)
    var period: DateRange?
    if let from, let to {
      period = DateRange(from: from, to: to)
      if period == nil { cells.report(.to, .list(.periodReversed(from: from, to: to))) }
    }
    guard let id, let title, let recipient, let period, let noticed, let total = figures.total,
      let eligible = figures.eligible, let grant = figures.grant
    else { return nil }
    let organisation = Organisation(
      id: organisationID(recipient, project: id, isNamed: cells.rawText(.recipient) != nil),
      name: recipient, kind: profile.recipientKind)
    let line = PlanLine(
      id: Self.line, title: "Gesamtausgaben", planned: total, eligible: eligible)
    let measure = Measure(
      id: id, title: region.map { "\(title) (\($0))" } ?? title, recipient: organisation.id,
      role: .lead, basis: .expenditure, lines: [line],
      sources: sources(figures, organisation: organisation.id))
    let award = Award(
      id: id, measure: id, funder: profile.award.funder, ruleSet: profile.award.ruleSet,
      financing: .share, rate: figures.rate, amount: grant, awardedOn: noticed, period: period)
    return Project(
      id: id, title: title, field: field, lighthouse: false, period: period,
      organisations: [organisation], measures: [measure], awards: [award], amendment: nil)
  }

  private func sources(_ figures: ListedFigures, organisation: String) -> [Source] {
    var sources: [Source] = []
    if let own = figures.ownCash(profile), own > .zero {
      sources.append(
        Source(id: "EIGEN", kind: .ownCash, organisation: organisation, planned: own))
    }
    if let other = figures.otherPublic, other > .zero {
      sources.append(
        Source(id: "OEFFENTLICH", kind: .otherPublic, organisation: nil, planned: other))
    }
    return sources
  }

  /// The id in the list, or one made of the number of the row.
  private func id(_ cells: ListCells, number: Int) -> String? {
    guard cells.columns[.id] != nil else {
      let digits = String(number)
      return profile.idPrefix
        + String(repeating: "0", count: max(0, Self.digits - digits.count)) + digits
    }
    guard let text = required(.id, cells.text, cells) else { return nil }
    let id = profile.idPrefix + text
    guard Identifier.isValid(id) else {
      cells.report(.id, .value(.notAnIdentifier))
      return nil
    }
    return id
  }

  private func required<Value>(
    _ column: ProfileColumn, _ read: (ProfileColumn) -> Value?, _ cells: ListCells
  ) -> Value? {
    if let value = read(column) { return value }
    if cells.isEmpty(column), profile.whenEmpty[column] == nil {
      cells.report(column, .value(.missing))
    }
    return nil
  }

  /// An id made of the name. Who is not named is somebody else in every row.
  private mutating func organisationID(
    _ name: String, project: String, isNamed: Bool
  ) -> String {
    let key = isNamed ? Profile.folded(name) : "\0" + project
    if let known = recipients[key] { return known }
    let stem = isNamed ? Self.identifier(of: name) : Self.identifier(of: project)
    var id = stem
    var next = 2
    while !taken.insert(id).inserted {
      id = "\(stem)-\(next)"
      next += 1
    }
    recipients[key] = id
    return id
  }

  /// Small letters and digits, one dash for everything between them: `stadtwerke-musterstadt`.
  private static func identifier(of name: String) -> String {
    var text = ""
    for character in name.lowercased() {
      let isKept =
        Identifier.isValid(String(character)) && (character.isLetter || character.isNumber)
      if isKept {
        text.append(character)
      } else if !text.isEmpty, text.last != "-" {
        text.append("-")
      }
      if text.unicodeScalars.count >= Identifier.limit - 8 { break }
    }
    while text.last == "-" { text.removeLast() }
    return text.isEmpty ? "organisation" : text
  }
}
