import Amounts

/// How far a sender's own number reaches by which a row is known when it comes again.
public enum ReferenceScope: String, Hashable, Sendable, CaseIterable {
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

  /// `Betrag`, `[Betrag, Summe]`, `{firstFilled: [Firma, Name]}`, or for references
  /// `{column: "Lfd. Nr.", scope: file}`.
  static func form(isReference: Bool) -> ConfigForm<ColumnTerms> {
    ConfigForm { node, context in
      guard case .mapping = node.content else {
        return ProfileForm.headings.read(node, context).map { ColumnTerms(headings: $0) }
      }
      return ConfigForm<ColumnTerms>.mapping { map in
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
