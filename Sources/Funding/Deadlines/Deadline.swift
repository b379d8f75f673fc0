public import Amounts

/// A day by which something has to be done, or until which something holds.
public struct Deadline: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Drawn money is to be used (ANBest-P Nr. 1.4).
    case useOfFunds
    /// Interim statement for a budget year (Zwischennachweis).
    case interimStatement(year: Int)
    /// Statement of use (Verwendungsnachweis).
    case statementOfUse
    /// The statement of use where a shorter time may hold than the one shown (ANBest-G Nr. 7.1,
    /// ANBest-Gk).
    case statementReminder
    /// The end of the funding period: what is caused later is not eligible.
    case periodEnd
    /// The end of a budget year: what is not drawn of its tranche may lapse.
    case trancheEnd(year: Int)
    /// Things bought with the grant are bound to its purpose (Zweckbindung).
    case purposeBinding
    /// Vouchers and books are kept (Aufbewahrung).
    case retention

    /// The same word in every language.
    public var key: String {
      switch self {
      case .useOfFunds: "useOfFunds"
      case .interimStatement: "interimStatement"
      case .statementOfUse: "statementOfUse"
      case .statementReminder: "statementReminder"
      case .periodEnd: "periodEnd"
      case .trancheEnd: "trancheEnd"
      case .purposeBinding: "purposeBinding"
      case .retention: "retention"
      }
    }

    public var name: LocalizedText {
      switch self {
      case .useOfFunds: LocalizedText(de: "Verwendungsfrist", en: "Use of funds")
      case .interimStatement(let year):
        LocalizedText(de: "Zwischennachweis \(year)", en: "Interim statement \(year)")
      case .statementOfUse: LocalizedText(de: "Verwendungsnachweis", en: "Statement of use")
      case .statementReminder:
        LocalizedText(
          de: "Verwendungsnachweis, kürzere Frist", en: "Statement of use, shorter time")
      case .periodEnd: LocalizedText(de: "Ende des Bewilligungszeitraums", en: "End of period")
      case .trancheEnd(let year):
        LocalizedText(de: "Jahresbetrag \(year) verfällt", en: "Amount of \(year) lapses")
      case .purposeBinding: LocalizedText(de: "Zweckbindung", en: "Purpose binding")
      case .retention: LocalizedText(de: "Aufbewahrung", en: "Retention")
      }
    }
  }

  public enum State: Hashable, Sendable {
    /// Done on the day.
    case done(CalendarDate)
    /// To be done, in time.
    case open
    /// Not done, and the day has passed.
    case overdue
    /// Holds until the day.
    case running
    /// Held until the day, which has passed.
    case over

    /// The same word in every language.
    public var key: String {
      switch self {
      case .done: "done"
      case .open: "open"
      case .overdue: "overdue"
      case .running: "running"
      case .over: "over"
      }
    }

    public var name: LocalizedText {
      switch self {
      case .done: LocalizedText(de: "erledigt", en: "done")
      case .open: LocalizedText(de: "offen", en: "open")
      case .overdue: LocalizedText(de: "überfällig", en: "overdue")
      case .running: LocalizedText(de: "läuft", en: "running")
      case .over: LocalizedText(de: "abgelaufen", en: "over")
      }
    }
  }

  public let kind: Kind
  public let project: String
  public let measure: String
  public let award: String
  /// What the time runs from: payout, end of a year, fulfilment.
  public let start: CalendarDate
  /// The day by the rule.
  public let due: CalendarDate
  /// The last day that is in time: a filing due on a Saturday, Sunday or public holiday may be made
  /// on the next working day (§ 31 (3) VwVfG, § 193 BGB).
  public let lastDay: CalendarDate
  public let state: State
  /// Money still to be used, cents; nil where the deadline is not about money.
  public let amount: Money?
  public let norm: String
  /// Whether a day it rests on is not known yet and was put at its latest.
  public let isEstimated: Bool
  /// The parameter that its time comes from; nil where none does.
  public let parameter: Parameter?
  /// What the rule set says about that time beside it.
  public let note: LocalizedText?
  /// Whether nobody read the text its time comes from.
  public let isUnread: Bool

  init(
    _ kind: Kind, project: String, award: Award, start: CalendarDate, due: CalendarDate,
    lastDay: CalendarDate? = nil, state: State, amount: Money? = nil, norm: String,
    isEstimated: Bool = false, by parameter: Parameter? = nil, of rules: RuleSet? = nil
  ) {
    self.kind = kind
    self.project = project
    measure = award.measure
    self.award = award.id
    self.start = start
    self.due = due
    self.lastDay = lastDay ?? due
    self.state = state
    self.amount = amount
    self.norm = norm
    self.isEstimated = isEstimated
    self.parameter = parameter
    note = parameter.flatMap { rules?.settings[$0]?.note }
    isUnread = parameter.flatMap { rules?.unread($0) } != nil
  }

  /// The budget year of an interim statement.
  public var year: Int? {
    guard case .interimStatement(let year) = kind else { return nil }
    return year
  }
}
