public import Amounts

/// A value that an answer rests on although nobody read it in the text it comes from; or a whole
/// edition that nobody read.
public struct UnreadValue: Hashable, Sendable {
  /// Id of the rule set.
  public let ruleSet: String
  public let title: LocalizedText
  public let edition: RuleSetFamily.Edition
  /// Nil for the edition as a whole.
  public let parameter: Parameter?
  /// The clause; of an edition its id.
  public let norm: String
  public let value: ParameterValue?
  public let certainty: Certainty
  public let note: LocalizedText?

  /// `Bagatellgrenze 500,00 € (ANBest-P NRW Nr. 2)`, and the note.
  public func text(_ language: Language) -> String {
    let what: String
    if let parameter, let value {
      what = "\(parameter.catalogue.name[language]) \(value.text(language)) (\(cited))"
    } else {
      what =
        title[language] + ", " + language.pick("Ausgabe ", "edition ") + edition.id
    }
    return what + (note.map { ": " + $0[language] } ?? "")
  }

  private var cited: String { RuleSet.cited(norm, title: title) }

  /// `beruht auf nicht gelesenem Text: …`, the values of one answer, each once.
  /// - Parameter used: what each award's answer rests on, by award id.
  /// - Returns: one line a value, with the awards it concerns where the answer is about several.
  public static func lines(
    _ used: [(award: String, values: [UnreadValue])], _ language: Language
  ) -> [String] {
    let all = Set(used.map(\.award))
    return grouped(used).map { value, awards in
      let more = awards.count - mostAwards
      let places =
        awards.prefix(mostAwards).joined(separator: ", ")
        + (more > 0 ? language.pick(" und \(more) weitere", " and \(more) more") : "")
      let lead =
        value.certainty.isRead
        ? language.pick("beruht auf einem Text aus zweiter Hand: ", "rests on a second-hand text: ")
        : language.pick("beruht auf nicht gelesenem Text: ", "rests on a text not read: ")
      return lead
        + value.text(language) + (all.count > 1 ? " – " + places : "")
    }
  }

  /// So many awards a line names.
  private static let mostAwards = 6

  /// Each value once, with the awards that rest on it, in the order they come.
  public static func grouped(
    _ used: [(award: String, values: [UnreadValue])]
  ) -> [(value: UnreadValue, awards: [String])] {
    // The same value of two editions reads alike, and is told once.
    var order: [UnreadValue] = []
    var awards: [String: [String]] = [:]
    for (award, values) in used {
      for value in values {
        let text = value.text(.de)
        if awards[text] == nil { order.append(value) }
        if awards[text]?.contains(award) != true { awards[text, default: []].append(award) }
      }
    }
    return order.map { ($0, awards[$0.text(.de)] ?? []) }
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Sequence<RuleSet> {
  /// The rule sets among them that take the place of others, each once.
  public func deviations(_ language: Language) -> [String] {
    var seen: Set<String> = []
    return compactMap { $0.deviation(language) }.filter { seen.insert($0).inserted }
  }
}

extension RuleSet {
  /// A clause with the Land or level of its rule set: `ANBest-P NRW Nr. 2`, as there are several
  /// texts of one name.
  static func cited(_ norm: String, title: LocalizedText) -> String {
    let name = title.de
    guard let open = name.firstIndex(of: "("), let close = name.firstIndex(of: ")") else {
      return norm
    }
    let text = String(name[..<open]).trimmingSpaces()
    guard norm.hasPrefix(text + " ") else { return norm }
    return text + " " + name[name.index(after: open)..<close] + norm.dropFirst(text.count)
  }

  /// The clause of these conditions by which a document about `parameter` is made; the title where
  /// the clause is the notice's own.
  public func conditions(_ parameter: Parameter, _ language: Language) -> String {
    let norm = norm(parameter)
    return norm.hasPrefix("Zuwendungsbescheid") ? title[language] : Self.cited(norm, title: title)
  }

  /// The value of `parameter` where nobody read it; nil where somebody did, or it is not given.
  public func unread(_ parameter: Parameter) -> UnreadValue? {
    guard let setting = settings[parameter], !setting.certainty.isRead else { return nil }
    return UnreadValue(
      ruleSet: id, title: title, edition: current, parameter: parameter, norm: setting.norm,
      value: setting.value, certainty: setting.certainty, note: setting.note)
  }

  /// The same, and what no conditions say but only a court about those of another Land.
  func doubted(_ parameter: Parameter) -> UnreadValue? {
    guard parameter == .gapBase, let setting = settings[parameter],
      setting.certainty == .secondary
    else { return unread(parameter) }
    return UnreadValue(
      ruleSet: id, title: title, edition: current, parameter: parameter, norm: setting.norm,
      value: setting.value, certainty: setting.certainty, note: setting.note)
  }

  /// The edition that applies, where nobody read its text.
  public var unreadEdition: UnreadValue? {
    guard let certainty = current.certainty, !certainty.isRead else { return nil }
    return UnreadValue(
      ruleSet: id, title: title, edition: current, parameter: nil, norm: current.id, value: nil,
      certainty: certainty, note: current.note)
  }

  /// What of `parameters` nobody read, after the edition.
  public func unread(_ parameters: some Sequence<Parameter>) -> [UnreadValue] {
    [unreadEdition].compactMap { $0 } + parameters.compactMap { unread($0) }
  }
}
