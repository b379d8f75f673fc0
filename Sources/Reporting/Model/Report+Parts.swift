public import Amounts

/// What a sheet is for: a book has what goes to the funder first, and one's own file behind it.
public enum ReportPart: String, Hashable, Sendable, CaseIterable {
  /// Cover, form, lists, signatures (zur Vorlage).
  case funder
  /// Calculation, findings, control (eigene Akte).
  case own

  public var name: LocalizedText {
    switch self {
    case .funder: LocalizedText(de: "Zuwendungsgeber", en: "funder")
    case .own: LocalizedText(de: "eigene Akte", en: "own file")
    }
  }
}

extension Report {
  /// Whether it has sheets of both parts.
  public var hasTwoParts: Bool { Set(sheets.map(\.part)).count == 2 }

  /// The funder's sheets first, whatever order they were made in.
  var inParts: Report {
    var report = self
    report.sheets = ReportPart.allCases.flatMap { part in sheets.filter { $0.part == part } }
    return report
  }

  /// One part by itself. A formula that takes something from the other part becomes its value; a
  /// sheet whose figures a chart draws stays.
  public func only(_ part: ReportPart) -> Report {
    let drawn = sheets.filter { $0.part == part }.flatMap(\.charts).flatMap(\.series)
      .flatMap { [$0.name, $0.categories, $0.values] }.compactMap(\.block)
    let kept = sheets.filter { sheet in
      sheet.part == part || sheet.blocks.contains { drawn.contains($0.key) }
    }
    let cut = PartCut(kept, names)
    var report = self
    report.sheets = kept.map(cut.sheet)
    report.names = names.filter { cut.leads($0.reference) }
    return report
  }
}

/// Takes out of sheets what leads to sheets that are not there.
private struct PartCut: Sendable {
  private let blocks: Set<String>
  private let sheets: Set<String>
  private let names: [String: Reference]

  init(_ kept: [Sheet], _ names: [Report.DefinedName]) {
    blocks = Set(kept.flatMap(\.blocks).map(\.key))
    sheets = Set(kept.map(\.key))
    self.names = Dictionary(names.map { ($0.name, $0.reference) }) { first, _ in first }
  }

  func leads(_ reference: Reference) -> Bool {
    switch reference {
    case .own: true
    case .sheet(let key): sheets.contains(key)
    case .name(let name): names[name].map(leads) ?? false
    case .cell, .column, .rows, .columns, .block: reference.block.map(blocks.contains) ?? false
    }
  }

  func sheet(_ sheet: Sheet) -> Sheet {
    var sheet = sheet
    sheet.blocks = sheet.blocks.map { block in
      var block = block
      switch block.rows {
      case .list(let rows): block.rows = .list(rows.map(row))
      case .stream(let before, let stream, let after):
        let cut = RowStream(count: stream.count, keys: stream.keys, widest: stream.widest) { sink in
          try stream.produce { try sink(row($0)) }
        }
        block.rows = .stream(before: before.map(row), cut, after: after.map(row))
      }
      return block
    }
    return sheet
  }

  private func row(_ row: Row) -> Row {
    var row = row
    for index in row.cells.indices {
      let isWhole = row.cells[index].formula?.pieces.allSatisfy { piece in
        if case .reference(let reference) = piece { leads(reference) } else { true }
      }
      if isWhole == false { row.cells[index].formula = nil }
      if let link = row.cells[index].link, !leads(link) { row.cells[index].link = nil }
    }
    return row
  }
}

extension Reference {
  /// The block in which it lies.
  fileprivate var block: String? {
    switch self {
    case .cell(let block, _, _), .column(let block, _), .rows(let block, _, _, _),
      .columns(let block, _, _, _), .block(let block):
      block
    case .own, .sheet, .name: nil
    }
  }
}
