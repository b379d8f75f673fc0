import Amounts
import Foundation
import Funding
import Interchange
import TestSupport
import Testing

/// Cases of grant law with their answers by hand, through the command line and through the library.
@Suite("Cases of grant law") struct LawCaseTests {
  @Test("the command line gives the answer by hand", arguments: LawCase.all)
  func commands(_ item: LawCase) throws {
    #expect(try item.idleChanges() == [])
    let desk = try Desk()
    let day = try item.day()
    for (name, text) in [
      ("aelter.yaml", try item.file("aelter.yaml")),
      ("projekt.yaml", try item.file("projekt.yaml")),
    ] {
      guard let text else { continue }
      try desk.write(text, to: name)
      try desk.done("project", "apply", name)
    }
    try desk.write(try #require(try item.file("buchungen.csv")), to: "buchungen.csv")
    let imported = desk.run("import", "buchungen.csv")
    if let refused = item.refused {
      #expect(imported.code != 0)
      #expect(imported.complains(of: refused), "\(imported.err)")
      return
    }
    try #require(imported.code == 0, "\(imported.err)")
    try Self.grants(item, desk, day)
    try Self.findings(item, desk, day)
    for said in item.says {
      let command = said.command
      let option = ["interest", "drawdown"].contains(command[0]) ? "--on" : "--as-of"
      let answer = desk.run(command + (command[0] == "explain" ? [] : [option, day]))
      let text = answer.out.replacing("\u{A0}", with: " ")
      #expect(text.contains(said.words) == said.isSaid, "\(said.words)\n\(text)\(answer.err)")
    }
  }

  private static func grants(_ item: LawCase, _ desk: Desk, _ day: String) throws {
    for award in Set(item.entitled.keys).union(item.repayable.keys) {
      let settled = try desk.json(
        "settle", award, "--as-of", day, as: ContractAnswers.Settlement.self)
      if let entitled = item.entitled[award] { #expect(settled.entitled.description == entitled) }
      if let owed = item.repayable[award] { #expect(settled.repayable.description == owed) }
    }
    for (award, total) in item.interest {
      let interest = try desk.json(
        "interest", award, "--on", day, as: ContractAnswers.Interest.self)
      #expect(interest.total.description == total)
    }
  }

  private static func findings(_ item: LawCase, _ desk: Desk, _ day: String) throws {
    let told = try desk.run("check", "--as-of", day, "--json").json(as: ContractAnswers.Check.self)
      .findings
    for found in item.found {
      let same = told.filter { $0.code == found.code }
      try #require(!same.isEmpty, "\(found.code) is not told, but \(told.map(\.code))")
      if let amount = found.amount {
        #expect(same.contains { $0.amount.description == amount }, "\(same.map(\.message))")
      }
      if let severity = found.severity {
        #expect(same.contains { $0.severity.rawValue == severity }, "\(same.map(\.message))")
      }
    }
    for code in item.absent {
      let same = told.filter { $0.code == code }
      #expect(same.isEmpty, "\(same.map(\.message))")
    }
  }

  @Test(
    "the library settles alike",
    arguments: LawCase.all.filter {
      $0.refused == nil && !($0.entitled.isEmpty && $0.repayable.isEmpty)
    })
  func library(_ item: LawCase) throws {
    let library = try ShippedRuleSets.library()
    let project = try ProjectFile.read(
      Array(try #require(try item.file("projekt.yaml")).utf8), file: "projekt.yaml",
      ruleSets: library.ids)
    let table = BookingTable(
      try CSVReader(
        InputBytes(
          Array(try #require(try item.file("buchungen.csv")).utf8), file: "buchungen.csv")))
    let rows = try table.rows().map(\.booking)
    let desk = BookingDesk(
      portfolio: Portfolio(projects: [project]), chart: try ShippedChart.chart())
    let activities = try rows.flatMap { try desk.propose($0) }.flatMap(\.activities)
    let day = try DateText.read(try item.day()).get()
    for award in project.awards {
      let measure = try #require(project.measure(award.measure))
      let units = DeliveredUnits(
        rows.filter { $0.measure == measure.id && $0.method == .units && $0.date <= day }
          .compactMap { row in
            row.quantity.map { DeliveredUnits.Delivery(on: row.date, quantity: $0) }
          })
      let assessment = try Assessment.of(
        measure, in: project, library: library,
        activities: activities.filter { $0.key.measure == measure.id }, units: units, asOf: day)
      let settled = try #require(
        assessment.settlement.awards.first { $0.award.id == award.id })
      if let entitled = item.entitled[award.id] {
        #expect(settled.entitled.plainText == entitled)
      }
      if let owed = item.repayable[award.id] { #expect(settled.repayable.plainText == owed) }
    }
  }
}
