/// A name (definierter Name) that a kind of report gives to cells of its workbook, the same in
/// every language; its raw value is the name.
protocol WorkbookName: CaseIterable, RawRepresentable where RawValue == String {
  /// What it stands for.
  var cells: Reference { get }
}

extension WorkbookName {
  /// The name in a formula.
  var reference: Reference { .name(rawValue) }

  /// All names of the kind with their cells.
  static var all: [Report.DefinedName] {
    allCases.map { Report.DefinedName($0.rawValue, $0.cells) }
  }
}
