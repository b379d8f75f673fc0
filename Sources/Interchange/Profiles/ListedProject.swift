import Amounts
import Funding

/// A row of a list that reads well, before it is known which project it is.
struct ListedRow {
  let line: Int
  /// The id in the list, without the profile's prefix; nil where the list has none.
  let givenID: String?
  let title: String
  let recipient: String
  /// Whether the list names the recipient; else the profile does.
  let isNamed: Bool
  let period: DateRange
  let noticed: CalendarDate
  let field: String?
  let region: String?
  /// Cents.
  let total: Money
  let eligible: Money
  let grant: Money
  let rate: Rate?
  let ownCash: Money?
  let otherPublic: Money?

  /// - Returns: nil after problems were reported.
  init?(_ cells: ListCells, _ figures: ListedFigures) {
    let profile = cells.profile
    let givenID = cells.columns[.id] == nil ? nil : Self.id(cells)
    let title = Self.required(.title, cells.text, cells)
    let recipient = Self.required(.recipient, cells.text, cells)
    let from = Self.required(.from, cells.date, cells)
    let to = Self.required(.to, cells.date, cells)
    field = cells.text(.field)
    region = cells.text(.region)
    let noticed =
      profile.award.awardedOnStart && cells.isEmpty(.awardedOn)
      ? from : Self.required(.awardedOn, cells.date, cells)
    var period: DateRange?
    if let from, let to {
      period = DateRange(from: from, to: to)
      if period == nil { cells.report(.to, .list(.periodReversed(from: from, to: to))) }
    }
    guard cells.columns[.id] == nil || givenID != nil, let title, let recipient, let period,
      let noticed, let total = figures.total, let eligible = figures.eligible,
      let grant = figures.grant
    else { return nil }
    line = cells.reader.row.line
    self.givenID = givenID
    (self.title, self.recipient, self.period) = (title, recipient, period)
    isNamed = cells.rawText(.recipient) != nil
    (self.noticed, self.total, self.eligible, self.grant) = (noticed, total, eligible, grant)
    rate = figures.rate
    ownCash = figures.ownCash(profile)
    otherPublic = figures.otherPublic
  }

  /// What people tell a project by, beside its id.
  struct Sameness: Hashable {
    let title, recipient: String
    let from, to: CalendarDate
    let total, grant: Money
  }

  var sameness: Sameness {
    Sameness(
      title: Profile.folded(title), recipient: Profile.folded(recipient), from: period.from,
      to: period.to, total: total, grant: grant)
  }

  private static func id(_ cells: ListCells) -> String? {
    guard let text = required(.id, cells.text, cells) else { return nil }
    guard Identifier.isValid(cells.profile.idPrefix + text) else {
      cells.report(.id, .value(.notAnIdentifier))
      return nil
    }
    return text
  }

  private static func required<Value>(
    _ column: ProfileColumn, _ read: (ProfileColumn) -> Value?, _ cells: ListCells
  ) -> Value? {
    if let value = read(column) { return value }
    if cells.isEmpty(column), cells.profile.whenEmpty[column] == nil {
      cells.report(column, .value(.missing))
    }
    return nil
  }
}

/// Makes a project of a row: one measure with one plan line, one award, one recipient.
struct ListedProject {
  private let profile: Profile
  /// The id of every recipient by name: the same name is the same organisation.
  private var recipients: [String: String] = [:]
  private var taken: Set<String> = []

  /// The id of the only line of the plan.
  private static let line = "GESAMT"

  /// - Parameter matches: rows that are projects of the ledger keep the ids of their recipients.
  init(_ profile: Profile, keeping matches: [ListIdentity.Match]) {
    self.profile = profile
    for known in matches.compactMap(\.known) {
      taken.insert(known.recipientID)
      let name = Profile.folded(known.recipient)
      if recipients[name] == nil { recipients[name] = known.recipientID }
    }
  }

  mutating func project(_ row: ListedRow, _ match: ListIdentity.Match) -> Project {
    let id = match.id
    let organisation = Organisation(
      id: organisationID(row, match), name: row.recipient, kind: profile.recipientKind)
    let line = PlanLine(
      id: Self.line, title: "Gesamtausgaben", planned: row.total, eligible: row.eligible)
    let measure = Measure(
      id: id, title: row.region.map { "\(row.title) (\($0))" } ?? row.title,
      recipient: organisation.id, role: .lead, basis: .expenditure, lines: [line],
      sources: sources(row, organisation: organisation.id))
    let award = Award(
      id: id, measure: id, funder: profile.award.funder, ruleSet: profile.award.ruleSet,
      financing: .share, rate: row.rate, amount: row.grant, awardedOn: row.noticed,
      period: row.period)
    return Project(
      id: id, title: row.title, field: row.field, lighthouse: false, period: row.period,
      organisations: [organisation], measures: [measure], awards: [award], amendment: nil)
  }

  private func sources(_ row: ListedRow, organisation: String) -> [Source] {
    var sources: [Source] = []
    if let own = row.ownCash, own > .zero {
      sources.append(
        Source(id: "EIGEN", kind: .ownCash, organisation: organisation, planned: own))
    }
    if let other = row.otherPublic, other > .zero {
      sources.append(
        Source(id: "OEFFENTLICH", kind: .otherPublic, organisation: nil, planned: other))
    }
    return sources
  }

  /// An id made of the name. Who is not named is somebody else in every row.
  private mutating func organisationID(_ row: ListedRow, _ match: ListIdentity.Match) -> String {
    if let known = match.known,
      !row.isNamed || Profile.folded(known.recipient) == Profile.folded(row.recipient)
    {
      return known.recipientID
    }
    let key = row.isNamed ? Profile.folded(row.recipient) : "\0" + match.id
    if let known = recipients[key] { return known }
    let stem = Self.identifier(of: row.isNamed ? row.recipient : match.id)
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
    var count = 0
    for character in name.lowercased() {
      if isKept(character) {
        text.append(character)
        count += character.unicodeScalars.count
      } else if count > 0, text.utf8.last != UInt8(ascii: "-") {
        text.append("-")
        count += 1
      }
      if count >= Identifier.limit - 8 { break }
    }
    while text.utf8.last == UInt8(ascii: "-") { text.removeLast() }
    return text.isEmpty ? "organisation" : text
  }

  private static func isKept(_ character: Character) -> Bool {
    if let ascii = character.asciiValue {
      return 0x61...0x7A ~= ascii || 0x30...0x39 ~= ascii
    }
    return Identifier.isValid(String(character)) && (character.isLetter || character.isNumber)
  }
}
