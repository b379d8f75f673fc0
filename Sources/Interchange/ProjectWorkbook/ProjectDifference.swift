public import Amounts
public import Funding

/// One value that differs between two versions of a project; what the sheets of a project workbook
/// tell is all that a project file tells, so that none is left out.
public struct ProjectDifference: Hashable, Sendable {
  /// Where, in the words of the project file: `SC-883-DO.lines.0812.planned`.
  public let path: String
  /// As files write it; nil where there was none.
  public let before: String?
  /// Nil where there is none any more.
  public let after: String?
  /// Where, and both values, in the words of the workbook.
  let place: LocalizedText
  let shownBefore: LocalizedText?
  let shownAfter: LocalizedText?

  /// `Ausgabenplan SC-883-DO 0812, geplant: 600.000,00 € → 615.000,00 €`.
  public func text(_ language: Language) -> String {
    let none = language.pick("(nichts)", "(none)")
    return place[language] + ": " + (shownBefore?[language] ?? none) + " → "
      + (shownAfter?[language] ?? none)
  }

  /// All differences, sheet after sheet of the workbook. Without a version before, what is created.
  public static func between(_ before: Project?, _ after: Project) -> [ProjectDifference] {
    let old = before.map(values) ?? []
    let new = values(after)
    let oldByPath = Dictionary(old.map { ($0.path, $0) }) { first, _ in first }
    let newPaths = Set(new.map(\.path))
    let changed = new.compactMap { value -> ProjectDifference? in
      let was = oldByPath[value.path]
      return was?.plain == value.plain ? nil : ProjectDifference(was, value, at: value)
    }
    return changed
      + old.filter { !newPaths.contains($0.path) }.map { ProjectDifference($0, nil, at: $0) }
  }

  private init(_ before: Value?, _ after: Value?, at value: Value) {
    (path, place) = (value.path, value.place)
    (self.before, self.after) = (before?.plain, after?.plain)
    (shownBefore, shownAfter) = (before?.shown, after?.shown)
  }

  /// A value of a version, with where it stands.
  private struct Value {
    let path: String
    let place: LocalizedText
    let plain: String
    let shown: LocalizedText
  }

  private static func values(_ project: Project) -> [Value] {
    let records = ProjectCells.records(of: project)
    return ProjectSheet.read.flatMap { sheet in
      (records[sheet] ?? []).flatMap { values(sheet, $0) }
    }
  }

  private static func values(_ sheet: ProjectSheet, _ record: [String: JSONValue]) -> [Value] {
    let ids = sheet.identity.compactMap { record[$0]?.scalarText }
    return sheet.fields.compactMap { field in
      guard let value = record[field.key], !sheet.identity.contains(field.key),
        !field.key.hasPrefix("amendment.")
      else { return nil }
      func shown(_ language: Language) -> String {
        ProjectCells(language: language).text(value, field, record)
      }
      func place(_ language: Language) -> String {
        let names = sheet == .terms ? [ids[0], name(of: ids, language)] : ids
        let whole = [sheet.name[language]] + names
        // A term is told by its name; its only further field is its value.
        return whole.joined(separator: " ") + (sheet == .terms ? "" : ", \(field.name[language])")
      }
      return Value(
        path: sheet.path(ids, field.key).joined(separator: "."),
        place: LocalizedText(de: place(.de), en: place(.en)),
        plain: field.plain(value, record), shown: LocalizedText(de: shown(.de), en: shown(.en)))
    }
  }

  private static func name(of ids: [String], _ language: Language) -> String {
    ids.count > 1 ? Parameter.named(ids[1])?.catalogue.name[language] ?? ids[1] : ""
  }
}

extension ProjectSheet {
  /// The fields by which one thing of the sheet is told from another.
  fileprivate var identity: [String] {
    switch self {
    case .project: []
    case .lines, .sources: ["measure", "id"]
    case .years: ["award", "year"]
    case .terms: ["award", "parameter"]
    case .aids: ["organisation", "on", "reference"]
    default: ["id"]
    }
  }

  /// The way to it in the project file.
  fileprivate func path(_ ids: [String], _ key: String) -> [String] {
    switch self {
    case .partners: ["organisations"] + ids + [key]
    case .lines, .sources: [ids[0], rawValue] + ids.dropFirst() + [key]
    case .terms: [ids[0], "overrides"] + ids.dropFirst()
    case .years:
      (key == "amount" ? [ids[0], "years"] : [ids[0], "milestones", "interimFiledOn"])
        + ids.dropFirst()
    case .aids: ["organisations", ids[0], "deMinimis"] + ids.dropFirst() + [key]
    default: ids + [key]
    }
  }
}

extension ProjectField {
  /// The value as a file for people writes it: a rate in per cent.
  fileprivate func plain(_ value: JSONValue, _ record: [String: JSONValue]) -> String {
    let text = value.scalarText
    var isRate = if case .rate = content { true } else { false }
    if case .value = content, let parameter = record["parameter"]?.scalarText {
      isRate = Parameter.named(parameter)?.domain == .rate
    }
    return isRate ? Rate(text: text)?.exactPercentText ?? text : text
  }
}

extension JSONValue {
  /// What stands in it, on one line.
  fileprivate var scalarText: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .string(let text): text
    case .array(let parts): parts.map(\.scalarText).joined(separator: "; ")
    case .object: ""
    }
  }
}
