import Amounts
package import Funding
import Messages

// Names that nothing has, each with the nearest one that there is.
extension Refusal {
  /// A word that is none of `known`.
  /// - Parameters:
  ///   - field: what it was given for, where the call has a name for it.
  ///   - place: the same where it has none, as people say it.
  ///   - alike: further names that are understood, but not listed.
  package static func unknown(
    _ word: String, field: String? = nil, place: String? = nil, known: [String],
    alike: [String] = []
  ) -> Refusal {
    let key = known.isEmpty ? "office.UNKNOWN_WORD.none" : "office.UNKNOWN_WORD"
    return unknown(
      .usage, key, word, field: field, place.map { LocalizedText(de: $0, en: $0) }, known,
      alike)
  }

  /// What has this name is kept from whoever asks; nil where it is not.
  static func withheld(_ name: String, _ portfolio: Portfolio) -> Refusal? {
    guard portfolio.withheld.contains(name) else { return nil }
    return Refusal(.permission, Problem("office.OTHER_PROJECT.named", ["word": name]), found: name)
  }

  package static func noAward(_ id: String, in portfolio: Portfolio) -> Refusal {
    withheld(id, portfolio) ?? noAward(id, among: portfolio.awardIDs)
  }

  package static func noAward(_ id: String, among known: [String]) -> Refusal {
    unknownID(id, LocalizedText(de: "Bescheid", en: "Award"), known)
  }

  package static func noMeasure(_ id: String, in portfolio: Portfolio) -> Refusal {
    withheld(id, portfolio) ?? noMeasure(id, among: portfolio.measureIDs)
  }

  package static func noMeasure(_ id: String, among known: [String]) -> Refusal {
    unknownID(id, LocalizedText(de: "Teilvorhaben", en: "Measure"), known)
  }

  package static func noProject(_ id: String, in portfolio: Portfolio) -> Refusal {
    withheld(id, portfolio) ?? noProject(id, among: portfolio.projects.map(\.id))
  }

  package static func noProject(_ id: String, among known: [String]) -> Refusal {
    unknownID(id, LocalizedText(de: "Vorhaben", en: "Project"), known)
  }

  package static func noPartner(_ id: String, in portfolio: Portfolio) -> Refusal {
    let all = portfolio.projects.flatMap(\.organisations)
    let known = all.map(\.id)
    return unknownID(
      id, LocalizedText(de: "Partner", en: "Partner"),
      known.enumerated().filter { known.firstIndex(of: $0.element) == $0.offset }.map(\.element),
      all.map(\.name))
  }

  package static func noLine(_ id: String, among known: [String]) -> Refusal {
    unknownID(id, LocalizedText(de: "Position", en: "Line"), known)
  }

  package static func noSource(_ id: String, among known: [String]) -> Refusal {
    unknownID(id, LocalizedText(de: "Quelle", en: "Source"), known)
  }

  package static func noAccount(_ number: String, among known: [String]) -> Refusal {
    unknownID(number, LocalizedText(de: "Konto", en: "Account"), known)
  }

  /// Nothing that can be shown has this name.
  /// - Parameter alike: titles, which are not listed.
  package static func noThing(
    _ name: String, among known: [String], alike: [String] = []
  ) -> Refusal {
    unknownID(name, LocalizedText(de: "show", en: "show"), known, alike)
  }

  package static func noPerson(_ id: String, among known: [String]) -> Refusal {
    unknownID(id, LocalizedText(de: "Person", en: "Person"), known)
  }

  package static func noOrganisation(_ id: String, among known: [String]) -> Refusal {
    unknownID(id, LocalizedText(de: "Partner", en: "Partner"), known)
  }

  /// - Parameter known: those that wait.
  package static func noProposal(_ number: Int64, among known: [Int64]) -> Refusal {
    unknown(
      .data, known.isEmpty ? "office.UNKNOWN_ID.noneWaits" : "office.UNKNOWN_ID.waiting",
      String(number), LocalizedText(de: "Vorschlag", en: "Proposal"), known.map { String($0) })
  }

  /// No entry has this number, and none this voucher.
  package static func noEntry(_ name: String, among known: [String]) -> Refusal {
    unknownID(name, LocalizedText(de: "Beleg", en: "Voucher"), known)
  }

  /// Neither an award nor a measure nor a project.
  package static func noScope(_ id: String, in portfolio: Portfolio) -> Refusal {
    withheld(id, portfolio)
      ?? noAward(
        id, among: portfolio.awardIDs + portfolio.measureIDs + portfolio.projects.map(\.id))
  }

  /// Neither a finding nor a message nor a parameter.
  /// - Parameter alike: their titles.
  package static func noCode(
    _ code: String, among known: [String], alike: [String] = []
  ) -> Refusal {
    unknown(
      .data, "office.UNKNOWN_WORD", code, LocalizedText(de: "explain", en: "explain"), known,
      alike)
  }

  private static func unknownID(
    _ id: String, _ place: LocalizedText, _ known: [String], _ alike: [String] = []
  ) -> Refusal {
    let key = known.isEmpty ? "office.UNKNOWN_ID.none" : "office.UNKNOWN_ID"
    return unknown(.data, key, id, place, known, alike)
  }

  private static func unknown(
    _ kind: Kind, _ key: String, _ word: String, field: String? = nil, _ place: LocalizedText?,
    _ known: [String], _ alike: [String] = []
  ) -> Refusal {
    let shown = Array(known.prefix(30)) + (known.count > 30 ? ["…"] : [])
    let list = shown.joined(separator: ", ")
    return Refusal(
      kind,
      Problem(
        key,
        [
          "word": word, "known": Fact.names(shown),
          "nearest": NearestName.of(word, among: known + alike),
          "place": place.map { LocalizedText(de: $0.de + ": ", en: $0.en + ": ") },
        ]), fields: field.map { [$0] } ?? [], found: word,
      allowed: LocalizedText(de: list, en: list))
  }
}
