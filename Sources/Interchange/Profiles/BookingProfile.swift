public import Amounts
public import Funding

/// How to read an office's own table of bookings (`foerderbuch/profile/1`, `kind: bookings`): which
/// column feeds which key of `Bookings.md`, what holds for all rows, and how words, signs,
/// amounts and dates are meant.
public struct BookingProfile: Hashable, Sendable {
  /// The kind of a booking, told by where or with which sign its amount stands.
  public struct AmountKinds: Hashable, Sendable {
    /// Of amounts above zero, and of those below, whose sign is then taken off.
    var positive, negative: BookingKind?
    /// Of the columns of debits and credits.
    public var debit, credit: BookingKind?
    /// Of what a payment service takes off, which becomes a booking of its own.
    public var fee: BookingKind?
    /// What else holds for the rows of a side only, as it would stand in a cell.
    var constants: [Side: [BookingColumn: String]] = [:]

    /// Where, or with which sign, an amount stands.
    public enum Side: String, Hashable, Sendable, CaseIterable {
      case positive, negative, debit, credit, fee
    }

    public init(
      positive: BookingKind? = nil, negative: BookingKind? = nil, debit: BookingKind? = nil,
      credit: BookingKind? = nil
    ) {
      self.positive = positive
      self.negative = negative
      self.debit = debit
      self.credit = credit
    }

    /// The sides that have a kind.
    var sides: [Side] {
      Side.allCases.filter { side in
        switch side {
        case .positive: positive != nil
        case .negative: negative != nil
        case .debit: debit != nil
        case .credit: credit != nil
        case .fee: fee != nil
        }
      }
    }

    var isEmpty: Bool { positive == nil && negative == nil && debit == nil && credit == nil }
  }

  public let id: String
  public let title: LocalizedText
  public internal(set) var layout: TableLayout
  /// The column of each key; a `*` at the end of a heading stands for any rest.
  public let headings: [BookingInput: ColumnTerms]
  /// Values that hold for all rows, as they would stand in a cell.
  let constants: [BookingColumn: String]
  /// Texts for cells in which nothing stands.
  let whenEmpty: [BookingColumn: String]
  /// The office's words and what they stand for, by column.
  public let values: [BookingColumn: [String: String]]
  /// The office's words for the sides of an amount, beside those that everybody uses.
  let sideWords: [String: SignedText.Sign]
  public let amounts: AmountKinds
  /// Amounts have the opposite sign in the table.
  let reversesSign: Bool
  /// In what unit amounts stand, where the headings do not say it.
  let units: UnitTerms<BookingInput>
  /// A row of column numbers 1…n is left out.
  let skipsColumnNumbers: Bool
  /// Rows of totals are left out.
  let skipsTotals: Bool
  var skippedRows: [SkippedRow<BookingInput>]
  /// Headings of columns that say nothing of the rows.
  let skippedColumns: [String]

  /// How the table tells its headings.
  var headingForm: HeadingForm {
    HeadingForm(
      rows: layout.headingRows,
      endsWithBlank: headings.values.contains { $0.headings.contains(" ") })
  }

  /// How far the numbers in the column of references reach.
  var referenceScope: ReferenceScope { headings[.column(.reference)]?.scope ?? .profile }

  /// On which side a word puts an amount; nil for an unknown one.
  func side(_ text: String) -> SignedText.Sign? {
    (sideWords.isEmpty ? nil : sideWords[Profile.folded(text)]) ?? SideWords.sign(text)
  }

  /// The column that tells the sides: the one that the profile names, or where it names kinds for
  /// both and no column, the one whose heading says so.
  func sideColumn(_ found: ProfileHeadings<BookingInput>) -> Int? {
    if let named = found.columns[.side] { return named }
    guard amounts.debit != nil || amounts.credit != nil, found.columns[.debit] == nil,
      found.columns[.credit] == nil
    else { return nil }
    let used = Set(found.columns.values)
    return found.texts.indices.first {
      !used.contains($0) && SideWords.isHeading(found.texts[$0])
    }
  }

  /// Whether the sign of an amount, or its column, means anything.
  var readsSigns: Bool {
    reversesSign || !amounts.isEmpty || headings[.debit] != nil || headings[.credit] != nil
  }
}
