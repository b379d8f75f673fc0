import Amounts
import Funding

/// Puts what the sheets tell into the tree of a project file.
struct ProjectTree {
  let records: [ProjectSheet: [ProjectRecord]]
  /// Where an empty sheet is.
  let places: [ProjectSheet: SourcePosition]
  let problems: ProblemList

  private var meaning: CellMeaning { CellMeaning(problems: problems) }

  private func all(_ sheet: ProjectSheet) -> [ProjectRecord] { records[sheet] ?? [] }

  var root: ConfigNode {
    for record in all(.project).dropFirst() {
      // Only one project has room in a workbook.
      let fields = ProjectSheet.project.fields
      if let field = fields.first(where: { record.values[$0.key] != nil }) {
        problems.add(
          record.place(of: field), value: record[field.key], .notice(.fieldTwice(field.name.de)))
      }
    }
    tellStrays()
    var entries = [entry("format", node(.scalar(ProjectFile.format, quoted: true), .project))]
    if let head = all(.project).first {
      let mapping = mapping(head)
      let own = mapping.entries.filter { $0.key != "amendment" }
      entries.append(entry("project", mapping.with(.mapping(own))))
      entries += mapping.entries.filter { $0.key == "amendment" }
    }
    entries.append(entry("organisations", list(.partners) { organisation($0) }))
    entries.append(entry("measures", list(.measures) { measure($0) }))
    entries.append(entry("awards", list(.awards) { award($0) }))
    return node(.mapping(entries), .project)
  }

  // MARK: What has parts of its own

  private func organisation(_ record: ProjectRecord) -> ConfigNode {
    let aids = all(.aids).filter { $0["organisation"] == record["id"] }
    guard !aids.isEmpty else { return mapping(record) }
    return mapping(record, [entry("deMinimis", nodes(.aids, aids, without: ["organisation"]))])
  }

  private func measure(_ record: ProjectRecord) -> ConfigNode {
    func own(_ sheet: ProjectSheet) -> [ProjectRecord] {
      all(sheet).filter { $0["measure"] == record["id"] }
    }
    let lines = own(.lines).map { line in
      var node = mapping(line, without: ["measure"])
      // An empty cell says that all of it is eligible.
      if line["eligible"] == nil, let planned = node.entries.first(where: { $0.key == "planned" }) {
        node = node.with(
          .mapping(
            node.entries.map { $0.key == "eligible" ? entry("eligible", planned.value) : $0 }))
      }
      return node
    }
    return mapping(
      record,
      [
        entry("lines", node(.list(lines), .lines)),
        entry("sources", nodes(.sources, own(.sources), without: ["measure"])),
      ])
  }

  private func award(_ record: ProjectRecord) -> ConfigNode {
    let years = all(.years).filter { $0["award"] == record["id"] }
    var further: [ConfigEntry] = []
    let amounts = table(years, "year", "amount")
    if !amounts.isEmpty { further.append(entry("years", node(.mapping(amounts), .years))) }
    let terms = overrides(all(.terms).filter { $0["award"] == record["id"] })
    if !terms.isEmpty { further.append(entry("overrides", node(.mapping(terms), .terms))) }
    let filed = table(years, "year", "filedOn")
    var whole = mapping(record, further)
    guard !filed.isEmpty else { return whole }
    let interim = entry("interimFiledOn", node(.mapping(filed), .years))
    var entries = whole.entries
    if let index = entries.firstIndex(where: { $0.key == "milestones" }) {
      let before = entries[index].value
      entries[index] = entry("milestones", before.with(.mapping(before.entries + [interim])))
    } else {
      entries.append(entry("milestones", node(.mapping([interim]), .years)))
    }
    whole = whole.with(.mapping(entries))
    return whole
  }

  /// A mapping from the values of one field to those of another; what stands twice is told.
  private func table(_ records: [ProjectRecord], _ key: String, _ value: String) -> [ConfigEntry] {
    let fields = ProjectSheet.years.fields
    guard let keyField = fields.first(where: { $0.key == key }),
      let valueField = fields.first(where: { $0.key == value })
    else { return [] }
    var seen: Set<String> = []
    return records.compactMap { record in
      guard record.values[value] != nil else { return nil }
      let node = meaning.node(valueField, record)
      guard let name = record[key] else {
        problems.add(record.place(of: keyField), .value(.missing))
        return nil
      }
      guard seen.insert(name).inserted else {
        problems.add(record.place(of: keyField), value: name, .config(.duplicateKey(name)))
        return nil
      }
      let place = record.place(of: keyField)
      return node.isBlank
        ? nil
        : ConfigEntry(
          key: name, line: place.line ?? 1, column: place.column ?? 1, value: node)
    }
  }

  /// What notices change of their rule sets.
  private func overrides(_ records: [ProjectRecord]) -> [ConfigEntry] {
    let fields = ProjectSheet.terms.fields
    var seen: Set<Parameter> = []
    return records.compactMap { record in
      let (name, value) = (fields[1], fields[2])
      guard let text = record["parameter"] else {
        problems.add(record.place(of: name), .value(.missing))
        return nil
      }
      guard let parameter = Parameter.named(text) else {
        let known = Parameter.allCases.map(\.catalogue.name.de)
        problems.add(
          record.place(of: name), value: text,
          .value(.notOneOf(known, nearest: NearestName.of(text, among: known))))
        return nil
      }
      guard seen.insert(parameter).inserted else {
        problems.add(record.place(of: name), value: text, .config(.duplicateKey(text)))
        return nil
      }
      guard let written = record["value"] else {
        problems.add(record.place(of: value), .value(.missing))
        return nil
      }
      let isOff = parameter.isOptional && ["entfällt", "none", "keine"].contains(written)
      let node =
        isOff ? record.node(.null, value) : meaning.node(value, parameter.content, record)
      return node.isBlank ? nil : entry(parameter.rawValue, node)
    }
  }

  // MARK: Rows that belong to nothing

  /// Tells what names something that no other sheet has.
  private func tellStrays() {
    tellStrays(.lines, "measure", .measures, .measure)
    tellStrays(.sources, "measure", .measures, .measure)
    tellStrays(.years, "award", .awards, .award)
    tellStrays(.terms, "award", .awards, .award)
    tellStrays(.aids, "organisation", .partners, .organisation)
  }

  private func tellStrays(
    _ sheet: ProjectSheet, _ key: String, _ owners: ProjectSheet, _ entity: ProjectFault.Entity
  ) {
    let named = all(owners).compactMap { owner in
      owner["id"].map { ($0, owner["title"] ?? owner["name"] ?? "") }
    }
    let known = named.map(\.0)
    guard let field = sheet.fields.first(where: { $0.key == key }) else { return }
    for record in all(sheet) {
      guard let id = record[key] else {
        problems.add(record.place(of: field), .value(.missing))
        continue
      }
      guard !known.contains(id) else { continue }
      problems.add(
        record.place(of: field), value: id,
        .project(
          .unknownReference(
            entity, id, nearest: NearestName.id(like: id, among: named), known: known)))
    }
  }

  // MARK: Nodes

  /// The mapping of a record; keys with a dot are mappings inside it.
  private func mapping(
    _ record: ProjectRecord, _ further: [ConfigEntry] = [], without left: Set<String> = []
  ) -> ConfigNode {
    let fields = record.sheet.fields.filter { !left.contains($0.key) }
    var entries: [ConfigEntry] = []
    var groups: [String: [ConfigEntry]] = [:]
    var first: ConfigNode?
    for field in fields {
      let node = meaning.node(field, record)
      first = first ?? node
      let path = field.key.split(separator: ".").map(String.init)
      guard path.count == 2 else {
        entries.append(entry(field.key, node))
        continue
      }
      if groups[path[0]] == nil { entries.append(entry(path[0], node)) }
      groups[path[0], default: []].append(entry(path[1], node))
    }
    entries = entries.map { group in
      guard let inner = groups[group.key], inner.contains(where: { !$0.value.isBlank }) else {
        return group
      }
      return entry(group.key, group.value.with(.mapping(inner)))
    }
    let place = first ?? blank(record.sheet)
    return place.with(.mapping(entries + further))
  }

  private func list(
    _ sheet: ProjectSheet, _ element: (ProjectRecord) -> ConfigNode
  ) -> ConfigNode {
    let elements = all(sheet).map(element)
    if elements.isEmpty, sheet.isNeeded, let place = places[sheet] {
      problems.add(place, .notice(.sheetEmpty))
      return node(.blank(isTold: true), sheet)
    }
    return node(.list(elements), sheet)
  }

  private func nodes(
    _ sheet: ProjectSheet, _ records: [ProjectRecord], without left: Set<String>
  ) -> ConfigNode {
    node(.list(records.map { mapping($0, without: left) }), sheet)
  }

  private func blank(_ sheet: ProjectSheet) -> ConfigNode { node(.blank(isTold: false), sheet) }

  /// A node at the first cell of a sheet.
  private func node(_ content: ConfigNode.Content, _ sheet: ProjectSheet) -> ConfigNode {
    ConfigNode(
      content, line: 1, column: 1,
      cell: ConfigNode.Cell(
        sheet: places[sheet]?.sheet ?? sheet.name.de, name: ""))
  }

  private func entry(_ key: String, _ value: ConfigNode) -> ConfigEntry {
    ConfigEntry(key: key, line: value.line, column: value.column, value: value)
  }
}

extension ConfigNode {
  fileprivate var entries: [ConfigEntry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  fileprivate var isBlank: Bool { if case .blank = content { true } else { false } }

  /// Something else at the same place.
  fileprivate func with(_ content: Content) -> ConfigNode {
    ConfigNode(content, line: line, column: column, cell: cell)
  }
}

extension Parameter {
  /// The parameter that a file or a sheet calls so.
  static func named(_ text: String) -> Parameter? {
    allCases.first { parameter in
      parameter.rawValue == text
        || [parameter.catalogue.name.de, parameter.catalogue.name.en].contains(text)
    }
  }

  /// What may stand in a cell for it.
  var content: ProjectField.Content {
    switch domain {
    case .rate: .rate
    case .money: .amount
    case .duration: .duration
    case .flag: .flag
    case .list: .ids
    case .number: .number
    case .words, .procurement: .text
    }
  }
}
