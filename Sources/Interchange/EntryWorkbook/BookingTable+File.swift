public import Amounts

extension BookingTable<TableFile> {
  /// The table of bookings in a file: CSV, a sheet of a workbook, or a workbook that Förderbuch
  /// made to be filled in or corrected, of which the sheet of bookings is taken by itself.
  /// - Parameter sheet: the sheet to read; nil: the one it has to be.
  /// - Throws: as ``TableFile/init(_:sheet:headingRow:)``.
  public init(
    _ input: InputBytes, sheet: String? = nil, decimalMark: DecimalMark? = nil
  ) throws(InputProblems) {
    if let made = try CorrectedTable.Mark.find(input, sheet: sheet) {
      self.init(
        try TableFile(input, made), decimalMark: decimalMark, isPrepared: made.isPrepared)
      return
    }
    guard let made = try XLSXWorkbook.entrySheet(input, FileKind.recognise(input)),
      sheet == nil || sheet?.lowercased() == made.lowercased()
    else {
      let file = try TableFile(input, sheet: sheet)
      if BankTable.recognises(file) { throw InputProblems(file.place, .table(.bankTable)) }
      self.init(file, decimalMark: decimalMark)
      return
    }
    self.init(try TableFile(input, sheet: made), decimalMark: decimalMark, isPrepared: true)
  }
}

extension XLSXWorkbook {
  /// What a workbook is that Förderbuch made.
  static let ownName = LocalizedText(
    de: "eine Mappe von Förderbuch selbst", en: "a workbook of Förderbuch itself")

  /// The sheet of bookings of a file of any kind that is an ``EntryWorkbook``; LibreOffice may have
  /// saved it in its own form.
  static func entrySheet(
    _ input: InputBytes, _ kind: FileKind
  ) throws(InputProblems) -> String? {
    switch kind {
    case .workbook: try XLSXWorkbook(input).entrySheet()
    case .openDocument: entrySheet(among: Set(try ODSWorkbook(input).sheets.map(\.name)), made: nil)
    default: nil
    }
  }

  /// Some programs drop the property by which it is recognised; then the names of its sheets tell.
  func entrySheet() throws(InputProblems) -> String? {
    Self.entrySheet(
      among: Set(sheets.map(\.name)), made: try customProperties()[EntryWorkbook.property])
  }

  private static func entrySheet(among names: Set<String>, made: String?) -> String? {
    guard
      let name = [Language.de, .en].map({ EntrySheet.bookings.name[$0] }).first(
        where: names.contains)
    else { return nil }
    let has = { (sheet: EntrySheet) in
      names.contains(sheet.name.de) || names.contains(sheet.name.en)
    }
    return made == EntryWorkbook.entries || has(.choices) && has(.lists) ? name : nil
  }
}
