import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// Tables, account statements and electronic invoices: shown first, then booked or proposed.
enum ImportPage {
  static func answer(_ visit: Visit) throws -> Answer {
    // What was typed before signing in is looked at again; it is never booked by that.
    guard visit.form["kept"] != nil || PastedTable(visit.form) != nil else {
      return try page(visit, kept: nil, complaints(of: visit.lostFiles))
    }
    return try look(visit, mayBook: false)
  }

  static func post(_ visit: Visit) throws -> Answer { try look(visit, mayBook: true) }

  private static func complaints(of problem: Problem?) -> [Complaint] {
    [problem].compactMap { $0.map { Complaint(text: $0.text(.de)) } }
  }

  /// Files that were sent with the look at them, in their order.
  private struct Kept {
    let id: String
    let names: [String]
    /// Those that prove every row.
    let signed: [String]
    /// Whether it is not what was looked at.
    var isChanged = false
  }

  /// The cells of a text table, to be corrected where they stand; nil for what is none, or too
  /// large for a page.
  private static func uploaded(_ office: GrantOffice, _ kept: Kept) throws -> PastedTable? {
    guard let main = kept.names.first else { return nil }
    return try TableCells(office, main, upTo: PastedTable.limit).map { PastedTable($0.rows) }
  }

  /// What a look at the files, or booking them, comes to.
  struct Outcome {
    var table: View = false
    var statement: View = false
    var invoices: View = false
    /// The first and last entry that was booked.
    var booked: ClosedRange<Int64>?
    /// What waits for a second person instead.
    var proposed: [Int64] = []
    var complaints: [Complaint] = []
  }

  private static func look(_ visit: Visit, mayBook: Bool) throws -> Answer {
    let keeper = KeptFiles(beside: visit.site.settings.ledger, of: visit.person?.id ?? "")
    let sent = visit.files.filter { $0.size > 0 }
    // A file that is sent takes the place of all that stood there before.
    let block = sent.isEmpty ? PastedTable(visit.form) : nil
    if let problem = block?.problem {
      return try page(visit, kept: nil, [Complaint(text: problem.text(.de))], status: 422)
    }
    guard let id = try kept(visit, sent, block, keeper) else {
      return try page(
        visit, kept: nil, complaints(of: visit.lostFiles ?? Problem("web.NO_FILE")), status: 422)
    }
    guard let found = keeper.find(id.id),
      Set(id.names + id.signed).isSubset(of: found.names)
    else {
      return try page(
        visit, kept: nil, [Complaint(text: Problem("web.FILE_GONE").text(.de))], status: 422)
    }
    // What is booked was looked at before, cell by cell.
    let isSame = id.id == visit.form["kept"] && !id.isChanged
    let isBooking = mayBook && visit.form["do"] == "book" && sent.isEmpty && isSame
    do {
      let outcome = try run(visit, visit.office.at(found.folder), id, isBooking: isBooking)
      if isBooking, outcome.complaints.isEmpty {
        keeper.drop(id.id)
        let numbers = outcome.booked.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "-"
        guard !outcome.proposed.isEmpty else { return .see("/einlesen?booked=\(numbers)") }
        let waiting = outcome.proposed.map(String.init).joined(separator: ".")
        return .see(
          "/einlesen?proposed=\(waiting)" + (outcome.booked == nil ? "" : "&booked=\(numbers)"))
      }
      return try page(
        visit, kept: id, outcome.complaints, outcome: outcome, grid: block,
        status: outcome.complaints.isEmpty ? 200 : 422)
    } catch let proposed as Proposed {
      return .see("/einlesen?proposed=\(proposed.number)")
    } catch let problems as InputProblems {
      let grid = try block ?? uploaded(visit.office.at(found.folder), id)
      return try page(
        visit, kept: id, complaints(of: visit.lostFiles), problems: table(problems),
        grid: grid?.with(problems), status: 422)
    } catch {
      guard let (status, told) = Complaint.of(error, visit.language) else { throw error }
      return try page(visit, kept: id, told, grid: block, status: status)
    }
  }

  /// What is to be read: what was sent now, or what was looked at before; nil for nothing.
  private static func kept(
    _ visit: Visit, _ sent: [Upload], _ block: PastedTable?, _ keeper: KeptFiles
  ) throws -> Kept? {
    if !sent.isEmpty {
      let (key, names) = try keeper.keep(sent)
      let pairs = zip(sent, names)
      return Kept(
        id: key, names: pairs.filter { $0.0.field != "signed" }.map(\.1),
        signed: pairs.filter { $0.0.field == "signed" }.map(\.1))
    }
    if let block {
      var names = visit.form.values("keptName")
      if names.isEmpty { names = [PastedTable.name] }
      let main = names[0]
      let isBlock = visit.form.values("block").contains { $0.contains { !$0.isWhitespace } }
      guard let key = visit.form["kept"], let found = keeper.find(key), !isBlock,
        let kept = FileManager.default.contents(atPath: found.folder + "/" + main)
      else { return try Self.kept(block, keeper) }
      // Corrected cells take the place of what was kept, between the same signs as there.
      let before = try TableCells(visit.office.at(found.folder), main, upTo: PastedTable.limit)
      let bytes = Array(block.csv(before?.separator ?? ";").utf8)
      let isChanged = Array(kept) != bytes
      if isChanged, main == PastedTable.name { return try Self.kept(block, keeper) }
      if isChanged { try keeper.replace(main, of: key, bytes) }
      return Kept(
        id: key, names: names, signed: visit.form.values("signedName"), isChanged: isChanged)
    }
    return visit.form["kept"].map {
      Kept(
        id: $0, names: visit.form.values("keptName"), signed: visit.form.values("signedName"))
    }
  }

  private static func kept(_ block: PastedTable, _ keeper: KeptFiles) throws -> Kept {
    let id = try keeper.keep(Array(block.csv(";").utf8), named: PastedTable.name)
    return Kept(id: id, names: [PastedTable.name], signed: [])
  }

  private static func run(
    _ visit: Visit, _ office: GrantOffice, _ kept: Kept, isBooking: Bool
  ) throws -> Outcome {
    let names = kept.names
    guard let first = names.first else { return Outcome() }
    // Both may be XML; an invoice says what it is in its first element. Beside a table or a
    // statement a document is what proves it.
    let desk = InvoiceDesk(office)
    let invoices = desk.invoices(among: names)
    let table = names.first { name in
      let kind = name.split(separator: ".").last?.lowercased() ?? ""
      return !invoices.contains(name)
        && !["pdf", "jpg", "jpeg", "png", "heic", "tif"].contains(kind)
    }
    guard let main = table else {
      guard invoices.isEmpty else { return try InvoicesView.run(visit, desk, invoices, isBooking) }
      return try taken(visit, office, kept, first, isBooking: isBooking)
    }
    if !office.statements(among: [main]).isEmpty {
      return try StatementView.run(visit, office, main, isBooking: isBooking)
    }
    return try taken(visit, office, kept, main, isBooking: isBooking)
  }

  private static func taken(
    _ visit: Visit, _ office: GrantOffice, _ kept: Kept, _ main: String, isBooking: Bool
  ) throws -> Outcome {
    var terms = TableImport.Terms()
    terms.dryRun = !isBooking
    terms.sheet = visit.form["sheet"]
    terms.decimalMark = visit.form["mark"].flatMap { DecimalMark(rawValue: $0) }
    terms.profileName = visit.form["profile"]
    terms.profile = try terms.profileName.map { try office.bookingProfile($0) }
    if visit.form["onlyNew"] != nil { terms.repeats.rest = .leftOut }
    terms.evidence = kept.signed
    terms.tellsAll = true
    terms.toldEntries = isBooking ? 0 : Self.shownEntries
    // The preview has told it before the rows are booked.
    terms.told = Set(Slip.Kind.allCases)
    let told = visit.progress
    let taken = try TableImport(office, terms).take(main) { step in
      if case .booked(let done, let whole) = step { told(done, whole) }
    }
    return Outcome(table: view(taken), booked: isBooking ? taken.posted.numbers : nil)
  }

  // MARK: Showing

  /// As many entries are shown of what would be booked; a paid expense is two.
  private static let shownEntries = 600

  /// How rows were read.
  private static func rows(_ taken: TakenTable) -> View {
    let repeats = Dictionary(taken.repeats.map { ($0.line, $0.entry) }) { first, _ in first }
    var seen: Set<Int> = []
    let first = taken.entries.filter { seen.insert($0.line).inserted }
    return .table(
      first.count < taken.rows
        ? "So wurden die ersten \(first.count) Zeilen gelesen" : "So wurden die Zeilen gelesen",
      [
        "Zeile Nr.", "Tag", "Art", "Teilvorhaben", "Position, Quelle", "Beleg", "An/Von",
        "bezahlt am", "Betrag €", "",
      ],
      first.map { line, entry in
        let booking = entry.booking
        return [
          .cell(String(line), isNumber: true), .cell(booking.date.text(.de)),
          .cell(booking.kind.name[.de]), .cell(booking.measure),
          .cell([booking.line, booking.source].compactMap(\.self).joined(separator: ", ")),
          .cell(booking.voucher ?? ""), .cell(booking.counterparty ?? ""),
          .cell(booking.paidOn?.text(.de) ?? ""), .cell(booking.amount),
          repeats[line].map { .cell("gleicht Buchung \($0)", href: Place.entry($0)) } ?? .cell(""),
        ]
      })
  }

  private static func view(_ taken: TakenTable) -> View {
    [
      "readRows": rows(taken),
      "file": .text(taken.file), "rows": .text(String(taken.rows)),
      "newRows": .text(String(taken.newRows)), "hasNew": .flag(taken.posted.count > 0),
      "known": .text(String(taken.posted.knownBookings)),
      "repeated": .text(String(taken.repeats.count)),
      "leftOut": .text(String(taken.survey.leftOutCount)),
      "sums": .table(
        "Was in der Tabelle steht", ["Art", "Zeilen Nr.", "Betrag €"],
        taken.kinds.map {
          [
            .cell($0.kind.name[.de]), .cell(String($0.rows), isNumber: true), .cell($0.amount),
          ]
        }),
      "remarks": .texts(
        taken.survey.readings.remarks.map { $0.text(.de) } + taken.notes.map { $0.text(.de) }
          + taken.slips.map { $0.problem.text(.de) }),
      "unused": .texts(taken.survey.unusedHeadings),
    ]
  }

  /// Each problem beside what stands in its cell.
  private static func table(_ problems: InputProblems) -> View {
    .table(
      "\(problems.count) Fehler; gebucht wurde nichts",
      ["Ort", "Spalte", "steht da", "Meldung"],
      problems.problems.map { problem in
        let place = problem.place
        let row = place.line.map { "Zeile \($0)" } ?? place.path
        return [
          .cell([place.sheet, row].compactMap(\.self).joined(separator: ", ")),
          .cell(place.heading ?? place.cell ?? place.column.map(String.init) ?? ""),
          .cell(problem.value ?? ""), .cell(problem.pageSentence(.de)),
        ]
      })
  }

  private static func page(
    _ visit: Visit, kept: Kept?, _ complaints: [Complaint] = [],
    outcome: Outcome = Outcome(), problems: View = false, grid: PastedTable? = nil,
    status: Int = 200
  ) throws -> Answer {
    let booked = visit.query["booked"]?.split(separator: "-").compactMap { Int64($0) }
    return try visit.page(
      "import", status: status,
      [
        "complaints": .texts(complaints.map(\.text)),
        "problems": grid == nil ? problems : false, "grid": grid?.view ?? false,
        "block": .text(grid == nil ? visit.form.values("block").first ?? "" : ""),
        "kept": kept.map {
          ["id": .text($0.id), "names": .texts($0.names), "signed": .texts($0.signed)]
        } ?? .flag(false), "table": outcome.table,
        "statement": outcome.statement, "invoices": outcome.invoices,
        "booked": visit.query["booked"] == nil
          ? .flag(false)
          : [
            "entries": .list(
              Array(Set(booked ?? [])).sorted().map {
                ["number": .text(String($0)), "href": .text(Place.entry($0))]
              })
          ],
        "proposed": .optional(
          visit.query["proposed"].map {
            $0.split(separator: ".").compactMap { Int64($0) }.map(String.init)
              .joined(separator: ", ")
          }),
        "profile": .text(visit.form["profile"] ?? ""), "sheet": .text(visit.form["sheet"] ?? ""),
        "onlyNew": .flag(visit.form["onlyNew"] != nil),
        "marks": .list(
          [("", "wie es dasteht"), ("comma", "Komma"), ("point", "Punkt")].map {
            [
              "key": .text($0.0), "label": .text($0.1),
              "isChosen": .flag($0.0 == visit.form["mark"] ?? ""),
            ]
          }),
      ])
  }
}

extension WebPage {
  static let intake = WebPage(
    path: "/einlesen", title: "Einlesen", menu: [.entry], takesFiles: true,
    get: ImportPage.answer, post: ImportPage.post)
}
