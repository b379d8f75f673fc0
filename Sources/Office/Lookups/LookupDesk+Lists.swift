import Amounts
import Bookkeeping
import Funding
import LedgerStore

extension LookupDesk {
  /// What is left of each plan line: planned, spent, open, ordered.
  func lines(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "lines", "Positionen", "Lines",
      [
        .init("measure", "Teilvorhaben", "Measure"), .init("line", "Pos.", "Line"),
        .init("title", "Bezeichnung", "Title", rank: 3), .init("planned", "Plan €", "Planned €"),
        .init("actual", "Ist €", "Actual €"), .init("open", "offen €", "Open €"),
        .init("ordered", "bestellt €", "Ordered €", rank: 1), .init("left", "Rest €", "Left €"),
      ])
    let assessments = try office.assessments(ledger, portfolio: scope.portfolio, asOf: scope.asOf)
    let wanted = Set(scope.measures.map(\.id))
    for assessment in assessments where wanted.contains(assessment.settlement.measure.id) {
      for result in assessment.settlement.recognition.lines {
        guard let bound = assessment.commitments[result.line.id] else { continue }
        table.rows.append(
          table.line([
            "measure": .text(assessment.settlement.measure.id), "line": .text(result.line.id),
            "title": .text(result.line.title), "planned": .money(result.line.planned),
            "actual": .money(result.actual), "open": .money(bound.open),
            "ordered": .money(bound.ordered), "left": .money(bound.available),
          ]))
      }
    }
    try table.addTotal(of: "planned", "actual", "open", "ordered", "left", label: "line")
    return table
  }

  func orders(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "orders", "Aufträge", "Orders",
      [
        .init("order", "Auftrag", "Order"), .init("date", "vom", "Of"),
        .init("measure", "Teilvorhaben", "Measure", rank: 2),
        .init("line", "Pos.", "Line", rank: 1), .init("partner", "An", "To"),
        .init("purpose", "Zweck", "Purpose", rank: 2), .init("value", "Wert €", "Value €"),
        .init("invoiced", "abgerechnet €", "Invoiced €", rank: 1),
        .init("left", "offen €", "Open €"),
      ])
    let wanted = Set(scope.measures.map(\.id))
    for standing in try ledger.orders(asOf: scope.asOf)
    where wanted.contains(standing.order.measure) {
      let order = standing.order
      table.rows.append(
        table.line([
          "order": .text(order.id), "date": .day(standing.concludedOn),
          "measure": .text(order.measure), "line": .text(order.line),
          "partner": .text(order.partner), "purpose": .text(optional: order.purpose),
          "value": .money(order.value), "invoiced": .money(standing.invoiced),
          "left": .money(standing.outstanding),
        ]))
    }
    try table.addTotal(of: "value", "invoiced", "left", label: "order")
    return table
  }

  func projects(_ scope: Scope) throws -> LookupTable {
    var table = LookupTable(
      "projects", "Vorhaben", "Projects",
      [
        .init("project", "Vorhaben", "Project"), .init("title", "Titel", "Title"),
        .init("from", "von", "From", rank: 2), .init("to", "bis", "To", rank: 1),
        .init("measures", "Teilvorhaben", "Measures", rank: 2),
        .init("planned", "Plan €", "Planned €"),
        .init("granted", "bewilligt €", "Granted €"),
      ])
    for project in scope.projects {
      table.rows.append(
        table.line([
          "project": .text(project.id), "title": .text(project.title),
          "from": .day(optional: project.period?.from), "to": .day(optional: project.period?.to),
          "measures": .number(Int64(project.measures.count)),
          "planned": .money(try project.measures.map { try $0.plannedTotal() }.sum()),
          "granted": .money(
            try project.awards.filter { $0.forwardedFrom == nil }.map(\.amount).sum()),
        ]))
    }
    try table.addTotal(of: "planned", "granted", label: "project")
    return table
  }

  func measures(_ scope: Scope) throws -> LookupTable {
    var table = LookupTable(
      "measures", "Teilvorhaben", "Measures",
      [
        .init("measure", "Teilvorhaben", "Measure"), .init("title", "Titel", "Title"),
        .init("project", "Vorhaben", "Project", rank: 1),
        .init("recipient", "Empfänger", "Recipient", rank: 2),
        .init("planned", "Plan €", "Planned €"),
        .init("eligible", "zuwendungsfähig €", "Eligible €", rank: 2),
      ])
    for measure in scope.measures {
      let project = scope.portfolio.project(ofMeasure: measure.id)
      table.rows.append(
        table.line([
          "measure": .text(measure.id), "title": .text(measure.title),
          "project": .text(optional: project?.id),
          "recipient": .text(project?.organisationName(measure.recipient) ?? measure.recipient),
          "planned": .money(try measure.plannedTotal()),
          "eligible": .money(try measure.plannedEligible()),
        ]))
    }
    try table.addTotal(of: "planned", "eligible", label: "measure")
    return table
  }

  func awards(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "awards", "Bescheide", "Awards",
      [
        .init("award", "Bescheid", "Award"), .init("funder", "Geber", "Funder", rank: 2),
        .init("measure", "Teilvorhaben", "Measure", rank: 1),
        .init("awardedOn", "vom", "Of", rank: 2), .init("from", "von", "From", rank: 2),
        .init("to", "bis", "To", rank: 1), .init("amount", "bewilligt €", "Granted €"),
        .init("entitled", "zustehend €", "Entitled €", rank: 1),
        .init("drawn", "ausgezahlt €", "Drawn €"),
      ])
    let wanted = Set(scope.measures.map(\.id))
    let assessments = try office.assessments(ledger, portfolio: scope.portfolio, asOf: scope.asOf)
    for assessment in assessments {
      for settled in assessment.settlement.awards where wanted.contains(settled.award.measure) {
        let award = settled.award
        table.rows.append(
          table.line([
            "award": .text(award.id), "funder": .text(award.funder.name),
            "measure": .text(award.measure), "awardedOn": .day(award.awardedOn),
            "from": .day(award.period.from), "to": .day(award.period.to),
            "amount": .money(award.amount),
            "entitled": .money(try assessment.remaining(of: settled)),
            "drawn": .money(settled.drawn),
          ]))
      }
    }
    try table.addTotal(of: "amount", "entitled", "drawn", label: "award")
    return table
  }

  /// The organisations, with what they are to give to the measures.
  func partners(_ scope: Scope) -> LookupTable {
    var table = LookupTable(
      "partners", "Partner", "Partners",
      [
        .init("partner", "Partner", "Partner"), .init("name", "Name", "Name"),
        .init("project", "Vorhaben", "Project", rank: 1),
        .init("measure", "Teilvorhaben", "Measure", rank: 1),
        .init("source", "Quelle", "Source"), .init("kind", "Beitrag", "Contribution", rank: 1),
        .init("planned", "zugesagt €", "Promised €"),
      ])
    let wanted = Set(scope.measures.map(\.id))
    for project in scope.projects {
      for organisation in project.organisations {
        var cells: [String: LookupTable.Cell] = [
          "partner": .text(organisation.id), "name": .text(organisation.name),
          "project": .text(project.id),
        ]
        let given = project.measures.filter { wanted.contains($0.id) }.flatMap { measure in
          measure.sources.filter { $0.organisation == organisation.id }.map { (measure, $0) }
        }
        if given.isEmpty { table.rows.append(table.line(cells)) }
        for (measure, source) in given {
          cells["measure"] = .text(measure.id)
          cells["source"] = .text(source.id)
          cells["kind"] = .word(source.kind.rawValue, source.kind.name)
          cells["planned"] = .money(source.planned)
          table.rows.append(table.line(cells))
        }
      }
    }
    return table
  }

  /// Accounts with what is booked on them up to a day.
  func accounts(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "accounts", "Konten", "Accounts",
      [
        .init("account", "Konto", "Account"), .init("name", "Bezeichnung", "Name"),
        .init("debit", "Soll €", "Debit €"), .init("credit", "Haben €", "Credit €"),
        .init("balance", "Saldo €", "Balance €"),
      ])
    var sums: [String: (debit: Money, credit: Money)] = [:]
    for row in try ledger.trialBalance(asOf: scope.filter.through).rows
    where scope.filter.measures?.contains(row.measure) ?? true {
      let before = sums[row.account] ?? (.zero, .zero)
      sums[row.account] = (try before.debit + row.debit, try before.credit + row.credit)
    }
    for account in try ledger.accounts() {
      guard let sum = sums[account.number] else { continue }
      table.rows.append(
        table.line([
          "account": .text(account.number), "name": .word(account.name.en, account.name),
          "debit": .money(sum.debit), "credit": .money(sum.credit),
          "balance": .money(try sum.debit - sum.credit),
        ]))
    }
    try table.addTotal(of: "debit", "credit", "balance", label: "account")
    return table
  }

  /// What was recorded in one act each, the latest last.
  func batches(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "batches", "Erfassungen", "Batches",
      [
        .init("batch", "Erfassung", "Batch"), .init("recordedAt", "am", "At"),
        .init("by", "von", "By"), .init("action", "Vorgang", "Act"),
        .init("entries", "Buchungen", "Entries"), .init("first", "Nr. von", "From no.", rank: 1),
        .init("last", "bis", "To no.", rank: 1), .init("file", "Datei", "File"),
        .init("profile", "Profil", "Profile", rank: 2),
      ])
    let traits = scope.filter.traits
    func holds(_ text: String?, _ part: String?) -> Bool {
      guard let part else { return true }
      return SearchText.folded(text ?? "").contains(SearchText.folded(part))
    }
    // Of what was recorded elsewhere not even the name of a file is told.
    var seen: Set<Int64>?
    if !ledger.isWhole {
      var found: Set<Int64> = []
      try ledger.entryLines(scope.filter, 0..<Int(scope.filter.upTo)) { found.insert($0.batch) }
      seen = found
    }
    try ledger.batches(0..<(try ledger.recordCounts().batches)) { batch in
      let day = batch.recordedAt.prefix(10)
      guard seen?.contains(batch.id) ?? true, holds(batch.recorder.name, traits.person),
        holds(batch.info.fileName, traits.file),
        traits.recorded.map({ ($0.from.isoText...$0.to.isoText).contains(String(day)) }) ?? true
      else { return }
      table.rows.append(
        table.line([
          "batch": .number(batch.id), "recordedAt": .moment(batch.recordedAt),
          "by": .person(batch.recorder),
          "action": .word(batch.action, Self.name(ofAction: batch.action)),
          "entries": .number(batch.entries), "first": .number(optional: batch.first),
          "last": .number(optional: batch.last), "file": .text(optional: batch.info.fileName),
          "profile": .text(optional: batch.info.profile),
        ]))
    }
    return table
  }

  static func name(ofAction action: String) -> LocalizedText {
    switch action {
    case "post": LocalizedText(de: "gebucht", en: "posted")
    case "apply": LocalizedText(de: "Vorhaben übernommen", en: "project applied")
    case "adopt": LocalizedText(de: "Kontenplan", en: "chart of accounts")
    case "reverse": LocalizedText(de: "storniert", en: "reversed")
    case "close": LocalizedText(de: "abgeschlossen", en: "closed")
    case "file": LocalizedText(de: "Nachweis abgelegt", en: "evidence kept")
    case "submit": LocalizedText(de: "vorgelegt", en: "submitted")
    case "people": LocalizedText(de: "Personen geregelt", en: "people")
    case "propose": LocalizedText(de: "vorgeschlagen", en: "proposed")
    case "decide": LocalizedText(de: "entschieden", en: "decided")
    default: LocalizedText(de: action, en: action)
    }
  }
}
