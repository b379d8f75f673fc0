import Foundation
import TestSupport
import Testing

/// What is to be done on 2026-07-01, counted by hand.
@Suite("Agenda") struct AgendaTests {
  /// The period ended on 2025-12-31; six months later (ANBest-G Nr. 7.1) the statement of use is
  /// due, on 2026-06-30. 80 % of what is paid is 144.00; of 500.00 drawn on 2026-06-10 another
  /// 356.00 have to be used within two months (Nr. 1.4), by 2026-08-10.
  private static func desk(drawn: String = "500,00") throws -> Desk {
    var measure = SampleFiles.measure
    measure.awards = [
      MeasureFile.award(
        "Z", "land", "anbest-g-nrw", "share", "80000.00", "rate: \"80%\"", "investment: true")
    ]
    return try Desk(
      project: measure.yaml,
      bookings: """
        Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Beleg-Nr.;Belegdatum;Empfänger/Einzahler
        10.06.2026;Zuwendungseingang;M;;Z;\(drawn);;;;Land
        05.03.2025;Ausgabe;M;SACH;;119,00;05.03.2025;ER-1;01.03.2025;Papier AG
        10.12.2025;Ausgabe;M;SACH;;80,00;;ER-2;10.12.2025;Müller, Söhne; Co \\ KG
        20.06.2026;Ausgabe;M;SACH;;40,00;;ER-3;20.06.2026;Druckhaus
        11.05.2025;Ausgabe;M;PERSONAL;;61,00;11.05.2025;;;Honorar

        """.replacing("Müller, Söhne; Co \\ KG", with: "\"Müller, Söhne; Co \\ KG\""))
  }

  private struct Agenda: Decodable {
    struct Row: Decodable {
      let day, state, kind, uid: String
      let amount, award, provisional: String?

      var text: String { [day, state, kind, amount ?? "-"].joined(separator: " ") }
    }
    let count: Int
    let rows: [Row]
  }

  /// Thirty days after the invoice (§ 286 (3) BGB): 2026-01-09 and 2026-07-20.
  private static let month = [
    "2026-01-09 overdue invoice 80.00", "2026-06-30 overdue statementOfUse -",
    "2026-07-01 possible evidence 61.00", "2026-07-20 due invoice 40.00",
  ]

  @Test(
    "by day, overdue first, what falls due in time and nothing later",
    arguments: [
      ([], month), (["--within", "18"], Array(month.dropLast())), (["--within", "19"], month),
      (["--within", "39 Tage"], month),
      (["--within", "40 days"], month + ["2026-08-10 due useOfFunds 356.00"]),
      (["--within", "P40D"], month + ["2026-08-10 due useOfFunds 356.00"]),
    ])
  func items(_ options: [String], _ rows: [String]) throws {
    let answer = try Self.desk().run(["agenda", "--json"] + options)
    #expect(answer.code == 0, "\(answer.err)")
    #expect(try answer.json(as: Agenda.self).rows.map(\.text) == rows)
  }

  @Test("what is done is gone")
  func done() throws {
    let desk = try Self.desk()
    try desk.done("record", "payment", "--entry", "3", "--paid-on", "2026-07-01")
    try desk.write("Vertrag", to: "Honorar.pdf")
    try desk.done("evidence", "add", "5", "Honorar.pdf")
    let left = try desk.json("agenda", as: Agenda.self).rows.map(\.text)
    #expect(left == ["2026-06-30 overdue statementOfUse -", "2026-07-20 due invoice 40.00"])
  }

  @Test("what is paid and not drawn: 80 % of 180.00 less 100.00, as drawdown says")
  func drawable() throws {
    let desk = try Self.desk(drawn: "100,00")
    let rows = try desk.json("agenda", as: Agenda.self).rows
    #expect(rows.map(\.text).contains("2026-07-01 possible drawdown 44.00"))
    // To the cent: with 144.00 drawn there is nothing.
    let none = try Self.desk(drawn: "144,00").json("agenda", as: Agenda.self).rows
    #expect(!none.contains { $0.kind == "drawdown" })
    // What is announced is for a line of the plan; the request says the same.
    let strange = desk.run("drawdown", "Z", "--on", "2025-03-31", "--due", "XYZ=50000")
    #expect(strange.code == 64)
    #expect(strange.complains(of: "„XYZ“ ist unbekannt"))
  }

  @Test("a calendar as RFC 5545 has it: CRLF, 75 octets, marked text, days without hours")
  func calendar() throws {
    let desk = try Self.desk()
    try desk.done("agenda", "--ics", "Fristen.ics")
    let text = String(decoding: try desk.bytes("Fristen.ics"), as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
    let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
      .components(separatedBy: "\r\n")
    #expect(unfolded.filter { $0 == "BEGIN:VEVENT" }.count == 4)
    #expect(unfolded.first == "BEGIN:VCALENDAR" && unfolded.dropLast().last == "END:VCALENDAR")
    let event = unfolded.drop { $0 != "BEGIN:VEVENT" }.dropFirst().prefix { $0 != "END:VEVENT" }
    #expect(event.contains("DTSTAMP:20260701T080000Z"))
    #expect(event.contains("DTSTART;VALUE=DATE:20260109"))
    #expect(event.contains("DTEND;VALUE=DATE:20260110"))
    #expect(event.contains { $0.hasPrefix("SUMMARY:Rechnung bezahlen: ER-2\\, 80\\,00") })
    let about =
      "DESCRIPTION:Stand: überfällig\\nVorhaben: P\\nTeilvorhaben: M\\nBuchung 3\\, ER-2\\, Müller\\, Söhne\\; Co \\\\ KG\\n§ 286 Abs. 3 BGB\\nVorläufig: "
    #expect(event.contains { $0.hasPrefix(about) })
  }

  @Test("each thing keeps its own name for the calendar")
  func names() throws {
    let desk = try Self.desk()
    let before = try desk.json("agenda", as: Agenda.self).rows
    #expect(Set(before.map(\.uid)).count == before.count)
    try desk.done("record", "payment", "--entry", "3", "--paid-on", "2026-07-01")
    let after = try desk.json("agenda", "--within", "90", as: Agenda.self).rows
    #expect(Set(before.dropFirst().map(\.uid)).isSubset(of: after.map(\.uid)))
  }

  @Test("a calendar without events is none, and is not written")
  func empty() throws {
    let desk = try Desk()
    let out = try desk.done("agenda", "--ics", "leer.ics").out
    #expect(out.hasPrefix("Nichts zu tun."))
    #expect(out.contains("leer.ics: nicht geschrieben"))
    #expect(try desk.snapshot()["leer.ics"] == nil)
  }

  @Test("fits eighty columns, with whole amounts and days")
  func narrow() throws {
    let out = try Self.desk().run(["agenda"], width: 80).out
    #expect(out.split(separator: "\n").allSatisfy { $0.count <= 80 })
    for whole in ["09.01.2026", "80,00", "überfällig", "30.06.2026", "ER-2"] {
      #expect(out.contains(whole))
    }
  }

  @Test(
    "refuses",
    arguments: [
      (["--within", "bald"], 64, "keine Dauer"), (["--within", "40000"], 64, "36500"),
      (["--within", "P1D Tage"], 64, "keine Dauer"),
      (["--ics", "a.csv"], 64, "endet nicht auf .ics"), (["--measure", "N"], 65, "Bekannt: M"),
    ])
  func refusals(_ options: [String], _ code: Int32, _ words: String) throws {
    let desk = try Self.desk()
    let before = try desk.snapshot()
    let answer = desk.run(["agenda"] + options)
    #expect(answer.code == code)
    #expect(answer.err.contains(words), "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }
}
