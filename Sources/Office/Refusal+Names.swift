import Amounts
package import Funding

// Names that nothing has, each with the nearest one that there is.
extension Refusal {
  /// A word that is none of `known`.
  /// - Parameters:
  ///   - field: what it was given for, where the call has a name for it.
  ///   - place: the same where it has none, as people say it.
  package static func unknown(
    _ word: String, field: String? = nil, place: String? = nil, known: [String]
  ) -> Refusal {
    unknown(
      .usage, .unknownWord, word, field: field, place.map { LocalizedText(de: $0, en: $0) }, known)
  }

  package static func noAward(_ id: String, in portfolio: Portfolio) -> Refusal {
    noAward(id, among: portfolio.awardIDs)
  }

  package static func noAward(_ id: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownID, id, LocalizedText(de: "Bescheid", en: "Award"), known)
  }

  package static func noMeasure(_ id: String, in portfolio: Portfolio) -> Refusal {
    noMeasure(id, among: portfolio.measureIDs)
  }

  package static func noMeasure(_ id: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownID, id, LocalizedText(de: "Teilvorhaben", en: "Measure"), known)
  }

  package static func noProject(_ id: String, in portfolio: Portfolio) -> Refusal {
    noProject(id, among: portfolio.projects.map(\.id))
  }

  package static func noProject(_ id: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownID, id, LocalizedText(de: "Vorhaben", en: "Project"), known)
  }

  package static func noLine(_ id: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownID, id, LocalizedText(de: "Position", en: "Line"), known)
  }

  package static func noSource(_ id: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownID, id, LocalizedText(de: "Quelle", en: "Source"), known)
  }

  package static func noAccount(_ number: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownID, number, LocalizedText(de: "Konto", en: "Account"), known)
  }

  /// Nothing that can be shown has this name.
  package static func noThing(_ name: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownID, name, LocalizedText(de: "show", en: "show"), known)
  }

  /// No entry has this number, and none this voucher.
  package static func noEntry(_ name: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownID, name, LocalizedText(de: "Beleg", en: "Voucher"), known)
  }

  /// Neither an award nor a measure nor a project.
  package static func noScope(_ id: String, in portfolio: Portfolio) -> Refusal {
    noAward(
      id, among: portfolio.awardIDs + portfolio.measureIDs + portfolio.projects.map(\.id))
  }

  /// Neither a finding nor a message nor a parameter.
  package static func noCode(_ code: String, among known: [String]) -> Refusal {
    unknown(.data, .unknownWord, code, LocalizedText(de: "explain", en: "explain"), known)
  }

  private static func unknown(
    _ kind: Kind, _ code: Code, _ word: String, field: String? = nil, _ place: LocalizedText?,
    _ known: [String]
  ) -> Refusal {
    let nearest = NearestName.of(word, among: known)
    let shown = known.prefix(30).joined(separator: ", ") + (known.count > 30 ? ", …" : "")
    func sentence(_ language: Language) -> String {
      (place.map { $0[language] + ": " } ?? "")
        + language.pick("„\(word)“ ist unbekannt. ", "\"\(word)\" is unknown. ")
        + (known.isEmpty
          ? language.pick("Es gibt noch keine.", "There are none yet.")
          : language.pick("Bekannt: \(shown).", "Known: \(shown)."))
        + (nearest.map {
          language.pick(" Gemeint ist wohl „\($0)“.", " Probably \"\($0)\" is meant.")
        } ?? "")
    }
    return Refusal(
      kind, code, fields: field.map { [$0] } ?? [], sentence(.de), sentence(.en), found: word,
      allowed: LocalizedText(de: shown, en: shown))
  }
}
