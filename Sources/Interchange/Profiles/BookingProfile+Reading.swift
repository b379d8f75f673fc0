import Amounts
import Funding

extension BookingColumn: ProfileKey {
  static let amounts: [BookingColumn] = [.amount, .eligible, .vat, .unitRate]
}

extension BookingProfile {
  /// Reads a profile.
  /// - Parameters:
  ///   - bytes: YAML or JSON.
  ///   - file: the name for messages.
  /// - Throws: all problems of the file.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String
  ) throws(InputProblems) -> BookingProfile {
    try ConfigReader.read(bytes, file: file, as: form)
  }

  private static var form: ConfigForm<BookingProfile> {
    ProfileForm.profile(.bookings) { map, id, title in
      let table = map.optional("table", table, default: Table())
      let headings = map.required("columns", columns)
      let constants = map.optional("constants", texts, default: [:])
      let whenEmpty = map.optional("whenEmpty", texts, default: [:])
      let values = map.optional("values", values, default: Values())
      let amounts = map.optional("amounts", amountKinds, default: AmountKinds())
      let skipped = map.optional(
        "skip", ProfileForm.Skipped<BookingInput>.form(needsColumn: false), default: .init())
      if let headings { check(headings, constants, amounts, map) }
      guard let id, let title, let headings else { return nil }
      return BookingProfile(
        id: id, title: title, layout: table.layout, headings: headings, constants: constants,
        whenEmpty: whenEmpty, values: values.columns, sideWords: values.sides, amounts: amounts,
        reversesSign: table.reversesSign, units: table.units,
        skipsColumnNumbers: skipped.columnNumbers, skipsTotals: skipped.totals,
        skippedRows: skipped.rows, skippedColumns: skipped.columns)
    }
  }

  /// What must be named for a row to become a booking.
  private static func check(
    _ headings: [BookingInput: ColumnTerms], _ constants: [BookingColumn: String],
    _ amounts: AmountKinds, _ map: ConfigMap
  ) {
    func isKnown(_ column: BookingColumn) -> Bool {
      headings[.column(column)] != nil || constants[column] != nil
        || !amounts.constants.isEmpty
          && amounts.sides.allSatisfy { amounts.constants[$0]?[column] != nil }
    }
    func miss(_ name: String) { map.report("columns", .config(.missingKey(name))) }
    for column in [BookingColumn.date, .measure] where !isKnown(column) { miss(column.rawValue) }
    let hasSides = headings[.debit] != nil || headings[.credit] != nil
    if headings[.column(.amount)] == nil, !hasSides { miss("amount | debit | credit") }
    if headings[.side] != nil {
      if headings[.column(.amount)] == nil { miss("amount") }
      if hasSides { map.report("columns", .config(.duplicateKey("side | debit | credit"))) }
      if isKnown(.kind) { map.report("columns", .profile(.kindToldTwice)) }
    }
    if isKnown(.kind) {
      if !amounts.isEmpty { map.report("amounts", .profile(.kindToldTwice)) }
    } else if amounts.isEmpty {
      miss("kind | amounts")
    } else {
      let sides: [(BookingInput, BookingKind?)] = [
        (.debit, amounts.debit), (.credit, amounts.credit),
        (.column(.amount), amounts.positive ?? amounts.negative ?? amounts.debit ?? amounts.credit),
      ]
      for (input, kind) in sides where headings[input] != nil && kind == nil {
        let key = input == .column(.amount) ? "positive" : input.rawValue
        map.report("amounts", .profile(.kindOfAmounts(key)))
      }
    }
    if (headings[.fee] != nil) != (amounts.fee != nil) {
      headings[.fee] == nil
        ? miss("fee") : map.report("amounts", .profile(.kindOfAmounts("fee")))
    }
    if headings[.net] != nil, headings[.fee] == nil { miss("fee") }
    // Money in and money out, an invoice and its credit note: added up they would be wrong.
    for (first, second, keys) in [
      (amounts.positive, amounts.negative, "positive | negative"),
      (amounts.debit, amounts.credit, "debit | credit"),
    ] {
      guard let first, first == second else { continue }
      map.report("amounts", .profile(.signsMeanTheSame(first, keys: keys)))
    }
    for terms in headings.values {
      // A side that no amount stands on would leave the key empty.
      for side in terms.sides.map(\.side) where !amounts.sides.contains(side) {
        map.report("columns", .profile(.kindOfAmounts(side.rawValue)))
      }
    }
    for input in amountInputs where headings[input]?.isFirstFilled ?? false {
      map.report("columns", .profile(.firstFilledAmount(input.rawValue)))
    }
    for column in BookingColumn.allCases
    where headings[.column(column)] != nil {
      if constants[column] != nil {
        map.report("constants", .config(.duplicateKey(column.rawValue)))
      }
      // The fee goes to the payment service, whoever paid.
      if amounts.constants.contains(where: { $0.key != .fee && $0.value[column] != nil }) {
        map.report("amounts", .config(.duplicateKey(column.rawValue)))
      }
    }
  }

  /// What stands in one column, since its place or sign tells more than its value.
  private static let amountInputs: [BookingInput] = [
    .column(.amount), .column(.vat), .column(.eligible), .debit, .credit,
  ]

  /// How the table is laid out.
  private struct Table {
    var layout = TableLayout()
    var reversesSign = false
    var units = UnitTerms<BookingInput>()
  }

  private static var table: ConfigForm<Table> {
    .mapping { map in
      Table(
        layout: TableLayout(reading: map),
        reversesSign: map.optional("sign", ProfileForm.reversesSign, default: false),
        units: map.optional("unit", UnitTerms<BookingInput>.form, default: UnitTerms()))
    }
  }

  private static var columns: ConfigForm<[BookingInput: ColumnTerms]> { ProfileForm.columns() }

  /// A text for each column; words of closed lists are checked where they stand.
  private static var texts: ConfigForm<[BookingColumn: String]> {
    .mapping { map in byColumn(map) { $0 } }
  }

  /// The office's words, and what they stand for.
  private struct Values {
    var columns: [BookingColumn: [String: String]] = [:]
    var sides: [String: SignedText.Sign] = [:]
  }

  private static var values: ConfigForm<Values> {
    .mapping { map in
      Values(
        columns: byColumn(map) { words($0) },
        sides: map.optional(
          BookingInput.side.rawValue,
          words(.oneOf([("debit", .debit), ("credit", .credit)])), default: [:]))
    }
  }

  /// Words in whatever case, each with what it stands for.
  private static func words<Value>(_ form: ConfigForm<Value>) -> ConfigForm<[String: Value]> {
    ConfigForm<[String: Value]> { node, context in
      ConfigForm<[(key: String, value: Value)]>.table(keys: .text, values: form)
        .read(node, context)
        .map { pairs in
          var values: [String: Value] = [:]
          for (key, value) in pairs { values[Profile.folded(key)] = value }
          return values
        }
    }
  }

  private static func byColumn<Value>(
    _ map: ConfigMap, _ form: (ConfigForm<String>) -> ConfigForm<Value>
  ) -> [BookingColumn: Value] {
    var values: [BookingColumn: Value] = [:]
    for column in BookingColumn.allCases {
      let text =
        column == .kind ? kind.mapped { .success($0.rawValue) } : ConfigForm<String>.text
      values[column] = map.optional(column.rawValue, form(text))
    }
    return values
  }

  private static var amountKinds: ConfigForm<AmountKinds> {
    .mapping { map in
      var constants: [AmountKinds.Side: [BookingColumn: String]] = [:]
      func kind(_ side: AmountKinds.Side) -> BookingKind? {
        guard let read = map.optional(side.rawValue, Self.side) else { return nil }
        if !read.constants.isEmpty { constants[side] = read.constants }
        return read.kind
      }
      var kinds = AmountKinds(
        positive: kind(.positive), negative: kind(.negative), debit: kind(.debit),
        credit: kind(.credit))
      kinds.fee = kind(.fee)
      kinds.constants = constants
      return kinds
    }
  }

  /// A kind, or a kind with what holds for its rows: `{kind: expense, line: SACH}`.
  private static var side: ConfigForm<(kind: BookingKind, constants: [BookingColumn: String])> {
    let mapping = ConfigForm<(kind: BookingKind, constants: [BookingColumn: String])>.mapping {
      map in
      let kind = map.required("kind", Self.kind)
      var constants: [BookingColumn: String] = [:]
      for column in BookingColumn.allCases where ![.kind, .date, .amount].contains(column) {
        constants[column] = map.optional(column.rawValue, .text)
      }
      return kind.map { ($0, constants) }
    }
    return ConfigForm { node, context in
      if case .mapping = node.content { return mapping.read(node, context) }
      return Self.kind.read(node, context).map { ($0, [:]) }
    }
  }

  /// A kind by its key or its German name.
  private static var kind: ConfigForm<BookingKind> {
    .oneOf(
      BookingKind.importable.map { ($0.rawValue, $0) }
        + BookingKind.importable.map { ($0.name.de, $0) })
  }
}
