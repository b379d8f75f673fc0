public import Amounts

/// An expense of which only the first day of the service is told.
public struct OpenService: Hashable, Sendable {
  public let project: String
  public let measure: String
  public let entry: Int64
  public let voucher: String?
  public let from: CalendarDate
  /// Eligible, cents.
  public let amount: Money

  /// Nil for a record that is no standing expense, or tells both ends of the service or none.
  public init?(_ record: JournalRecord, in portfolio: Portfolio) {
    let booking = record.booking
    guard booking.kind == .expense, record.reverses == nil, record.reversedBy == nil,
      record.eligible > .zero, let from = booking.facts.serviceFrom,
      booking.facts.serviceTo == nil, let project = portfolio.project(ofMeasure: booking.measure)
    else { return nil }
    self.project = project.id
    measure = booking.measure
    entry = record.number
    voucher = booking.voucher
    self.from = from
    amount = record.eligible
  }
}

/// A service counts as far as it lies in the funding period (VV Nr. 1.3 zu § 44 LHO/BHO). With its
/// first day alone it counts as done on that day, although it may run on beyond the end: that is
/// asked about.
enum OpenServiceRule {
  /// So many vouchers a finding names.
  private static let mostNames = 5

  /// One finding for each measure.
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(
    _ services: [OpenService], in portfolio: Portfolio
  ) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    let groups = Dictionary(grouping: services, by: \.measure)
    for (measure, group) in groups.sorted(by: { $0.key < $1.key }) {
      guard let first = group.first else { continue }
      let names = group.prefix(mostNames).map { $0.voucher ?? "Nr. \($0.entry)" }
        .joined(separator: ", ")
      let awards = portfolio.project(ofMeasure: measure)?.awards(ofMeasure: measure) ?? []
      findings.append(
        Finding(
          .serviceTimeAsked, .warning, project: first.project, measure: measure,
          amount: try group.map(\.amount).sum(),
          norm: "VV Nr. 1.3 zu " + awards.budgetCode("44") + ", Zuwendungsbescheid",
          measured: [
            .number(Rational(Int64(group.count))),
            .words(
              "Ausgaben mit Beginn, aber ohne Ende der Leistung (\(names)); sie zählen mit dem ersten Tag ab",
              "expenses with the first day of the service and no last (\(names)); they count by the first day, from"
            ), .date(group.map(\.from).min() ?? first.from),
          ],
          allowed: [
            .words(
              "„Leistung bis“ angeben; bei einer Leistung eines Tages denselben",
              "tell the last day of the service; the same for a service of one day")
          ]))
    }
    return findings
  }
}
