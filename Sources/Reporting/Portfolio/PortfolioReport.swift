public import Amounts
import Funding

/// The portfolio report (Vorhabenübersicht): all projects with traffic light, plan, actual, grants,
/// deadlines and charts, for those who steer them.
///
/// Actual figures are sums over the entries of the sheet of entries; what the settlement decides
/// (recognised, entitled) enters once, beside it, and the control sheet ties both to the ledger.
public struct PortfolioReport: FormFilling {
  typealias Group = PortfolioData.Group
  typealias Line = FormContent.Line

  let data: PortfolioData
  let language: Language
  let form: FormDefinition
  let timeline: PortfolioTimeline
  let calculation = Calculation()
  /// The sources in the order of the form's financing table.
  let groups: [Group]
  /// Index of the first row of each measure.
  let firstRows: [Int: Int]
  /// Indices of the measures of each project.
  let members: [[Int]]

  var basis: ReportBasis { data.basis }

  /// Builds the report.
  /// - Parameters:
  ///   - data: the ledger's figures and entries.
  ///   - form: a form of the kind ``FormKind/portfolio``.
  ///   - language: the language of labels; sentences of `data` are in it already.
  /// - Throws: ``AmountError`` where a total does not fit into an amount.
  public static func report(
    _ data: PortfolioData, form: FormDefinition, language: Language
  ) throws -> Report {
    try PortfolioReport(data, form, language).report()
  }

  private init(_ data: PortfolioData, _ form: FormDefinition, _ language: Language) {
    self.data = data
    self.form = form
    self.language = language
    timeline = PortfolioTimeline(data)
    let section = form.sheets.lazy.flatMap(\.sections).first { $0.content == "financing" }
    groups = (section?.columns ?? []).compactMap { Group(rawValue: $0.key) }
    firstRows = Dictionary(data.rows.enumerated().map { ($1.measure, $0) }) { first, _ in first }
    let measures = Dictionary(grouping: data.measures.indices) { data.measures[$0].project }
    members = data.projects.indices.map { measures[$0] ?? [] }
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    switch section.content {
    case "keyFigures": try keyFigures(section)
    case "fields": fields(section)
    case "board": board(section)
    case "pressing":
      pressing(
        section, index(item).map { data.projects[$0].pressing } ?? data.pressing,
        most: most(5, on: index(item)))
    case "overdueDeadlines", "nextDeadlines":
      deadlines(
        section,
        tasks(overdue: section.content == "overdueDeadlines", project: index(item)),
        most: most(4, on: index(item)))
    case "deadlines": deadlines(section, data.deadlines)
    case "projectFigures": index(item).map { projectFigures(section, $0) }
    case "projectMeasures", "projectAwards": index(item).map { members(section, $0) }
    case "projects": projects(section)
    case "measures", "calculation": try measures(section)
    case "awards", "ratios": awards(section)
    case "financing": try financing(section)
    case "plannedFinancing": try plannedFinancing(section)
    case "shares": shares(section)
    case "timeline": timeline(section)
    case "spread": spread(section)
    case "financingTop": try financingTop(section)
    case "ledgerRows": ledgerRows(section)
    default: nil
    }
  }

  func pairs(_ section: FormSection, _ item: FormItem?) throws -> [FormBuilder.Pair]? {
    guard Self.chartContents.contains(section.content), try chart(section, item) == nil else {
      return nil
    }
    return [FormBuilder.Pair(key: "none", label: label(section, "none"), value: .text(""))]
  }

  static let textPlaceholders = [
    "scope", "projects", "planned", "plannedToDate", "actual", "measure", "source", "project",
    "projectId", "since", "more",
  ]

  var placeholders: [String: String] {
    [
      "scope": data.basis.subject, "projects": String(data.projects.count),
      "since": data.since.text(language),
    ]
  }

  var figures: [String: Reference] {
    [
      "planned": Name.planned.reference, "plannedToDate": Name.plannedToDate.reference,
      "actual": Name.actual.reference,
    ]
  }

  // MARK: Keys and labels

  static func project(_ index: Int) -> String { "project.\(index + 1)" }
  static func measure(_ index: Int) -> String { "measure.\(index + 1)" }
  static func award(_ index: Int) -> String { "award.\(index + 1)" }

  func cell(_ block: String, _ row: String, _ column: String) -> Reference {
    .cell(block: block, row: row, column: column)
  }

  func column(_ block: String, _ column: String) -> Reference {
    .column(block: block, column: column)
  }

  /// Figures of a measure that stand on the sheet of its calculation, and figures of an award that
  /// stand on that of its ratios.
  static let calculated = ["plannedEligible", "eligible", "cut", "thirdParty", "own"]
  static let related = [
    "plannedRatio", "ratio", "rate", "rateState", "plannedPublic", "publicMoney", "publicShare",
    "publicLimit",
    "publicState",
  ]

  static func measureBlock(_ column: String) -> String {
    calculated.contains(column) ? "calculation" : "measures"
  }

  static func awardBlock(_ column: String) -> String {
    related.contains(column) ? "ratios" : "awards"
  }

  func measure(_ index: Int, _ column: String) -> Reference {
    cell(Self.measureBlock(column), Self.measure(index), column)
  }

  func award(_ index: Int, _ column: String) -> Reference {
    cell(Self.awardBlock(column), Self.award(index), column)
  }

  /// A label of another section: the word that its cells hold and formulas look for.
  func word(_ content: String, _ row: String) -> String {
    section(content).map { label($0, row) } ?? row
  }

  func light(_ light: Assessment.Light) -> String { word("projects", light.rawValue) }

  func group(_ group: Group) -> String { word("ledgerRows", group.rawValue) }

  func yesNo(_ isSo: Bool, _ content: String) -> String { word(content, isSo ? "yes" : "no") }

  /// The sum of the amounts whose key is that of a row, to the cent.
  func sum(_ amounts: Reference, where keys: Reference, is key: Reference) -> Formula {
    "ROUND(SUMIFS(\(amounts),\(keys),\(key)),2)"
  }

  /// A part in per cent of a whole; 0 where there is no whole.
  func percent(_ part: Reference, of whole: Reference) -> Cell {
    .percent("IF(\(whole)<=0,0,ROUND(\(part)/\(whole),4))")
  }

  func finish(_ sheet: inout Sheet, _ definition: FormSheet, _ item: FormItem?) throws {
    for section in definition.sections {
      switch section.content {
      case "projects", "measures", "board", "projectMeasures", "facts":
        let isFact = section.content == "facts"
        guard (isFact ? section.rows.map(\.key) : section.columns.map(\.key)).contains("light")
        else { continue }
        let block = item?.block(section.key) ?? section.key
        let cells = isFact ? cell(block, "light", "value") : column(block, "light")
        sheet.highlights += [
          Sheet.Highlight(cells, equal: light(.green), tone: .good),
          Sheet.Highlight(cells, equal: light(.yellow), tone: .caution),
          Sheet.Highlight(cells, equal: light(.red), tone: .bad),
        ]
      case "ratios":
        for name in ["rateState", "publicState"]
        where section.columns.contains(where: { $0.key == name }) {
          let cells = column(section.key, name)
          sheet.highlights += [
            Sheet.Highlight(cells, equal: label(section, "kept"), tone: .good),
            Sheet.Highlight(cells, equal: label(section, "exceeded"), tone: .bad),
          ]
        }
      default: break
      }
    }
  }
}
