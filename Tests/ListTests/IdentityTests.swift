import Amounts
import Funding
import Interchange
import Testing

/// Rows of a list without ids are found again by what they say, never by where they stand.
@Suite("Identity of list rows")
struct IdentityTests {
  private static let profile = ListText.profile(
    columns: "{title: T, recipient: N, from: B, to: E, eligible: A, grant: Z}",
    table: "decimalMark: comma", more: "whenEmpty: {recipient: unbekannt}")

  private static let library = "Bücherei;Kreis Süd;01.03.2025;28.02.2027;80.000,00;64.000,00"
  private static let lab = "Labor;Uni West;01.03.2025;28.02.2027;100.000,00;80.000,00"
  private static let path = "Radweg;Amt Nord;01.01.2025;31.12.2026;50.000,00;40.000,00"

  private static func list(
    _ rows: [String], known: [ProjectIdentity] = [], profile: String = profile,
    head: String = "T;N;B;E;A;Z"
  ) throws -> ProjectList {
    try ProjectList.read(
      InputBytes(Array(([head] + rows).joined(separator: "\n").utf8), file: "liste.csv"),
      profile: ListText.read(profile: profile), known: known)
  }

  /// What the ledger knows of the projects of a list.
  private static func identities(
    _ list: ProjectList, booked: Set<String> = []
  ) -> [ProjectIdentity] {
    list.rows.map { row in
      let project = row.project
      return ProjectIdentity(
        id: project.id, title: project.title, recipient: project.organisations[0].name,
        recipientID: project.organisations[0].id, from: project.period?.from,
        grant: project.awards[0].amount, funder: project.awards[0].funder.id,
        isBooked: booked.contains(project.id))
    }
  }

  @Test("A new row in front, another order, or a row less change nothing else")
  func order() throws {
    let first = try Self.list([Self.library, Self.lab])
    #expect(first.rows.map(\.project.id) == ["P-0001", "P-0002"])
    let known = Self.identities(first, booked: ["P-0001"])
    let second = try Self.list([Self.path, Self.library, Self.lab], known: known)
    #expect(second.rows.map(\.project.id) == ["P-0003", "P-0001", "P-0002"])
    #expect(second.rows.dropFirst().map(\.project) == first.rows.map(\.project))
    #expect(second.missing.isEmpty)
    let third = try Self.list([Self.lab], known: known)
    #expect(third.rows.map(\.project) == [first.rows[1].project])
    #expect(third.missing.map(\.id) == ["P-0001"])
  }

  @Test("Changed facts: an amendment where enough stays the same, else another project")
  func facts() throws {
    let known = Self.identities(try Self.list([Self.library, Self.lab]))
    func id(_ row: String) throws -> String {
      try Self.list([row, Self.lab], known: known).rows[0].project.id
    }
    // Title, recipient and first day tell it, whatever the money; the title may change alone.
    #expect(try id("Bücherei;Kreis Süd;01.03.2025;28.02.2028;90.000,00;70.000,00") == "P-0001")
    #expect(try id("bücherei ;KREIS  SÜD;01.03.2025;28.02.2027;80.000,00;64.000,00") == "P-0001")
    #expect(try id("Neue Bücherei;Kreis Süd;01.03.2025;28.02.2027;80.000,00;64.000,00") == "P-0001")
    #expect(try id("Bücherei;Kreis Süd;01.03.2026;28.02.2027;80.000,00;64.000,00") == "P-0003")
    #expect(try id("Bücherei;Kreis Nord;01.03.2025;28.02.2027;80.000,00;64.000,00") == "P-0003")
    #expect(try id("Halle;Kreis Süd;01.03.2025;28.02.2027;80.000,00;60.000,00") == "P-0003")
  }

  @Test("Rows alike in title, recipient and first day are told by their grants, then in order")
  func twins() throws {
    let rows = (1...3).map { "Pumpe;Werk;01.01.2025;31.12.2026;50.000,00;\($0)0.000,00" }
    let first = try Self.list(rows)
    let known = Self.identities(first)
    let turned = try Self.list(rows.reversed(), known: known)
    #expect(turned.rows.map(\.project.id) == ["P-0003", "P-0002", "P-0001"])
    #expect(turned.rows.map(\.project) == first.rows.map(\.project).reversed())
    let fewer = try Self.list([rows[2], rows[0]], known: known)
    #expect(fewer.missing.map(\.id) == ["P-0002"])
  }

  @Test("Who is not named keeps the id given at first")
  func unnamed() throws {
    let row = "Pumpe;;01.01.2025;31.12.2026;50.000,00;10.000,00"
    let first = try Self.list([row, Self.lab])
    let second = try Self.list([Self.path, Self.lab, row], known: Self.identities(first))
    #expect(second.rows[2].project == first.rows[0].project)
  }

  private static let numbered = ListText.profile(
    columns: "{id: Nr, title: T, recipient: N, from: B, to: E, eligible: A, grant: Z}",
    table: "decimalMark: comma")

  @Test("Ids of a list that are given anew would move bookings, and are refused with both names")
  func moved() throws {
    func list(_ rows: [String], _ known: [ProjectIdentity] = []) throws -> ProjectList {
      try Self.list(
        rows.enumerated().map { "\($0 + 1);\($1)" }, known: known, profile: Self.numbered,
        head: "Nr;T;N;B;E;A;Z")
    }
    let first = try list([Self.library, Self.lab])
    let rows = [Self.path, Self.library, Self.lab]
    let error = #expect(throws: InputProblems.self) {
      _ = try list(rows, Self.identities(first, booked: ["P-1"]))
    }
    let problem = try #require(error?.problems.first)
    #expect(error?.count == 1)
    #expect(problem.fault.code == "LIST_OTHER_PROJECT")
    #expect(problem.text(.de).contains("„P-1“ hieße jetzt „Radweg“ statt „Bücherei“ (Kreis Süd)"))
    // Without bookings nothing moves.
    #expect(try list(rows, Self.identities(first)).rows.count == 3)
    // The same title of the same recipient is the same project, whatever else changes.
    let later = "Bücherei;Kreis Süd;01.03.2026;28.02.2028;90.000,00;70.000,00"
    _ = try list([later, Self.lab], Self.identities(first, booked: ["P-1"]))
    #expect(
      try list([Self.lab], Self.identities(first)).missing.map(\.id) == ["P-2"])
  }
}
