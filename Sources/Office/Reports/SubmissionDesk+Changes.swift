import Interchange
import LedgerStore
import Reporting

extension SubmissionDesk {
  /// Whether a report says another thing than it would have said after so many seals: what was
  /// booked since of something else does not change it.
  func isChanged(_ request: ReportRequest, since seals: Int64, _ ledger: Ledger) throws -> Bool {
    let past = try ledger.rewound(toSeal: seals)
    var request = request
    request.state = (0, "")
    request.making = Making(on: request.asOf, by: "")
    func shown(_ ledger: Ledger) throws -> [String] {
      let report = try ReportMaker(office, ledger).whole(request)
      var rows: [String] = []
      for sheet in report.sheets where sheet.part == .funder {
        for block in sheet.blocks {
          try block.rows.forEach { row in
            rows.append("\(sheet.name) \(block.key) \(row.cells.map(\.value))")
          }
        }
      }
      return rows
    }
    return try shown(past) != shown(ledger)
  }

  /// The figures that a report would have otherwise if it was made again from all that is booked by
  /// now, as of the same day and in the same form: as they were handed in, and as they are now.
  /// Lists of vouchers are not among them; what was booked since is on the control sheet.
  /// - Throws: ``Refusal`` where its own form is not at hand; ``LedgerDamaged``; as making a
  ///   report.
  package func changes(since number: Int64) throws -> LookupTable {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let submission = try submission(number, ledger)
      let stamp = try WorkbookStamp(
        InputBytes(try ledger.content(ofSubmission: number), file: submission.fileName))
      guard let past = try ledger.rewound(to: stamp.head) else {
        throw LedgerDamaged(try ledger.verify())
      }
      let request = try stamp.request(office, definition: nil)
      let kept = try office.keeping(request, from: stamp.head, in: ledger)
      return ChangedFigures(
        from: try ReportMaker(kept, past).report(request),
        to: try ReportMaker(office, ledger.whole).report(request)
      ).table
    }
  }
}

/// The figures in which two reports of the same form differ, each by the words beside it.
private struct ChangedFigures {
  private(set) var table = LookupTable(
    "figures", "Geänderte Zahlen", "Changed figures",
    [
      .init("sheet", "Blatt", "Sheet", rank: 3), .init("figure", "Angabe", "Figure"),
      .init("column", "Spalte", "Column", rank: 1), .init("before", "vorgelegt", "Handed in"),
      .init("now", "heute", "Today"),
    ])

  /// A figure and the words for it.
  private struct Figure {
    let sheet: String
    let label: String
    let column: String
    let value: LookupTable.Cell
  }

  private struct Place: Hashable {
    let block: String
    let row: String
    let column: String
  }

  init(from old: Report, to new: Report) {
    let (before, now) = (Self.figures(old), Self.figures(new))
    let known = Set(before.places)
    for place in before.places + now.places.filter({ !known.contains($0) }) {
      let (one, other) = (before.figures[place], now.figures[place])
      guard one?.value != other?.value, let figure = other ?? one else { continue }
      table.rows.append(
        table.line([
          "sheet": .text(figure.sheet), "figure": .text(figure.label),
          "column": figure.column.isEmpty ? .none : .text(figure.column),
          "before": one?.value ?? .none, "now": other?.value ?? .none,
        ]))
    }
  }

  /// The figures of what is handed in, in order; of lists of entries their totals.
  private static func figures(_ report: Report) -> (places: [Place], figures: [Place: Figure]) {
    var found: (places: [Place], figures: [Place: Figure]) = ([], [:])
    for sheet in report.sheets where sheet.part == .funder {
      for block in sheet.blocks where block.key != "examination" {
        var headings: [String] = []
        for row in block.rows.known {
          let texts = row.cells.map { if case .text(let text) = $0.value { text } else { "" } }
          if row.role == .heading { headings = texts }
          // Of a list its total.
          if block.isList, row.key != "total", row.role != .heading { continue }
          guard let key = row.key, row.role != .heading, key != "entries" else { continue }
          let label = texts.first { !$0.isEmpty } ?? key
          for (cell, column) in zip(row.cells, block.columns) where cell.value.isFigure {
            let place = Place(block: block.key, row: key, column: column)
            let index = block.columns.firstIndex(of: column) ?? 0
            found.places.append(place)
            found.figures[place] = Figure(
              sheet: sheet.name, label: label.oneLine,
              column: index < headings.count ? headings[index].oneLine : "", value: cell.shown)
          }
        }
      }
    }
    return found
  }
}

extension Block {
  /// Whether it lists entries one by one.
  fileprivate var isList: Bool {
    rows.isStreamed || columns.contains("number") && columns.contains("purpose")
  }
}

extension CellValue {
  fileprivate var isFigure: Bool {
    switch self {
    case .money, .percent, .number, .integer, .date: true
    case .empty, .text: false
    }
  }
}

extension String {
  /// Without the breaks that a narrow heading has, also those within a word.
  fileprivate var oneLine: String {
    replacing("-\n", with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
