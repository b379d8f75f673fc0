public import Amounts

/// The proof of co-financing (Nachweis der Kofinanzierung): what each partner brought in, in cash
/// and in kind, to be confirmed by both sides.
public struct Contributions: FormFilling {
  let data: ContributionsData
  let language: Language
  let form: FormDefinition
  let calculation = Calculation()

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
    try Contributions(data: data, language: language, form: form).report()
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

  /// Nobody confirms what they did not bring: a text has a row for each kind of contribution. Who
  /// keeps the list signs for gifts and volunteers that name no organisation.
  func adapted(_ section: FormSection, _ item: FormItem?) -> FormSection {
    guard let index = index(item), !section.rows.isEmpty else { return section }
    let partner = data.partners[index]
    switch section.content {
    case "text":
      let brought: Set<String> = Set(
        partner.entries.flatMap { entry -> [String] in
          switch entry.kind {
          case .inKind:
            ["unpaid", "rates"] + (entry.valuation?.isHours == false ? ["equipment"] : [])
          case .civic: ["civic", "unpaid", "rates"]
          default: ["cash"]
          }
        }
      ).union(["always"])
      let unnamed = section.rows.filter { $0.key == "unnamed" && partner.name == nil }.map(\.label)
      return section.with(
        text: (unnamed.isEmpty ? section.text : unnamed)
          + section.rows.filter { brought.contains($0.key) }.map(\.label))
    case "signature":
      let other = partner.name == nil ? "signature" : "listKeeper"
      guard section.rows.contains(where: { $0.key == "listKeeper" }) else { return section }
      return section.with(rows: section.rows.filter { $0.key != other })
    default: return section
    }
  }

  /// A partner's sheet has no lists of what the partner did not bring, if there is any other.
  func leavesOut(_ section: FormSection, _ item: FormItem?) -> Bool {
    index(item).map { !data.partners[$0].entries.isEmpty } ?? false
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
    case "partners": return partners(section)
    case "proofs": return proofs(section)
    case "partnerShares":
      return shares(
        section,
        of: data.partners.indices.map { index in
          ShareRow(
            key: Self.row(index), id: Self.key(index), label: name(of: index),
            amount: .cell(block: "partners", row: Self.row(index), column: "total"))
        })
    case "entries": return entries(section)
    default: break
    }
    guard let index = index(item) else { return nil }
    return switch section.content {
    case "cash": cash(section, index)
    case "inKind": unpaid(section, index, .inKind)
    case "civic": unpaid(section, index, .civic)
    case "sources": sources(section, index)
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
    case .sum: .money(total("booked"))
    case .recognised: .money(total("recognised"))
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

  /// A partner's list with its total; one that has no rows has no headings either.
  func given(_ section: FormSection, _ lines: [Line], _ columns: [String]) -> FormContent {
    lines.isEmpty
      ? none(section, in: "purpose") : totalled(section, lines, columns, in: "purpose")
  }
}

extension ContributionsData.Partner {
  /// The entries with their place among the partner's.
  func entries(
    _ isWanted: (ContributionsData.Kind) -> Bool
  ) -> [(place: Int, entry: ContributionsData.Entry)] {
    entries.enumerated().filter { isWanted($1.kind) }.map { ($0, $1) }
  }
}
