package import Amounts
public import Funding

/// Project workbooks, filled in: the same project as of a project file, through the same reader.
public enum ProjectWorkbookFile {
  /// Where a value of the project itself stands, or could, by its key in project files.
  package static func place(of key: String, isWorkbook: Bool) -> LocalizedText? {
    ProjectSheet.project.fields.first { $0.key == key }.map { field in
      guard isWorkbook else {
        let path = key.split(separator: ".").joined(separator: ": {") + ": …}"
        return LocalizedText(
          de: "„\(field.name.de)“, `\(path)`", en: "“\(field.name.en)”, `\(path)`")
      }
      return LocalizedText(
        de: "Blatt „\(ProjectSheet.project.name.de)“, Zelle neben „\(field.name.de)“",
        en: "sheet “\(ProjectSheet.project.name.en)”, cell beside “\(field.name.en)”")
    }
  }

  /// Reads a filled workbook, of Excel or LibreOffice.
  /// - Parameters:
  ///   - ruleSets: the ids of the rule sets there are; nil: any id will do.
  ///   - accounts: the expense accounts that lines may name; nil: any.
  ///   - told: gets what was read though nobody sees it, or it is struck through.
  /// - Throws: all problems, each with sheet and cell, sheet after sheet.
  public static func read(
    _ input: InputBytes, ruleSets: [String]? = nil, accounts: [String]? = nil,
    told: (_ sheet: String, SheetNotice) -> Void = { _, _ in }
  ) throws(InputProblems) -> Project {
    let problems = ProblemList()
    let tables = try sheets(input)
    var records: [ProjectSheet: [ProjectRecord]] = [:]
    var places: [ProjectSheet: SourcePosition] = [:]
    for (sheet, table) in tables {
      var rows: [[SheetValue]] = []
      table.forEachRow(problems: problems) { row in
        let values = row.cells.enumerated().compactMap { SheetValue($1, row, $0) }
        if !values.isEmpty { rows.append(values) }
      }
      let notices = (table as? XLSXSheet)?.notices ?? (table as? ODSSheet)?.notices ?? []
      for notice in notices where notice.isOfSight { told(table.place.sheet ?? "", notice) }
      places[sheet] = table.place
      records[sheet] = ProjectRecords(sheet: sheet, place: table.place, problems: problems)
        .read(rows)
    }
    let tree = ProjectTree(records: records, places: places, problems: problems)
    let form = ProjectForm(ruleSets: ruleSets, accounts: accounts)
    let project = form.project.read(
      tree.root, ConfigContext(file: input.file, problems: problems))
    form.references.check(problems)
    do throws(InputProblems) {
      return try problems.checked(project)
    } catch {
      throw error.inOrder(of: tables.map(\.table.place.sheet))
    }
  }

  /// Whether a file is a workbook, of whatever content.
  public static func isWorkbook(_ input: InputBytes) throws(InputProblems) -> Bool {
    try FileKind.recognise(input).isSpreadsheet
  }

  /// The sheets that are read, as the workbook has them.
  private static func sheets(
    _ input: InputBytes
  ) throws(InputProblems) -> [(sheet: ProjectSheet, table: any TableSource)] {
    var found: [(sheet: ProjectSheet, table: any TableSource)] = []
    var missing: [String] = []
    typealias Opening = (String) throws(InputProblems) -> any TableSource
    func names() throws(InputProblems) -> ([String], Opening) {
      if try FileKind.recognise(input) == .openDocument {
        let workbook = try ODSWorkbook(input)
        return (
          workbook.sheets.map(\.name),
          { (name) throws(InputProblems) in try workbook.sheet(named: name) }
        )
      }
      let workbook = try XLSXWorkbook(input)
      return (
        workbook.sheets.map(\.name),
        { (name) throws(InputProblems) in try workbook.sheet(named: name) }
      )
    }
    let (all, open) = try names()
    for sheet in ProjectSheet.read {
      if let name = all.first(where: sheet.isNamed) {
        found.append((sheet, try open(name)))
      } else {
        // Also one that may be empty: it may have been renamed, with all that stands on it.
        missing.append(sheet.name.de)
      }
    }
    guard missing.isEmpty else {
      throw InputProblems(
        SourcePosition(file: input.file), .notice(.sheetsMissing(missing)))
    }
    return found
  }
}

extension InputProblems {
  /// The same, sheet after sheet.
  fileprivate func inOrder(of sheets: [String?]) -> InputProblems {
    func rank(_ problem: InputProblem) -> Int {
      sheets.firstIndex(of: problem.place.sheet) ?? -1
    }
    let sorted = problems.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    return InputProblems(problems: sorted.map(\.element), count: count)
  }
}
