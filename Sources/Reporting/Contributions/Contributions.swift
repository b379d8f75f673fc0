public import Amounts

/// The proof of co-financing (Nachweis der Kofinanzierung): what each partner brought in, in cash
/// and in kind, to be confirmed by both sides (`funding-rules.md` §4.5, §4.6).
public struct Contributions: FormFilling {
  let data: ContributionsData
  let language: Language
  let form: FormDefinition
  let figures: [ContributionsFigures]
  let partnerShares: LargestRemainder

  typealias Line = FormContent.Line

  var basis: ReportBasis { data.basis }

  /// Builds the report.
  /// - Parameters:
  ///   - data: the ledger's figures and entries.
  ///   - form: a form of the kind ``FormKind/contributions``.
  ///   - language: the language of labels; sentences of `data` are in it already.
  /// - Throws: ``AmountError`` where a total does not fit into an amount.
  public static func report(
    _ data: ContributionsData, form: FormDefinition, language: Language
  ) throws -> Report {
    var figures: [ContributionsFigures] = []
    for partner in data.partners { figures.append(try ContributionsFigures(partner)) }
    return try Contributions(
      data: data, language: language, form: form, figures: figures,
      partnerShares: try LargestRemainder(figures.map(\.recognised))
    ).report()
  }

  /// One confirmation for each partner.
  func items(_ each: String) -> [FormItem] {
    guard each == "partner" else { return [] }
    return data.partners.enumerated().map { index, partner in
      FormItem(
        key: Self.key(index),
        values: [
          "partner": name(of: index), "recipient": partner.recipients.joined(separator: ", "),
          "project": partner.projects.joined(separator: ", "),
          "measure": partner.measures.joined(separator: ", "),
          "awards": (partner.awards.isEmpty ? [data.scope] : partner.awards)
            .joined(separator: ", "),
          "period": partner.period,
        ])
    }
  }

  static func key(_ index: Int) -> String { String(index + 1) }

  private func index(_ item: FormItem?) -> Int? {
    item.flatMap { Int($0.key) }.map { $0 - 1 }
  }

  /// The partner's name, or what the form calls those without one.
  func name(of index: Int) -> String {
    data.partners[index].name
      ?? section("partners").map { label($0, "unnamed") } ?? "–"
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    switch section.content {
    case "partners": return try partners(section)
    case "proofs": return try proofs(section)
    case "partnerShares":
      return shares(
        section, partnerShares,
        of: data.partners.indices.map { index in
          ShareRow(
            key: Self.row(index), id: Self.key(index), label: name(of: index),
            amount: .cell(block: "partners", row: Self.row(index), column: "total"))
        })
    case "entries": return try entries(section)
    default: break
    }
    guard let index = index(item) else { return nil }
    return switch section.content {
    case "cash": try cash(section, index)
    case "inKind": try unpaid(section, index, .inKind)
    case "civic": try unpaid(section, index, .civic)
    case "sources": try sources(section, index)
    default: nil
    }
  }

  /// Facts that a form can name.
  enum Fact: String, CaseIterable {
    case scope, recipients, partnerCount
    case partner, project, measure, awards, recipient, period, sum, recognised
  }

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    guard let fact = Fact(rawValue: name) else { return nil }
    switch fact {
    case .scope: return .text(data.scope)
    case .recipients: return .text(data.recipients.joined(separator: "\n"))
    case .partnerCount: return Cell(.integer(Int64(data.partners.count)))
    default: break
    }
    guard let index = index(item) else { return nil }
    let partner = data.partners[index]
    func total(_ column: String) -> Formula {
      .same(.cell(block: block("sources", index), row: "total", column: column))
    }
    return switch fact {
    case .partner: .text(self.name(of: index))
    case .project: .text(partner.projects.joined(separator: "\n"))
    case .measure: .text(partner.measures.joined(separator: "\n"))
    case .awards: .text(partner.awards.isEmpty ? "–" : partner.awards.joined(separator: ", "))
    case .recipient: .text(partner.recipients.joined(separator: "\n"))
    case .period: .text(partner.period)
    case .sum: .money(figures[index].booked, total("booked"))
    case .recognised: .money(figures[index].recognised, total("recognised"))
    default: nil
    }
  }

  /// What texts of the form may hold in braces.
  static let textPlaceholders = [
    "scope", "recipients", "partner", "recipient", "project", "measure", "awards", "period",
    "source", "reason",
  ]

  var placeholders: [String: String] {
    [
      "scope": data.scope, "recipients": data.recipients.joined(separator: ", "),
      "awards": awardsText(data.partners.flatMap(\.awards), orElse: data.scope),
    ]
  }

  /// The block of a content on the sheet of a partner.
  func block(_ content: String, _ index: Int) -> String {
    "\(section(content)?.key ?? content)#\(Self.key(index))"
  }

  /// The key of a partner's row in the overview.
  static func row(_ index: Int) -> String { "partner.\(key(index))" }

  /// A kind as lists name it; formulas look for the same text.
  func kindLabel(_ kind: ContributionsData.Kind) -> String {
    section("sources").map { label($0, kind.rawValue) } ?? kind.rawValue
  }

  /// What a partner gave, with its total; a kind of contribution that it did not give takes one
  /// line.
  func given(
    _ section: FormSection, _ lines: [Line], _ cells: [String: Cell]
  ) -> FormContent {
    if !lines.isEmpty { return totalled(section, lines, cells, in: "purpose") }
    var content = none(section, in: "purpose")
    content.isNothing = true
    return content
  }

  /// A total below rows; without rows it stands alone, below what says so.
  func totalled(
    _ section: FormSection, _ lines: [Line], _ cells: [String: Cell], in column: String = "label"
  ) -> FormContent {
    var line = total(section, lines.isEmpty ? [:] : cells)
    if lines.isEmpty { line.cells.merge(cells) { own, _ in own } }
    if column != "label" { line.cells[column] = line.cells["label"] }
    return FormContent((lines.isEmpty ? none(section, in: column).rows : lines) + [line])
  }
}
