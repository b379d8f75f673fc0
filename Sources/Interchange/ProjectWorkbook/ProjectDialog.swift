public import Amounts
import Funding
import Messages

/// The questions by which a project is told (`project new`), one after the other: each answer is
/// checked at once by the reader of project files. It knows neither terminal nor file.
public struct ProjectDialog: Sendable {
  /// What is asked next.
  public struct Question: Sendable {
    /// The part of the notice that it belongs to: `Bescheid 1`.
    public let part: String
    public let text: String
    /// What the term means, with an example.
    public let help: String
    /// What may be chosen; empty where anything may be said.
    public let choices: [String]
    /// What an empty answer means; nil where it means nothing.
    public let usual: String?
    public let isNeeded: Bool
  }

  enum Step: Hashable {
    case field(ProjectDraft.Place)
    /// Whether there is one more.
    case more(ProjectSheet)
    /// What an amendment changes.
    case change
  }

  public internal(set) var draft: ProjectDraft
  let language: Language
  /// What `heute` and a day without its year mean.
  private let today: CalendarDate
  private let ruleSets: [String]
  /// Nil for a new project.
  let amendment: Amendment?
  private var skipped: Set<ProjectDraft.Place> = []
  private var closed: Set<ProjectSheet> = []
  /// What of an amendment is asked before what else changes.
  var pending: [ProjectDraft.Place] = []
  var isDone = false

  /// - Parameters:
  ///   - draft: what is told already is not asked again.
  ///   - amendment: what it amends; nil for a new project.
  public init(
    _ draft: ProjectDraft, ruleSets: [String], language: Language, today: CalendarDate,
    amendment: Amendment? = nil
  ) {
    (self.draft, self.ruleSets, self.language) = (draft, ruleSets, language)
    self.today = today
    self.amendment = amendment
    for sheet in Self.order where sheet.isNeeded && self.draft.count(sheet) == 0 {
      self.draft.append(sheet)
    }
    if amendment != nil {
      pending = opening()
    } else {
      passOver()
    }
    // What stands empty so far is of the only measure, too.
    for sheet in Self.order { fillMeasure(sheet) }
  }

  /// Who takes part stands before what names them.
  static let order: [ProjectSheet] = [
    .project, .partners, .measures, .lines, .sources, .awards, .years, .aids, .terms,
  ]

  /// What is asked though it may stay open.
  private static let asked: [ProjectSheet: Set<String>] = [
    .project: ["from", "to"], .partners: ["inputVatDeductible"], .lines: ["eligible", "inKind"],
    .sources: ["organisation", "countsAsOwnShare"],
    .awards: [
      "rate", "inKindAllowed", "investment", "unitAmount", "units", "milestones.statementDueOn",
      "milestones.purposeBoundUntil", "aid.basis", "aid.article", "aid.bonus",
    ],
    .years: ["amount"], .aids: ["reference"],
  ]

  // MARK: Where it stands

  /// What was not told before the last that was told is left open, and lists before it are closed.
  private mutating func passOver() {
    var open: [Step] = []
    for step in steps {
      if case .field(let place) = step, draft[place] != nil {
        for case .field(let place) in open where !isNeeded(place) { skipped.insert(place) }
        for case .more(let sheet) in open { closed.insert(sheet) }
        open = []
      } else {
        open.append(step)
      }
    }
  }

  private var steps: [Step] {
    if amendment != nil { return pending.map(Step.field) + [.change] }
    return Self.order.filter(isWanted).flatMap { sheet -> [Step] in
      let fields = (0..<draft.count(sheet)).flatMap { index in
        sheet.fields.map { ProjectDraft.Place(sheet: sheet, record: index, key: $0.key) }
          .filter(isAsked).map(Step.field)
      }
      return fields + (sheet == .project ? [] : [.more(sheet)])
    }
  }

  func field(_ place: ProjectDraft.Place) -> ProjectField? {
    place.sheet.fields.first { $0.key == place.key }
  }

  private func isNeeded(_ place: ProjectDraft.Place) -> Bool {
    field(place)?.isNeeded == true || amendment != nil && place.key == "amendment.on"
  }

  func isAsked(_ place: ProjectDraft.Place) -> Bool {
    guard field(place)?.isNeeded == true || Self.asked[place.sheet]?.contains(place.key) ?? false
    else { return false }
    func value(_ key: String) -> String? {
      draft[ProjectDraft.Place(sheet: place.sheet, record: place.record, key: key)]
    }
    switch place.key {
    case "countsAsOwnShare":
      return value("kind").flatMap { Source.Kind(word: $0) } == .partnerCash
    case "rate": return value("financing").flatMap { Award.Financing(word: $0) } == .share
    case "unitAmount", "units":
      return value("financing").flatMap { Award.Financing(word: $0) } == .fixedPerUnit
    case "measure": return draft.count(.measures) != 1
    case "award": return draft.count(.awards) != 1
    case "aid.basis": return isOfEnterprise(place.record)
    case "aid.article": return value("aid.basis").flatMap { AidWord(word: $0) } == .blockExemption
    case "aid.bonus": return value("aid.basis").flatMap { AidWord(word: $0) } == .research
    case "to" where place.sheet == .project: return value("from") != nil
    default: return true
    }
  }

  private var step: Step? {
    guard !isDone else { return nil }
    return steps.first { step in
      switch step {
      case .field(let place): amendment != nil || draft[place] == nil && !skipped.contains(place)
      case .more(let sheet): !closed.contains(sheet)
      case .change: true
      }
    }
  }

  public var isFinished: Bool { step == nil }

  // MARK: Questions

  /// Nil where all is told.
  public var question: Question? {
    switch step {
    case nil: return nil
    case .field(let place)?:
      guard let field = field(place) else { return nil }
      let example =
        field.example.isEmpty
        ? "" : language.pick(" Zum Beispiel: ", " For example: ") + field.example
      return Question(
        part: part(place.sheet, place.record), text: field.name[language],
        help: field.hint[language] + example, choices: choices(place), usual: shownUsual(place),
        isNeeded: isNeeded(place))
    case .more(let sheet)?:
      let count = draft.count(sheet)
      let noun = sheet.one[language]
      return Question(
        part: part(sheet, count),
        text: language.pick("\(noun) hinzufügen?", "Add a \(noun)?"),
        help: sheet.meaning[language], choices: yesNo, usual: yesNo[wantsMore(sheet) ? 0 : 1],
        isNeeded: false)
    case .change?:
      return Question(
        part: language.pick("Änderung", "Amendment"),
        text: language.pick(
          "Was ändert sich? (leer: nichts weiter)", "What changes? (empty: no more)"),
        help: language.pick(
          "Die Nummer oder Kennung; dann wird nach jeder Angabe gefragt, und die Eingabetaste lässt sie, wie sie ist.",
          "The number or id; each value is asked then, and Enter leaves it as it is."),
        choices: changeable.enumerated().map { "\($0 + 1) \($1.label)" }, usual: nil,
        isNeeded: false)
    }
  }

  private var yesNo: [String] {
    language.pick("ja nein", "yes no").split(separator: " ").map(String.init)
  }

  private func part(_ sheet: ProjectSheet, _ index: Int) -> String {
    sheet == .project ? sheet.name[language] : "\(sheet.one[language]) \(index + 1)"
  }

  private func choices(_ place: ProjectDraft.Place) -> [String] {
    switch field(place)?.content {
    case .word(let type): type.choices(language)
    case .flag: yesNo
    case .choice(.ruleSets): ruleSets
    case .choice(.partners): draft.ids(.partners)
    case .choice(.measures): draft.ids(.measures)
    case .choice(.awards): draft.ids(.awards)
    case .parameter: Parameter.allCases.map { $0.catalogue.name[language] }
    default: []
    }
  }

  /// What is usual where nothing is said.
  private func usual(_ place: ProjectDraft.Place) -> String? {
    if let told = draft[place] { return told }
    func project(_ key: String) -> String? {
      draft[ProjectDraft.Place(sheet: .project, record: 0, key: key)]
    }
    return switch (place.sheet, place.key) {
    case (.measures, "id"): place.record == 0 ? project("id") : nil
    case (.measures, "title"): place.record == 0 ? project("title") : nil
    case (.measures, "recipient"): draft.ids(.partners).first
    case (.measures, "role"):
      choices(place).dropFirst(place.record == 0 ? 0 : 1).first
    case (.awards, "from"): project("from")
    case (.awards, "to"): project("to")
    case (.awards, "measure"): draft.ids(.measures).first
    case (.years, "year"): nextYear(place.record)
    case (.years, "amount"): leftOfYears(place.record)?.plainText
    case (.aids, "organisation"): draft.ids(.partners).first
    default: nil
    }
  }

  private func shownUsual(_ place: ProjectDraft.Place) -> String? {
    if place.key == "eligible", place.sheet == .lines, draft[place] == nil {
      // Nothing told means all of it.
      return shownUsual(ProjectDraft.Place(sheet: .lines, record: place.record, key: "planned"))
    }
    guard let value = usual(place) else { return nil }
    guard let field = field(place) else { return value }
    switch field.content {
    case .date: return (try? DateText.read(value).get())?.text(language) ?? value
    case .amount: return (try? PlainAmount.read(value).get())?.text(language) ?? value
    case .rate: return Rate(text: value)?.text(language) ?? value
    case .flag: return value == "true" ? yesNo[0] : value == "false" ? yesNo[1] : value
    case .word(let type): return type.shown(value, language)
    default: return value
    }
  }

  // MARK: Answers

  /// Takes the answer to ``question``.
  /// - Returns: what is wrong with it; the question is asked again then. Empty: it was taken.
  public mutating func answer(_ text: String) -> [String] {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let problems = taken(text)
    guard problems.isEmpty, amendment == nil, step == nil,
      let (place, problem) = draft.firstProblem()
    else { return problems }
    // What the whole does not go with is asked again.
    if let place {
      draft[place] = nil
      skipped.remove(place)
    }
    return [problem.fault.problem(value: problem.value).text(language)]
  }

  private mutating func taken(_ text: String) -> [String] {
    switch step {
    case nil: return []
    case .field(let place)?: return take(text, place)
    case .more(let sheet)?:
      let word = text.isEmpty ? wantsMore(sheet) ? "ja" : "nein" : text.lowercased()
      switch CellMeaning.flags[["j": "ja", "n": "nein", "y": "yes"][word] ?? word] {
      case "true"?:
        draft.append(sheet)
        fillMeasure(sheet)
      case "false"?: closed.insert(sheet)
      default: return [language.pick("Bitte ja oder nein.", "Yes or no, please.")]
      }
      return []
    case .change?: return change(text)
    }
  }

  private mutating func take(_ text: String, _ place: ProjectDraft.Place) -> [String] {
    let before = draft[place]
    if text == "-", !isNeeded(place) {
      draft[place] = nil
      skipped.insert(place)
      return advance(place)
    }
    let value = text.isEmpty ? usual(place) : chosen(text, place)
    guard let value else {
      if isNeeded(place) { return [language.pick("Diese Angabe ist nötig.", "This is needed.")] }
      skipped.insert(place)
      return advance(place)
    }
    draft[place] = value
    let problems = draft.problems(of: place).map { problem in
      let choices = choices(place)
      // What may be chosen stands in the question in the person's language.
      let fault: InputFault =
        choices.isEmpty
        ? problem.fault
        : .value(.notOneOf(choices, nearest: NearestName.of(value, among: choices)))
      return fault.problem(value: problem.value).text(language)
    }
    guard problems.isEmpty else {
      draft[place] = before
      return problems
    }
    if let told = idComplaint(place, value) ?? dayComplaint(place, value) ?? yearComplaint(place) {
      draft[place] = before
      return [told]
    }
    return advance(place)
  }

  /// A number of the choices, a day as people say it, else what was typed.
  private func chosen(_ text: String, _ place: ProjectDraft.Place) -> String {
    if case .date = field(place)?.content, let day = SpokenDay.read(text, today: today) {
      return day.isoText
    }
    let choices = choices(place)
    if let number = Int(text), choices.indices.contains(number - 1), !choices.contains(text) {
      return choices[number - 1]
    }
    let folded = text.lowercased()
    if let same = choices.first(where: { $0.lowercased() == folded }) { return same }
    let begun = folded.count < 3 ? [] : choices.filter { $0.lowercased().hasPrefix(folded) }
    return begun.count == 1 ? begun[0] : text
  }

  private mutating func advance(_ place: ProjectDraft.Place) -> [String] {
    if amendment != nil { pending.removeAll { $0 == place } }
    if [.measures, .awards].contains(place.sheet) {
      for sheet in Self.order { fillMeasure(sheet) }
    }
    return []
  }

  /// Where there is one measure, everything is of it; so it is with the only notice.
  mutating func fillMeasure(_ sheet: ProjectSheet) {
    let (owner, key): (ProjectSheet, String) =
      [.years, .terms].contains(sheet) ? (.awards, "award") : (.measures, "measure")
    guard [.lines, .sources, .awards, .years, .terms].contains(sheet), draft.count(owner) == 1,
      let id = draft.ids(owner).first
    else { return }
    for index in 0..<draft.count(sheet) {
      let place = ProjectDraft.Place(sheet: sheet, record: index, key: key)
      if draft[place] == nil { draft[place] = id }
    }
  }
}
