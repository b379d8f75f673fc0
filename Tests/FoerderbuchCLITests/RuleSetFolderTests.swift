import Assets
import Foundation
import TestSupport
import Testing

/// Rule sets beside the ledger: none takes the place of a shipped one in silence, and what was
/// computed stays computed.
@Suite("Rule sets beside the ledger") struct RuleSetFolderTests {
  /// The shipped rule set of the sample's award with another threshold, 9,999,999.00, by which its
  /// planned figures would stand.
  private static func changed(_ head: String = "") throws -> String {
    let text = String(
      decoding: try #require(Assets.bytes("rule-sets/anbest-g-nrw.yaml")), as: UTF8.self)
    return text.replacing(
      "reductionThreshold: {value: \"0.00\"", with: "reductionThreshold: {value: \"9999999.00\""
    ).replacing("id: anbest-g-nrw\n", with: "id: anbest-g-nrw\n" + head)
  }

  private static func put(_ text: String, _ name: String, on desk: Desk) throws {
    try FileManager.default.createDirectory(
      atPath: desk.folder.path("rule-sets"), withIntermediateDirectories: true)
    try desk.write(text, to: "rule-sets/" + name)
  }

  private static func take(_ desk: Desk) throws {
    try FileManager.default.removeItem(atPath: desk.folder.path("rule-sets"))
  }

  @Test("one of the same id as a shipped one is refused, and nothing is computed")
  func silent() throws {
    let desk = try Desk.booked()
    try Self.put(try Self.changed(), "eigen.yaml", on: desk)
    for command in [
      ["settle", "Z"], ["check"], ["deadlines"], ["report", "audit", "-o", "a.xlsx"],
    ] {
      let answer = desk.run(command)
      #expect(answer.code == 65, "\(command)")
      #expect(answer.err.contains("replaces: anbest-g-nrw"), "\(answer.err)")
      #expect(answer.err.contains("rule-sets/eigen.yaml"))
    }
    // The books themselves are proven all the same, and the file is named.
    let proof = try desk.done("verify")
    #expect(proof.out.contains("rule-sets/eigen.yaml"))
  }

  @Test(
    "what is wrong with files is told at once",
    arguments: [
      (["a.yaml": "replaces: anbest-g-nwr\n"], "anbest-g-nrw"),
      (
        ["a.yaml": "replaces: anbest-g-nrw\n", "b.yaml": "replaces: anbest-g-nrw\n"],
        "ersetzt schon"
      ),
      (["a.yaml": "replaces: anbest-g-nrw\n", "b.yaml": ""], "gibt es schon in"),
    ])
  func faults(files: [String: String], words: String) throws {
    let desk = try Desk.booked()
    for (name, head) in files { try Self.put(try Self.changed(head), name, on: desk) }
    let answer = desk.run("check")
    #expect(answer.code == 65)
    #expect(answer.err.contains(words), "\(answer.err)")
  }

  @Test("one that says so holds, and every answer says it too")
  func replacing() throws {
    let desk = try Desk.booked()
    let before = try desk.json("settle", "Z", as: ContractAnswers.Settlement.self)
    try Self.put(try Self.changed("replaces: anbest-g-nrw\n"), "eigen.yaml", on: desk)
    let after = try desk.json("settle", "Z", as: ContractAnswers.Settlement.self)
    #expect(before.entitled.description == "72000.00")
    #expect(after.entitled.description == "80000.00")
    let words = "abweichendes Regelwerk: anbest-g-nrw"
    for command in [
      ["settle", "Z"], ["check"], ["deadlines"], ["interest", "Z"], ["drawdown", "Z"], ["verify"],
    ] {
      #expect(desk.run(command).out.contains(words), "\(command)")
    }
    #expect(desk.run("check", "--language", "en").out.contains("deviating rule set: anbest-g-nrw"))
    try desk.done("report", "statement-of-use", "Z", "-o", "a.xlsx")
    // On the cover and on the control sheet.
    #expect(try desk.texts("a.xlsx").contains(words))
    try desk.done("settle", "Z", "--post")
    try Self.take(desk)
    #expect(try desk.done("verify", "--deep").out.contains("Abrechnung oder Vorlage: " + words))
  }

  @Test(
    "base rates and chart of the office's own hold only where they say so, and every answer says it",
    arguments: [
      ("base-rates", "abweichende Basiszinssätze: base-rates.yaml"),
      ("chart-of-accounts", "abweichender Kontenplan: chart-of-accounts.yaml"),
    ])
  func ownFiles(_ id: String, _ words: String) throws {
    let desk = try Desk.booked()
    let name = id + ".yaml"
    let shipped = try #require(Assets.bytes(name))
    let text = try #require(String(bytes: shipped, encoding: .utf8)) + "# eigene Fassung\n"
    let command = id == "base-rates" ? ["interest", "Z"] : ["import", "b.csv", "--dry-run"]
    // A copy of what ships changes nothing.
    try desk.write(try #require(String(bytes: shipped, encoding: .utf8)), to: name)
    #expect(!desk.run("check").out.contains("abweichende"))
    try desk.write(text, to: name)
    try desk.write(SampleFiles.bookings, to: "b.csv")
    let refused = desk.run(command)
    #expect(refused.code == 65)
    #expect(refused.err.contains("replaces: \(id)"), "\(refused.err)")
    try desk.write(text + "replaces: \(id)\n", to: name)
    for command in [["check"], ["settle", "Z"], ["interest", "Z"], ["verify"]] {
      #expect(desk.run(command).out.contains(words), "\(command)")
    }
    try desk.done("report", "statement-of-use", "Z", "-o", "a.xlsx")
    #expect(try desk.texts("a.xlsx").contains(words))
    try desk.write(text + "replaces: anderes\n", to: name)
    #expect(desk.run(command).code == 65)
  }

  @Test("a submission is made again with the rules, rates and chart it was made with")
  func kept() throws {
    let desk = try Desk.booked()
    let request = ["report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "--freeze", "-o"]
    #expect(desk.run(request + ["vorlage.xlsx"]).code == 0)
    try Self.put(try Self.changed("replaces: anbest-g-nrw\n"), "eigen.yaml", on: desk)
    #expect(try desk.done("verify", "--workbook", "vorlage.xlsx").out.contains("alle gleich"))
    #expect(desk.run(request + ["abweichend.xlsx"]).code == 0)
    try Self.take(desk)
    for name in ["vorlage.xlsx", "abweichend.xlsx"] {
      #expect(try desk.done("verify", "--workbook", name).out.contains("alle gleich"), "\(name)")
    }
    #expect(
      try desk.done("verify").out.contains("Vorlage: abweichendes Regelwerk: anbest-g-nrw"))
    try desk.done("verify", "--deep")
  }
}
