import Amounts

/// How far a sender's own number reaches by which a row is known when it comes again.
enum ReferenceScope: String, Hashable, Sendable, CaseIterable {
  /// It is given once for all tables of a profile.
  case profile
  /// It starts anew every year: with the year before it, it is given once.
  case year
  /// It starts anew in every file, and tells the rows of that file apart only.
  case file

  /// The reference of a row.
  func reference(_ given: String, on date: CalendarDate) -> String {
    self == .year ? "\(date.year)/\(given)" : given
  }
}

/// The column or columns of somebody else's table that tell a key.
public struct ColumnTerms: Hashable, Sendable {
  /// The heading, any one of several.
  var headings: [String]
  /// Whether several headings are as many columns, of which the first counts in which something
  /// stands.
  var isFirstFilled = false
  /// Of a column of references.
  var scope: ReferenceScope?
  /// Where one column tells it of money in and another of money out: the headings by side.
  var sides: [SideColumn] = []

  /// The column that tells a key where an amount stands on one side, or has one sign.
  struct SideColumn: Hashable, Sendable {
    let side: BookingProfile.AmountKinds.Side
    let headings: [String]
  }

  /// `Betrag [C]`: a heading that stands twice, with the letter of its column, from 0.
  static func lettered(_ heading: String, _ column: Int) -> String {
    "\(heading) [\(SheetColumns.name(column + 1))]"
  }

  /// `Betrag`, `[Betrag, Summe]`, `{firstFilled: [Firma, Name]}`, for references
  /// `{column: "Lfd. Nr.", scope: file}`, or of bookings `{negative: Empfänger, positive: Zahler}`.
  /// - Parameter isReference: it may have a scope.
  /// - Parameter isSided: it may differ by the side of the amount.
  static func form(isReference: Bool, isSided: Bool) -> ConfigForm<ColumnTerms> {
    ConfigForm { node, context in
      guard case .mapping = node.content else {
        return ProfileForm.headings.read(node, context).map { ColumnTerms(headings: $0) }
      }
      return ConfigForm<ColumnTerms>.mapping { map in
        let sides = (isSided ? BookingProfile.AmountKinds.Side.allCases : []).compactMap { side in
          map.optional(side.rawValue, ProfileForm.headings)
            .map { SideColumn(side: side, headings: $0) }
        }
        if !sides.isEmpty {
          return ColumnTerms(headings: sides.flatMap(\.headings), sides: sides)
        }
        let scope =
          isReference ? map.optional("scope", .oneOf(ReferenceScope.self)) : nil
        let filled = map.optional("firstFilled", .list(of: .text, atLeast: 2))
        let column = map.optional("column", ProfileForm.headings)
        guard let headings = filled ?? column else {
          if !map.has("firstFilled"), !map.has("column") {
            map.report("column", .config(.missingKey("column | firstFilled")))
          }
          return nil
        }
        if filled != nil, column != nil {
          map.report("firstFilled", .config(.duplicateKey("column | firstFilled")))
        }
        return ColumnTerms(headings: headings, isFirstFilled: filled != nil, scope: scope)
      }.read(node, context)
    }
  }
}
