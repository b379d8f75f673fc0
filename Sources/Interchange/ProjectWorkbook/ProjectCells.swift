import Amounts
import Funding
import Reporting

/// How the values of a project file stand in cells, and what may be entered there.
struct ProjectCells {
  let language: Language
  /// Whether the cells stand in a form, whose values all begin at the left.
  var isForm = false

  // MARK: What the project file tells, sheet by sheet

  /// What a project tells, by sheet and key of a field.
  static func records(of project: Project) -> [ProjectSheet: [[String: JSONValue]]] {
    records(of: ProjectFile.json(project))
  }

  /// The same of what a file tells, be it unfinished.
  static func records(of file: JSONValue) -> [ProjectSheet: [[String: JSONValue]]] {
    let root = flat(file)
    let organisations = elements(root["organisations"]).map { flat($0) }
    let measures = elements(root["measures"]).map { flat($0) }
    let awards = elements(root["awards"]).map { award in
      var award = flat(award)
      if let told = award.removeValue(forKey: "overrides.inKindAllowed") {
        award["inKindAllowed"] = told
      }
      return award
    }
    func parts(_ owners: [[String: JSONValue]], _ list: String, _ key: String)
      -> [[String: JSONValue]]
    {
      owners.flatMap { owner in
        elements(owner[list]).map { flat($0).merging([key: owner["id"] ?? .null]) { $1 } }
      }
    }
    return [
      .project: [
        Dictionary(
          root.map { key, value in
            (key.hasPrefix("project.") ? String(key.dropFirst(8)) : key, value)
          }
        ) { first, _ in first }
      ],
      .partners: organisations, .measures: measures, .awards: awards,
      .lines: parts(measures, "lines", "measure"), .sources: parts(measures, "sources", "measure"),
      .aids: parts(organisations, "deMinimis", "organisation"),
      .years: awards.flatMap(years), .terms: awards.flatMap(terms),
    ]
  }

  private static func years(_ award: [String: JSONValue]) -> [[String: JSONValue]] {
    let amounts = members(award, "years.")
    let filed = members(award, "milestones.interimFiledOn.")
    return Set(amounts.keys).union(filed.keys).sorted().map { year in
      var record: [String: JSONValue] = ["year": .string(year)]
      record["award"] = award["id"]
      record["amount"] = amounts[year]
      record["filedOn"] = filed[year]
      return record
    }
  }

  private static func terms(_ award: [String: JSONValue]) -> [[String: JSONValue]] {
    members(award, "overrides.").sorted { $0.key < $1.key }.map { name, value in
      var record: [String: JSONValue] = ["parameter": .string(name), "value": value]
      record["award"] = award["id"]
      return record
    }
  }

  private static func members(
    _ record: [String: JSONValue], _ prefix: String
  ) -> [String: JSONValue] {
    Dictionary(
      record.filter { $0.key.hasPrefix(prefix) }.map {
        (String($0.key.dropFirst(prefix.count)), $0.value)
      }
    ) { first, _ in first }
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let values) = value { values } else { [] }
  }

  /// The values of a mapping by their ways: `funder.level`.
  private static func flat(_ value: JSONValue) -> [String: JSONValue] {
    guard case .object(let members) = value else { return [:] }
    var all: [String: JSONValue] = [:]
    for member in members {
      if case .object = member.value {
        for (key, inner) in flat(member.value) { all["\(member.key).\(key)"] = inner }
      } else {
        all[member.key] = member.value
      }
    }
    return all
  }

  // MARK: Cells

  /// - Parameter record: the other values, by which the value of a parameter is told.
  func cell(
    _ value: JSONValue?, _ field: ProjectField, _ record: [String: JSONValue]
  ) -> Cell {
    guard let value else { return Cell(.empty, style: style(field)) }
    if case .parameter = field.content, case .string(let name) = value {
      return Cell(
        .text(Parameter.named(name)?.catalogue.name[language] ?? name), style: style(field))
    }
    if case .value = field.content, case .string(let name) = record["parameter"] ?? .null,
      let parameter = Parameter.named(name)
    {
      return Cell(term(value, parameter), style: style(field))
    }
    return Cell(content(value, field.content), style: style(field))
  }

  /// The value of a field as a sentence shows it.
  func text(
    _ value: JSONValue, _ field: ProjectField, _ record: [String: JSONValue]
  ) -> String {
    switch cell(value, field, record).value {
    case .money(let money): money.text(language)
    case .date(let day): day.text(language)
    case .integer(let number): String(number)
    case .text(let text): text
    default: ""
    }
  }

  private func content(_ value: JSONValue, _ content: ProjectField.Content) -> CellValue {
    switch value {
    case .null: return .text(language.pick("entfällt", "none"))
    case .bool(let flag): return .text(flag ? yes : no)
    case .integer(let number): return .integer(number)
    case .array(let parts):
      let texts = parts.map { if case .string(let text) = $0 { text } else { "" } }
      return .text(texts.joined(separator: "; "))
    case .object: return .empty
    case .string(let text): return self.text(text, content)
    }
  }

  private func text(_ text: String, _ content: ProjectField.Content) -> CellValue {
    switch content {
    case .amount: (try? PlainAmount.read(text).get()).map { .money($0) } ?? .text(text)
    case .date: (try? DateText.read(text).get()).map { .date($0) } ?? .text(text)
    case .rate: .text(percent(Rate(text: text)) ?? text)
    case .word(let type): .text(shown(text, type))
    case .duration: .text(duration(text))
    default: .text(text)
    }
  }

  /// `6 Monate` for `P6M`, where that is read back as the same.
  private func duration(_ text: String) -> String {
    guard let words = Duration(text: text).map({ ParameterValue.duration($0).text(language) }),
      CellMeaning.duration(words) == text
    else { return text }
    return words
  }

  /// The value of a parameter as people write it; its cell holds texts of all kinds.
  private func term(_ value: JSONValue, _ parameter: Parameter) -> CellValue {
    if let type = parameter.wordType {
      if case .string(let text) = value { return .text(shown(text, type)) }
      if case .array(let parts) = value {
        let texts = parts.map { if case .string(let text) = $0 { shown(text, type) } else { "" } }
        return .text(texts.joined(separator: "; "))
      }
    }
    guard case .string(let text) = value else { return content(value, .text) }
    switch parameter.domain {
    case .money: return .text((try? PlainAmount.read(text).get())?.text(language) ?? text)
    case .rate: return self.text(text, .rate)
    case .duration: return self.text(text, .duration)
    default: return .text(text)
    }
  }

  private func percent(_ rate: Rate?) -> String? {
    rate.map { rate in
      let text = rate.exactPercentText
      return language == .de ? String(text.map { $0 == "." ? "," : $0 }) : text
    }
  }

  private func shown<Words: GermanWords>(_ word: String, _ type: Words.Type) -> String {
    language.pick(Words(word: word)?.german.first ?? word, word)
  }

  var yes: String { language.pick("ja", "yes") }
  var no: String { language.pick("nein", "no") }

  // MARK: Look

  func format(_ field: ProjectField) -> CellStyle.Format {
    switch field.content {
    case .amount: .euro
    case .date: .date
    default: .text
    }
  }

  func style(_ field: ProjectField) -> CellStyle {
    CellStyle(.input, format(field), wraps: false, alignment: isForm ? .left : .natural)
  }

  /// In characters.
  func width(_ field: ProjectField) -> Int {
    let least = field.name[language].count + 3
    switch field.content {
    case .text: return max(least, 34)
    case .parameter: return 42
    case .value, .word: return max(least, 26)
    case .amount, .choice, .id: return max(least, 18)
    default: return max(least, 14)
    }
  }

  // MARK: Rules

  func validation(_ field: ProjectField, _ cells: Reference, first: Reference) -> Validation {
    let (rule, refusal) = rule(field, first)
    let need = field.isNeeded ? language.pick("Nötig. ", "Needed. ") : ""
    return Validation(
      cells, rule,
      hint: Validation.Message(Self.title(field.name[language]), need + field.hint[language]),
      refusal: refusal.map {
        Validation.Message(
          language.pick("Das passt hier nicht", "That does not fit"), $0[language])
      })
  }

  private static func title(_ name: String) -> String {
    name.count <= Validation.titleLimit ? name : name.prefix(Validation.titleLimit - 1) + "…"
  }

  private func rule(
    _ field: ProjectField, _ first: Reference
  ) -> (Validation.Rule, LocalizedText?) {
    let fromList = LocalizedText(
      de: "Bitte einen Eintrag aus der Liste wählen (Pfeil an der Zelle).",
      en: "Choose from the list (arrow at the cell).")
    switch field.content {
    case .word(let type): return (.list("\(.name(Self.listName(type)))"), fromList)
    case .flag: return (.list("\(.name("FB_YesNo"))"), fromList)
    case .parameter: return (.list("\(.name("FB_Parameters"))"), fromList)
    case .choice(let choice):
      // What another sheet tells may be written there later.
      return (
        .list("\(.name(Self.listName(choice)))"), choice == .ruleSets ? fromList : nil
      )
    case .date:
      return (
        .dates(CalendarDate(days: 7305)...CalendarDate(days: 47_481)),
        LocalizedText(
          de: "Ein Datum, zum Beispiel 31.12.2027.", en: "A date, for example 2027-12-31.")
      )
    case .amount:
      return (
        .formula(
          "IF(ISNUMBER(\(first)),AND(\(first)>=0,ABS(\(first)-ROUND(\(first),2))<0.000001),FALSE)"),
        LocalizedText(
          de: "Ein Betrag in Euro mit höchstens zwei Nachkommastellen, zum Beispiel 1234,50.",
          en: "An amount in euros, two decimals at most, for example 1234.50.")
      )
    default: return (.anything, nil)
    }
  }

  static func listName(_ choice: ProjectChoice) -> String { "FB_\(choice.rawValue)" }

  static func listName(_ type: any GermanWords.Type) -> String {
    "FB_" + String(reflecting: type).split(separator: ".").suffix(2).joined()
  }
}
