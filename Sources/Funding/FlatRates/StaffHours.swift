public import Amounts

/// Hours of a person over all publicly funded projects: at most a full-time year (Art. 55 (2) VO
/// (EU) 2021/1060), of a part-time post its share.
public struct StaffHours: Hashable, Sendable {
  /// Hours booked for a person.
  public struct Entry: Hashable, Sendable {
    /// The name or personnel number that bookings give.
    public let person: String
    public let year: Int
    /// The month to whose end they were worked.
    public let month: Int
    public let hours: Rational
    /// What they cost, cents.
    public let amount: Money
    /// The person's part of a full post; nil where it was not told.
    public let share: Rate?
    public let project: String
    public let measure: String

    public init(
      person: String, year: Int, month: Int = 12, hours: Rational, amount: Money = .zero,
      share: Rate? = nil, project: String, measure: String
    ) {
      self.person = person
      self.year = year
      self.month = month
      self.hours = hours
      self.amount = amount
      self.share = share
      self.project = project
      self.measure = measure
    }
  }

  /// Hours a year.
  public let most: Rational
  public let norm: String

  public init(most: Rational, norm: String) {
    self.most = most
    self.norm = norm
  }

  /// 1,720 hours.
  public static let eu2021 = StaffHours(
    most: Rational(1720), norm: "Art. 55 Abs. 2 VO (EU) 2021/1060")

  /// The hours that `records` hold: those of staff, named as payee. A payee that is an organisation
  /// of the projects stands for many people and is left out; so is unpaid civic engagement.
  public static func entries(
    of records: some Sequence<JournalRecord>, in portfolio: Portfolio
  ) -> [Entry] {
    let organisations = Set(
      portfolio.projects.flatMap(\.organisations).flatMap { [$0.id, $0.name] }.map(PayeeKey.init))
    var entries: [Entry] = []
    for record in records {
      let booking = record.booking
      guard booking.kind == .inKind || booking.kind == .expense, booking.method?.isStaff == true,
        record.reverses == nil, record.reversedBy == nil, let hours = hours(of: booking),
        let person = booking.counterparty, !person.isEmpty,
        !organisations.contains(PayeeKey(person)),
        let project = portfolio.project(ofMeasure: booking.measure)
      else { continue }
      let worked = booking.facts.service?.to
      let day = record.countsOn ?? booking.date
      for (year, part) in years(of: record) {
        entries.append(
          Entry(
            person: person, year: year,
            month: worked.map { $0.year == year ? $0.month : 12 } ?? day.month,
            hours: hours * part,
            amount: Money(cents: (record.eligible.exact * part).floor ?? 0),
            // Months are paid by the share of full time that was worked for the project; the post
            // may be larger.
            share: booking.facts.staffShare,
            project: project.id, measure: booking.measure))
      }
    }
    return entries
  }

  /// The years that the hours were worked in, each with its part of them by days: those of the
  /// service where it was told, else that of the payment.
  private static func years(of record: JournalRecord) -> [(year: Int, part: Rational)] {
    guard let service = record.booking.facts.service else {
      return [((record.countsOn ?? record.booking.date).year, .one)]
    }
    return (service.from.year...service.to.year).compactMap { year in
      guard let first = CalendarDate(year: year, month: 1, day: 1),
        let days = DateRange(from: first, to: first.endOfYear)?.commonDays(service)
      else { return nil }
      return (year, Rational(days, over: service.dayCount))
    }
  }

  /// A month is a twelfth of a full-time year, at the share of full time.
  private static func hours(of booking: Booking) -> Rational? {
    guard let quantity = booking.quantity else { return nil }
    guard booking.method == .months else { return quantity }
    return quantity * (booking.share ?? .full).value * eu2021.most / Rational(12)
  }
}
