public import Amounts
import Funding
import Messages

// Where a project is amended: what is changed, from when on.

extension ProjectDialog {
  /// What is amended, and how far it is.
  public struct Amendment: Sendable {
    /// The present version.
    let original: ProjectDraft
    /// Its first day; nil where nothing tells.
    let begins: CalendarDate?
    /// Days up to here are closed.
    let closedThrough: CalendarDate?
    let isResumed: Bool
    /// See ``ProjectDialog/position``.
    let position: String?

    public init(
      _ original: ProjectDraft, begins: CalendarDate?, closedThrough: CalendarDate?,
      isResumed: Bool = false, position: String? = nil
    ) {
      (self.original, self.begins, self.closedThrough) = (original, begins, closedThrough)
      (self.isResumed, self.position) = (isResumed, position)
    }
  }

  /// What a report or a close was made of stays as it was, and before it began nothing is amended.
  func dayComplaint(_ place: ProjectDraft.Place, _ value: String) -> String? {
    guard place.key == "amendment.on", let amendment, let day = try? DateText.read(value).get()
    else { return nil }
    if let begins = amendment.begins, day < begins {
      return language.pick(
        "Der \(day.text(.de)) liegt vor dem Beginn des Vorhabens am \(begins.text(.de)). Nennen Sie den Tag, von dem an die Änderung gilt.",
        "\(day.text(.en)) is before the project begins on \(begins.text(.en)). Name the day from which on the amendment holds."
      )
    }
    guard let closedThrough = amendment.closedThrough, day <= closedThrough else { return nil }
    return language.pick(
      "Der \(day.text(.de)) liegt im abgeschlossenen Zeitraum bis \(closedThrough.text(.de)); was bis dahin berichtet ist, bleibt, wie es war. Nennen Sie einen Tag ab dem \(closedThrough.adding(days: 1).text(.de)). Eine rückwirkende Änderung nennt in Projektdatei oder Mappe ihren Grund.",
      "\(day.text(.en)) lies in the period that is closed through \(closedThrough.text(.en)); what was reported stays as it was. Name a day from \(closedThrough.adding(days: 1).text(.en)) on. An amendment that reaches back tells its reason in project file or workbook."
    )
  }

  var changeable: [(label: String, sheet: ProjectSheet, record: Int?)] {
    Self.order.flatMap { sheet -> [(label: String, sheet: ProjectSheet, record: Int?)] in
      let told = (0..<draft.count(sheet)).map { index in
        let values = draft.records[sheet]?[index] ?? [:]
        let kind = sheet == .sources ? values["kind"] : nil
        let words = [
          values["id"], values["title"] ?? values["name"], values["year"],
          values["parameter"].map { Parameter.named($0)?.catalogue.name[language] ?? $0 },
          values["value"].map { value in
            ["true": language.pick("ja", "yes"), "false": language.pick("nein", "no")][value]
              ?? value
          },
          sheet == .years || sheet == .terms
            ? values["award"] : sheet == .aids ? values["organisation"] : nil,
          kind.map { Source.Kind.shown($0, language) },
          draft.count(.measures) > 1 ? values["measure"].map { "(\($0))" } : nil,
        ].compactMap { $0 }
        return (
          "\(sheet.one[language]) \(words.joined(separator: " "))", sheet, Optional(index)
        )
      }
      return told
        + (sheet == .project
          ? []
          : [(language.pick("neu: ", "new: ") + sheet.one[language], sheet, nil)])
    }
  }

  mutating func change(_ text: String) -> [String] {
    guard !text.isEmpty else {
      if let (place, problem) = draft.firstProblem() {
        if let place { pending = [place] }
        return [problem.fault.problem(value: problem.value).text(language)]
      }
      guard !isUnchanged else {
        return [
          language.pick(
            "Nichts ist geändert. Wählen Sie, was sich ändert, oder hören Sie mit „später“ auf.",
            "Nothing is changed. Choose what changes, or stop with “later”.")
        ]
      }
      isDone = true
      return []
    }
    let all = changeable
    let named = all.indices.filter { index in
      all[index].record.flatMap { draft.records[all[index].sheet]?[$0]["id"] }?.lowercased()
        == text.lowercased()
    }
    let number = Int(text).flatMap { all.indices.contains($0 - 1) ? $0 - 1 : nil }
    guard named.count < 2 || number != nil else {
      let numbers = named.map { String($0 + 1) }.joined(separator: ", ")
      return [
        language.pick(
          "So heißen mehrere; nennen Sie die Nummer: \(numbers).",
          "Several are called that; name the number: \(numbers).")
      ]
    }
    guard let index = named.count == 1 ? named[0] : number else {
      return [language.pick("Das steht nicht in der Liste.", "That is not in the list.")]
    }
    let (_, sheet, record) = all[index]
    if record == nil {
      draft.append(sheet)
      fillMeasure(sheet)
    }
    pending = fields(of: sheet, record ?? draft.count(sheet) - 1, isNew: record == nil)
    return []
  }

  /// What of a part is asked where it changes.
  private func fields(
    of sheet: ProjectSheet, _ record: Int, isNew: Bool
  ) -> [ProjectDraft.Place] {
    sheet.fields.map { ProjectDraft.Place(sheet: sheet, record: record, key: $0.key) }
      .filter { place in
        (isAsked(place) || draft[place] != nil && !["measure", "award"].contains(place.key))
          && !place.key.hasPrefix("amendment.") && (isNew || place.key != "id")
      }
  }

  // MARK: Left and resumed

  private static let head = ["amendment.on", "amendment.reference"].map {
    ProjectDraft.Place(sheet: .project, record: 0, key: $0)
  }

  /// Where an amendment is: `lines 2 planned`; nil between two changes.
  public var position: String? {
    pending.first.map { "\($0.sheet.rawValue) \($0.record) \($0.key)" }
  }

  /// What is asked before what else changes: its day and notice, or where it was left.
  mutating func opening() -> [ProjectDraft.Place] {
    guard let amendment, amendment.isResumed else {
      for place in Self.head { draft[place] = nil }
      return Self.head
    }
    let words = amendment.position?.split(separator: " ").map(String.init) ?? []
    guard words.count == 3, let sheet = ProjectSheet(rawValue: words[0]),
      let record = Int(words[1]), record >= 0, record <= draft.count(sheet)
    else { return [] }
    if let index = Self.head.firstIndex(where: { $0.key == words[2] && $0.sheet == sheet }) {
      return Array(Self.head[index...])
    }
    // A new part of which nothing is told yet stands in no file.
    if record == draft.count(sheet) { draft.append(sheet) }
    fillMeasure(sheet)
    let all = fields(
      of: sheet, record, isNew: record >= amendment.original.count(sheet))
    return Array(all.drop { $0.key != words[2] })
  }

  /// Whether the day and the notice are all that an amendment tells.
  private var isUnchanged: Bool {
    guard let amendment else { return false }
    var (before, after) = (amendment.original, draft)
    for place in Self.head { (before[place], after[place]) = (nil, nil) }
    return before.yaml == after.yaml
  }
}
