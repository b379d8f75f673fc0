import Amounts
import Funding
import StoreAPI

/// What is true of an organisation whoever tells it, as one project tells it.
private struct OrganisationFacts {
  let id: String
  let name: String
  let project: String
  /// By the key of the project file.
  let facts: [String: String]

  private static let inputVAT = "inputVatDeductible"

  /// - Parameter deducts: input VAT; what nobody tells is nothing, and of an organisation that
  ///   receives no grant it counts nowhere.
  init(
    id: String, name: String, kind: String, project: String, terms: [String: String],
    deducts: Rate, isRecipient: Bool
  ) {
    (self.id, self.name, self.project) = (id, name, project)
    var facts = terms
    if isRecipient || deducts > .zero {
      facts[Self.inputVAT] = deducts.exactPercentText
    }
    if kind != Organisation.Kind.other.rawValue { facts["kind"] = kind }
    self.facts = facts
  }

  init(_ organisation: Organisation, in project: Project) {
    let terms: [(ProjectTerm.Key, String?)] = [
      (.level, organisation.level?.rawValue), (.size, organisation.size?.rawValue),
      (.undertaking, organisation.undertaking),
    ]
    self.init(
      id: organisation.id, name: organisation.name, kind: organisation.kind.rawValue,
      project: project.id,
      terms: Dictionary(
        uniqueKeysWithValues: terms.compactMap { key, value in value.map { (key.rawValue, $0) } }),
      deducts: organisation.inputVatDeductible,
      isRecipient: project.measures.contains { $0.recipient == organisation.id })
  }

  /// Under which it is found: its id, and its name, whatever the id.
  var keys: [String] { ["id " + id, "name " + TextKey.of(name)] }

  /// Only what both tell can differ, and another kind says nothing.
  func contradiction(to other: OrganisationFacts) -> (field: String, here: String, there: String)? {
    for field in ["kind", "level", "size", "undertaking", Self.inputVAT] {
      guard let here = facts[field], let there = other.facts[field] else { continue }
      if field == "undertaking" ? TextKey.of(here) != TextKey.of(there) : here != there {
        return (field, here, there)
      }
    }
    return nil
  }
}

extension ProjectRun {
  /// An organisation that two projects name is of one kind, level and size, part of one
  /// undertaking and deducts input VAT in one way. Checked once all projects are in, so that files
  /// that change it together may do so. Only the rows that tell it are read, since a portfolio may
  /// have thousands of projects.
  mutating func checkFacts(_ projects: [Project]) throws {
    guard !projects.isEmpty else { return }
    let changed = projects.flatMap { project in
      project.organisations.map { OrganisationFacts($0, in: project) }
    }
    let all = try recordedFacts(but: Set(projects.map(\.id))) + changed
    var alike: [String: [OrganisationFacts]] = [:]
    var ids: [String: Set<String>] = [:]
    for own in all { ids[own.project, default: []].insert(own.id) }
    for own in all {
      for key in own.keys {
        // Of those that tell the same, two are enough: one may be the project itself.
        let same = alike[key]?.filter { $0.facts == own.facts && $0.id == own.id } ?? []
        if same.count < 2 { alike[key, default: []].append(own) }
      }
    }
    for own in changed {
      let others = own.keys.flatMap { alike[$0] ?? [] }
      let found = others.lazy.filter { other in
        // A name tells who it is only where neither project has the other's id.
        other.project != own.project
          && (other.id == own.id
            || ids[other.project]?.contains(own.id) != true
              && ids[own.project]?.contains(other.id) != true)
      }.compactMap { other in
        own.contradiction(to: other).map { (other, $0) }
      }.first
      guard let (other, fact) = found else { continue }
      refuse(
        own.project,
        .organisationFactDiffers(
          id: own.id, field: fact.field, here: fact.here, there: fact.there,
          project: other.project))
    }
  }

  /// What the books tell of organisations, but for some projects.
  private func recordedFacts(but changed: Set<String>) throws -> [OrganisationFacts] {
    let held = Set(try book.projectVersions(asOf: nil))
    let record = SealedRecord.project
    var projects: [Int64: String] = [:]
    for row in try book.rows(RowQuery(record.table, ["id", "project"])) {
      let id: Int64 = try row["id"]
      let project: String = try row["project"]
      if held.contains(id), !changed.contains(project) { projects[id] = project }
    }
    var terms: [Int64: [String: [String: String]]] = [:]
    let keys: [ProjectTerm.Key] = [.level, .size, .undertaking]
    let told = RowQuery(
      record.tables[8], ["version", "subject", "id", "key", "value"],
      where: ["key": keys.map { .text($0.rawValue) }])
    for row in try book.rows(told) where try row["subject"] == "organisation" {
      terms[try row["version"], default: [:]][try row["id"], default: [:]][try row["key"]] =
        try row["value"]
    }
    var recipients: [Int64: Set<String>] = [:]
    for row in try book.rows(RowQuery(record.tables[2], ["version", "recipient"])) {
      recipients[try row["version"], default: []].insert(try row["recipient"])
    }
    let columns = ["version", "id", "name", "kind", "input_vat_deductible"]
    return try book.rows(RowQuery(record.tables[1], columns)).compactMap { row in
      let version: Int64 = try row["version"]
      guard let project = projects[version] else { return nil }
      let id: String = try row["id"]
      guard let deducts = Rational(text: try row["input_vat_deductible"] as String) else {
        throw LedgerError.damaged("input_vat_deductible")
      }
      return OrganisationFacts(
        id: id, name: try row["name"], kind: try row["kind"], project: project,
        terms: terms[version]?[id] ?? [:], deducts: Rate(deducts),
        isRecipient: recipients[version]?.contains(id) ?? false)
    }
  }
}
