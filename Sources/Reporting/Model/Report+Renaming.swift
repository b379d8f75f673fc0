extension Report {
  /// The report with other keys of sheets and blocks and other names, every reference with them, so
  /// that several reports can stand in one workbook.
  func renamed(
    key: @escaping @Sendable (String) -> String, name: @escaping @Sendable (String) -> String
  )
    -> Report
  {
    let renaming = Renaming(key: key, name: name)
    var report = self
    report.sheets = sheets.map(renaming.sheet)
    report.names = names.map {
      DefinedName(name($0.name), renaming.reference($0.reference))
    }
    return report
  }
}

/// Carries other keys and names into everything that holds a reference.
private struct Renaming: Sendable {
  let key: @Sendable (String) -> String
  let name: @Sendable (String) -> String

  func sheet(_ sheet: Sheet) -> Sheet {
    var sheet = sheet
    sheet.key = key(sheet.key)
    sheet.blocks = sheet.blocks.map(block)
    sheet.headings = sheet.headings.map {
      Sheet.HeadingRows(block: key($0.block), columns: $0.columns)
    }
    sheet.filter = sheet.filter.map(key)
    sheet.highlights = sheet.highlights.map {
      Sheet.Highlight(reference($0.cells), equal: $0.text, tone: $0.tone)
    }
    sheet.choices = sheet.choices.map {
      Sheet.Choice(reference($0.cells), from: reference($0.list))
    }
    return sheet
  }

  private func block(_ block: Block) -> Block {
    var block = block
    block.key = key(block.key)
    switch block.rows {
    case .list(let rows): block.rows = .list(rows.map(row))
    case .stream(let before, let stream, let after):
      let renamed = RowStream(count: stream.count, keys: stream.keys) { sink in
        try stream.produce { try sink(row($0)) }
      }
      block.rows = .stream(before: before.map(row), renamed, after: after.map(row))
    }
    return block
  }

  private func row(_ row: Row) -> Row {
    var row = row
    for index in row.cells.indices {
      if let formula = row.cells[index].formula {
        row.cells[index].formula = Formula(
          formula.pieces.map { piece in
            if case .reference(let found) = piece { .reference(reference(found)) } else { piece }
          })
      }
      row.cells[index].link = row.cells[index].link.map(reference)
    }
    return row
  }

  func reference(_ reference: Reference) -> Reference {
    switch reference {
    case .cell(let block, let row, let column):
      .cell(block: key(block), row: row, column: column)
    case .column(let block, let column): .column(block: key(block), column: column)
    case .rows(let block, let column, let from, let through):
      .rows(block: key(block), column: column, from: from, through: through)
    case .columns(let block, let row, let from, let through):
      .columns(block: key(block), row: row, from: from, through: through)
    case .block(let block): .block(key(block))
    case .sheet(let sheet): .sheet(key(sheet))
    case .name(let found): .name(name(found))
    case .own: reference
    }
  }
}
