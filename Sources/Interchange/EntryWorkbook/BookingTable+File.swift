public import Amounts

extension BookingTable<TableFile> {
  /// The table of bookings in a file: CSV, a sheet of a workbook, or a workbook that Förderbuch
  /// made to be filled in or corrected, of which the sheet of bookings is taken by itself.
  /// - Parameter sheet: the sheet to read; nil: the one it has to be.
  /// - Throws: as ``TableFile/init(_:sheet:headingRow:)``.
  public init(
    _ input: InputBytes, sheet: String? = nil, decimalMark: DecimalMark? = nil
  ) throws(InputProblems) {
    guard try FileKind.recognise(input) == .workbook,
      let made = try XLSXWorkbook(input).entrySheet(),
      sheet == nil || sheet?.lowercased() == made.name.lowercased()
    else {
      self.init(try TableFile(input, sheet: sheet), decimalMark: decimalMark)
      return
    }
    self.init(
      try TableFile(input, sheet: made.name), decimalMark: decimalMark, isPrepared: made.isPrepared)
  }
}

extension XLSXWorkbook {
  /// What a workbook is that Förderbuch made.
  static let ownName = LocalizedText(
    de: "eine Mappe von Förderbuch selbst", en: "a workbook of Förderbuch itself")

  /// The sheet of projects of a workbook of problems that Förderbuch made of a list.
  func correctedListSheet() -> String? {
    let names = Set(sheets.map(\.name))
    return [Language.de, .en].first {
      names.contains(EntrySheet.projects.name[$0]) && names.contains(EntrySheet.problems.name[$0])
    }.map { EntrySheet.projects.name[$0] }
  }

  /// The sheet of bookings of a workbook that Förderbuch made; nil for any other workbook.
  ///
  /// Some programs drop the property by which it is recognised; then the names of its sheets tell.
  func entrySheet() throws(InputProblems) -> (name: String, isPrepared: Bool)? {
    let names = Set(sheets.map(\.name))
    guard
      let name = [Language.de, .en].map({ EntrySheet.bookings.name[$0] }).first(
        where: names.contains)
    else { return nil }
    let made = try customProperties()[EntryWorkbook.property]
    let has = { (sheet: EntrySheet) in
      names.contains(sheet.name.de) || names.contains(sheet.name.en)
    }
    if made == EntryWorkbook.entries || has(.choices) && has(.lists) { return (name, true) }
    if made == EntryWorkbook.corrections || has(.problems) { return (name, false) }
    return nil
  }
}
