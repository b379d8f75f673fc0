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
    _ rows: [String], known: [ProjectIdentity] = [], _ answers: ListAnswers = ListAnswers(),
    profile: String = profile, head: String = "T;N;B;E;A;Z"
  ) throws -> ProjectList {
    try ProjectList.read(
      InputBytes(Array(([head] + rows).joined(separator: "\n").utf8), file: "liste.csv"),
      profile: ListText.read(profile: profile), known: known, answers: answers)
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

  /// A library and a lab are known; the library is stated otherwise: what becomes of its row.
  static let changes: [(row: String, id: String?, changed: [ProfileColumn])] = [
    // Case and white space are nothing, and neither are expenditure and last day.
    ("bücherei ;KREIS  SÜD;01.03.2025;28.02.2028;90.000,00;64.000,00", "P-0001", []),
    // Three of four facts.
    ("Bücherei;Kreis Süd;01.03.2025;28.02.2028;90.000,00;70.000,00", "P-0001", [.grant]),
    ("Neue Bücherei;Kreis Süd;01.03.2025;28.02.2027;80.000,00;64.000,00", "P-0001", [.title]),
    ("Bücherei;Kreis Süd;01.04.2025;28.02.2027;80.000,00;64.000,00", "P-0001", [.from]),
    ("Bücherei;Kreis Nord;01.03.2025;28.02.2027;80.000,00;64.000,00", "P-0001", [.recipient]),
    // Two are a question.
    ("Bücherei;Kreis Süd;01.03.2026;28.02.2027;80.000,00;60.000,00", nil, []),
    ("Halle;Kreis Süd;01.03.2025;28.02.2027;80.000,00;60.000,00", nil, []),
    ("Bücherei;Kreis Nord;01.04.2025;28.02.2027;80.000,00;64.000,00", nil, []),
    ("Halle;Kreis Nord;01.03.2025;28.02.2027;80.000,00;64.000,00", nil, []),
    // One is none.
    ("Bücherei;Kreis Nord;01.04.2025;28.02.2027;80.000,00;60.000,00", "P-0003", []),
  ]

  /// A day and a sum are those of many: with a second row or project of them nobody is asked.
  @Test("Day and grant alone are a question only where no other row or project has them")
  func dayAndGrant() throws {
    let twin = Self.library.replacing("Bücherei;Kreis Süd", with: "Museum;Kreis Ost")
    let renamed = Self.library.replacing("Bücherei;Kreis Süd", with: "Halle;Kreis Nord")
    let one = Self.identities(try Self.list([Self.library]))
    let two = Self.identities(try Self.list([Self.library, twin]))
    #expect(
      Self.codes { _ = try Self.list([renamed], known: one) } == ["LIST_MAYBE_SAME_PROJECT"])
    #expect(try Self.list([renamed], known: two).rows.map(\.project.id) == ["P-0003"])
    let other = Self.library.replacing("Bücherei;Kreis Süd", with: "Bad;Kreis West")
    #expect(
      try Self.list([renamed, other], known: one).rows.map(\.project.id) == ["P-0002", "P-0003"])
  }

  @Test("--same for a row that resembles nothing says so; for all rows it means those asked about")
  func sameAsNone() throws {
    let known = Self.identities(try Self.list([Self.library]))
    let rows = [Self.library, Self.lab]
    let one = ListAnswers([(3...3, .same(as: nil))])
    #expect(Self.codes { _ = try Self.list(rows, known: known, one) } == ["LIST_UNKNOWN_PROJECT"])
    let all = ListAnswers([(1...Int.max, .same(as: nil))])
    #expect(try Self.list(rows, known: known, all).rows.map(\.project.id) == ["P-0001", "P-0002"])
  }

  @Test("Three of four facts are the same project, told as changed; two are a question")
  func facts() throws {
    let known = Self.identities(try Self.list([Self.library, Self.lab]))
    for change in Self.changes {
      let rows = [change.row, Self.lab]
      guard let id = change.id else {
        #expect(Self.codes { _ = try Self.list(rows, known: known) } == ["LIST_MAYBE_SAME_PROJECT"])
        // Either answer settles it.
        let same = ListAnswers([(2...2, .same(as: nil))])
        #expect(try Self.list(rows, known: known, same).rows[0].project.id == "P-0001")
        let new = ListAnswers([(2...2, .other)])
        #expect(try Self.list(rows, known: known, new).rows[0].project.id == "P-0003")
        continue
      }
      let list = try Self.list(rows, known: known)
      #expect(list.rows.map(\.project.id) == [id, "P-0002"], "\(change.row)")
      #expect(list.changed.flatMap { $0.differences.map(\.column) } == change.changed)
    }
  }

  @Test("Where something is booked only the grant may change without a question")
  func booked() throws {
    let known = Self.identities(try Self.list([Self.library, Self.lab]), booked: ["P-0001"])
    for change in Self.changes where change.id == "P-0001" {
      let rows = [change.row, Self.lab]
      let isAsked = !change.changed.isEmpty && change.changed != [.grant]
      let codes = Self.codes { _ = try Self.list(rows, known: known) }
      #expect(codes == (isAsked ? ["LIST_MAYBE_SAME_PROJECT"] : []), "\(change.row)")
    }
    let museum = Self.library.replacing("Bücherei", with: "Museum")
    let error = #expect(throws: InputProblems.self) {
      _ = try Self.list([museum, Self.lab], known: known)
    }
    let text = error?.problems.first?.text(.de) ?? ""
    #expect(
      text.contains(
        "Ist „Museum“ das Vorhaben P-0001, „Bücherei“ (Kreis Süd), an dem Buchungen hängen? Anders ist: Bezeichnung: „Bücherei“ → „Museum“."
      ), "\(text)")
    #expect(text.contains("--same 2") && text.contains("--new 2"))
    let told = try Self.list(
      [museum, Self.lab], known: known, ListAnswers([(2...2, .same(as: nil))]))
    #expect(told.changed.map(\.id) == ["P-0001"])
    #expect(told.changed[0].differences[0].text(.de) == "Bezeichnung: „Bücherei“ → „Museum“")
  }

  /// Two halls of one county, begun on one day with one grant: which row is which, nobody knows.
  @Test("A row that may be several projects is asked about, and may be named by its id")
  func several() throws {
    let halls = ["A", "B"].map { "Halle \($0);Kreis Süd;01.03.2025;28.02.2027;80.000,00;64.000,00" }
    let known = Self.identities(try Self.list(halls))
    let rows = halls.map { $0.replacing("Halle", with: "Turnhalle") }
    #expect(
      Self.codes { _ = try Self.list(rows, known: known) }
        == ["LIST_MAYBE_SAME_PROJECT", "LIST_MAYBE_SAME_PROJECT"])
    let named = ListAnswers([(2...2, .same(as: "P-0002")), (3...3, .same(as: "P-0001"))])
    #expect(
      try Self.list(rows, known: known, named).rows.map(\.project.id) == ["P-0002", "P-0001"])
    // New ones leave the known ones as they are.
    let new = try Self.list(rows, known: known, ListAnswers([(1...Int.max, .other)]))
    #expect(new.rows.map(\.project.id) == ["P-0003", "P-0004"])
    #expect(new.missing.map(\.id) == ["P-0001", "P-0002"])
  }

  private static func codes(_ body: () throws -> Void) -> [String] {
    ListText.problems(body).map { String($0.prefix { $0 != "@" }) }
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
    let changed = try list([later, Self.lab], Self.identities(first, booked: ["P-1"])).changed
    #expect(changed.map { $0.differences.map(\.column) } == [[.from, .grant]])
    // Two rows that differ in their titles alone change places: the titles went to other ids.
    let twin = Self.library.replacing("Bücherei", with: "Museum")
    let twins = Self.identities(try list([Self.library, twin]), booked: ["P-2"])
    #expect(Self.codes { _ = try list([twin, Self.library], twins) } == ["LIST_OTHER_PROJECT"])
    // An id that keeps its project through a new title is told.
    let renamed = try list([Self.library, twin.replacing("Museum", with: "Stadtmuseum")], twins)
    #expect(renamed.changed.map(\.id) == ["P-2"])
    #expect(
      try list([Self.lab], Self.identities(first)).missing.map(\.id) == ["P-2"])
  }
}
