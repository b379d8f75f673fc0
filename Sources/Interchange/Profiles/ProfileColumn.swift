/// What a column of a list of projects tells; the raw value is its key in a profile.
public enum ProfileColumn: String, Hashable, Sendable, CaseIterable {
  /// The funder's own number (Förderkennzeichen); it becomes the id of project, measure and award.
  case id
  case title
  /// The name of the beneficiary.
  case recipient
  case from, to
  /// Total expenditure, EUR.
  case total
  /// Eligible expenditure, EUR.
  case eligible
  /// The grant, EUR.
  case grant
  /// The funding rate.
  case rate
  /// What the recipient pays, EUR.
  case ownCash
  /// Other public money, EUR.
  case otherPublic
  /// The same as a share of the eligible expenditure.
  case otherPublicRate
  /// The day of the grant notice.
  case awardedOn
  /// Where the project is; stands in brackets behind the title of the measure.
  case region
  /// The category; becomes the field of action of the project.
  case field
  /// The currency of the amounts, which must be the euro.
  case currency

  /// The name in German messages.
  public var german: String {
    switch self {
    case .id: "Kennung"
    case .title: "Bezeichnung"
    case .recipient: "Zuwendungsempfänger"
    case .from: "Beginn"
    case .to: "Ende"
    case .total: "Gesamtausgaben"
    case .eligible: "zuwendungsfähige Ausgaben"
    case .grant: "Zuwendung"
    case .rate: "Fördersatz"
    case .ownCash: "Eigenmittel"
    case .otherPublic: "andere öffentliche Mittel"
    case .otherPublicRate: "Anteil anderer öffentlicher Mittel"
    case .awardedOn: "Bescheid vom"
    case .region: "Ort"
    case .field: "Handlungsfeld"
    case .currency: "Währung"
    }
  }

  /// Columns with a value that every project needs; a profile names their heading or a constant.
  static let required: [ProfileColumn] = [.title, .recipient, .from, .to, .eligible]

  /// Columns that hold dates.
  static let dates: [ProfileColumn] = [.from, .to, .awardedOn]
}
