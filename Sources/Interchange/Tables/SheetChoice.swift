import Funding

/// Which sheet of a workbook is to be read.
enum SheetChoice {
  /// A sheet as its workbook lists it.
  struct Sheet: Hashable, Sendable {
    let name: String
    /// Whether its tab is not shown.
    let isHidden: Bool
    /// Whether anything stands on it, where that is known.
    var hasContent = false
  }

  /// - Parameters:
  ///   - name: of the sheet; nil: the only visible one on which something stands.
  ///   - hasContent: looks whether anything stands on a sheet.
  /// - Returns: its position.
  /// - Throws: ``WorkbookFault`` where there is no such sheet, or several.
  static func choose(
    _ name: String?, of sheets: [Sheet], file: String,
    hasContent: (Int) throws(InputProblems) -> Bool
  ) throws(InputProblems) -> Int {
    let place = SourcePosition(file: file)
    if let name {
      // Names of sheets mean the same whatever their case.
      let found =
        sheets.firstIndex { $0.name == name }
        ?? sheets.firstIndex { $0.name.lowercased() == name.lowercased() }
      if let found { return found }
      let known = sheets.map(\.name)
      throw InputProblems(
        place, value: name,
        .workbook(.unknownSheet(name, nearest: NearestName.of(name, among: known), known: known)))
    }
    let visible = sheets.indices.filter { !sheets[$0].isHidden }
    if visible.count == 1 { return visible[0] }
    var filled: [Int] = []
    for index in visible where try hasContent(index) { filled.append(index) }
    if filled.count == 1 { return filled[0] }
    throw InputProblems(
      place,
      .workbook(filled.isEmpty ? .noSheets : .severalSheets(filled.map { sheets[$0].name })))
  }
}
