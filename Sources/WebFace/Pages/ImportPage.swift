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
  static func answer(_ visit: Visit) throws -> Answer { try page(visit, kept: nil) }

  /// Files that were sent with the look at them, in their order.
  private struct Kept {
    let id: String
    let names: [String]
    /// Those that prove every row.
    let signed: [String]
  }

  /// What a look at the files, or booking them, comes to.
  struct Outcome {
    var table: View = false
    var statement: View = false
    var invoices: View = false
    /// The first and last entry that was booked.
    var booked: ClosedRange<Int64>?
  }

  static func post(_ visit: Visit) throws -> Answer {
    let keeper = KeptFiles(beside: visit.site.settings.ledger, of: visit.person?.id ?? "")
    let sent = visit.files.filter { $0.size > 0 }
    let id: Kept
    if !sent.isEmpty {
      let (key, names) = try keeper.keep(sent)
      let pairs = zip(sent, names)
      id = Kept(
        id: key, names: pairs.filter { $0.0.field != "signed" }.map(\.1),
        signed: pairs.filter { $0.0.field == "signed" }.map(\.1))
    } else if let key = visit.form["kept"] {
      id = Kept(
        id: key, names: visit.form.values("keptName"), signed: visit.form.values("signedName"))
    } else {
      return try page(
        visit, kept: nil, [Complaint(text: Problem("web.NO_FILE").text(.de))], status: 422)
    }
    guard let found = keeper.find(id.id),
      Set(id.names + id.signed).isSubset(of: found.names)
    else {
      return try page(
        visit, kept: nil, [Complaint(text: Problem("web.FILE_GONE").text(.de))], status: 422)
    }
    let isBooking = visit.form["do"] == "book" && sent.isEmpty
    do {
      let outcome = try run(visit, visit.office.at(found.folder), id, isBooking: isBooking)
      if isBooking {
        keeper.drop(id.id)
        let numbers = outcome.booked.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "-"
        return .see("/einlesen?booked=\(numbers)")
      }
      return try page(visit, kept: id, outcome: outcome)
    } catch let proposed as Proposed {
      return .see("/einlesen?proposed=\(proposed.number)")
    } catch let problems as InputProblems {
      return try page(
        visit, kept: id, [], problems: table(problems), status: 422)
    } catch {
      guard let (status, told) = Complaint.of(error, visit.language) else { throw error }
      return try page(visit, kept: id, told, status: status)
    }
  }

  private static func run(
    _ visit: Visit, _ office: GrantOffice, _ kept: Kept, isBooking: Bool
  ) throws -> Outcome {
    let names = kept.names
    guard let main = names.first else { return Outcome() }
    if !office.statements(among: [main]).isEmpty {
      return try StatementView.run(visit, office, main, isBooking: isBooking)
    }
    let desk = InvoiceDesk(office)
    let invoices = desk.invoices(among: names)
    if !invoices.isEmpty { return try InvoicesView.run(visit, desk, invoices, isBooking) }
    var terms = TableImport.Terms()
    terms.dryRun = !isBooking
    terms.sheet = visit.form["sheet"]
    terms.decimalMark = visit.form["mark"].flatMap { DecimalMark(rawValue: $0) }
    terms.profileName = visit.form["profile"]
    terms.profile = try terms.profileName.map { try office.bookingProfile($0) }
    if visit.form["onlyNew"] != nil { terms.repeats.rest = .leftOut }
    terms.evidence = kept.signed
    terms.tellsAll = true
    // The preview has told it before the rows are booked.
    terms.told = Set(Slip.Kind.allCases)
    let taken = try TableImport(office, terms).take(main)
    return Outcome(table: view(taken), booked: isBooking ? taken.posted.numbers : nil)
  }

  // MARK: Showing

  private static func view(_ taken: TakenTable) -> View {
    [
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
          .cell(problem.value ?? ""), .cell(problem.text(.de)),
        ]
      })
  }

  private static func page(
    _ visit: Visit, kept: Kept?, _ complaints: [Complaint] = [],
    outcome: Outcome = Outcome(), problems: View = false, status: Int = 200
  ) throws -> Answer {
    let booked = visit.query["booked"]?.split(separator: "-").compactMap { Int64($0) }
    return try visit.page(
      "import", status: status,
      [
        "complaints": .texts(complaints.map(\.text)), "problems": problems,
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
        "proposed": .optional(visit.query["proposed"].flatMap { Int64($0) }.map(String.init)),
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

/// The lines of account statements with what they may be.
private enum StatementView {
  static func run(
    _ visit: Visit, _ office: GrantOffice, _ file: String, isBooking: Bool
  ) throws -> ImportPage.Outcome {
    var choice = choice(visit.form)
    // The preview has told it before the lines are booked.
    choice.told = Set(Slip.Kind.allCases)
    let taken = try StatementDesk(office, choice, dryRun: !isBooking).take(file)
    return ImportPage.Outcome(
      statement: view(taken, visit), booked: isBooking ? taken.posted?.numbers : nil)
  }

  private static func choice(_ form: Fields) -> StatementChoice {
    var choice = StatementChoice()
    choice.rows = Set(form.values("accept").compactMap { Int($0) })
    for (name, value) in form.all {
      let value = value.trimmingCharacters(in: .whitespaces)
      guard !value.isEmpty, let dash = name.firstIndex(of: "-"),
        let row = Int(name[name.index(after: dash)...])
      else { continue }
      switch name[..<dash] {
      case "target":
        guard let kind = form["kind-\(row)"].flatMap({ BookingKind(rawValue: $0) }) else {
          continue
        }
        choice.assignments.append(.init(row: row, kind: kind, target: value))
        choice.rows.remove(row)
      case "ignore":
        choice.ignored[row] = value
        choice.rows.remove(row)
      default: continue
      }
    }
    return choice
  }

  private static func view(_ taken: TakenStatement, _ visit: Visit) -> View {
    let form = visit.form
    let isFirst = visit.files.contains { $0.size > 0 }
    return [
      "file": .text(taken.file),
      "ready": .optional(taken.posted.map { String($0.count) }),
      "notices": .texts(taken.notices.map { $0.text[.de] }),
      "gaps": .texts((taken.gaps.map(\.problem) + taken.slips.map(\.problem)).map { $0.text(.de) }),
      "rows": .list(
        taken.rows.map { row in
          let line = row.transaction
          let target = row.proposal?.target
          let canAccept = target?.order != nil
          let isSure = row.proposal?.certainty == .sure
          let number = String(row.number)
          return [
            "number": .text(number), "day": .text(line.bookedOn.text(.de)),
            "amount": .text(line.amount.numberText(.de)),
            "party": .text(line.counterparty ?? ""),
            "text": .text(line.remittance ?? line.bookingText ?? ""),
            "state": .text(state(row)),
            "why": .text(row.proposal?.why(.de) ?? ""),
            "accept": canAccept
              ? [
                "isTicked": .flag(
                  isFirst ? isSure : form.values("accept").contains(number))
              ] : .flag(false),
            "entries": .list(
              (row.known + (target?.entries ?? [])).map {
                ["entry": .text(String($0)), "href": .text(Place.entry($0))]
              }),
            "open": row.isOpen
              ? [
                "target": .text(form["target-\(number)"] ?? ""),
                "ignore": .text(form["ignore-\(number)"] ?? ""),
                "kinds": .list(
                  StatementChoice.kinds.map {
                    [
                      "key": .text($0.rawValue), "label": .text($0.name[.de]),
                      "isChosen": .flag($0.rawValue == form["kind-\(number)"]),
                    ]
                  }),
              ] : .flag(false),
          ]
        }),
    ]
  }

  private static func state(_ row: StatementRow) -> String {
    switch row.state {
    case .pending: "vorgemerkt"
    case .information, .empty: "nur zur Kenntnis"
    case .known: "gebucht"
    case .ignored(let reason): "ohne Buchung: " + reason
    case .knownBatch: "als Sammler gebucht"
    case .knownParts: "in Teilen gebucht"
    case .open:
      switch row.proposal?.target {
      case nil: "offen"
      case .booked: "wohl schon gebucht"
      case .payment: "Zahlung"
      case .part: "Teilzahlung"
      case .discounted: "Zahlung mit Skonto"
      case .credit: "Gutschrift"
      case .income(let kind, let measure, let source):
        "\(kind.name[.de]) \(source) (\(measure))"
      }
    }
  }
}

extension StatementRow {
  fileprivate var isOpen: Bool { if case .open = state { true } else { false } }
}

extension MatchTarget {
  /// The entries that it is about.
  fileprivate var entries: [Int64] {
    switch self {
    case .booked(let number), .credit(let number): [number]
    case .payment(let numbers), .part(let numbers), .discounted(let numbers): numbers
    case .income: []
    }
  }
}

/// Electronic invoices with the bookings that they become.
private enum InvoicesView {
  static func run(
    _ visit: Visit, _ desk: InvoiceDesk, _ files: [String], _ isBooking: Bool
  ) throws -> ImportPage.Outcome {
    var outcome = ImportPage.Outcome()
    let lines = try LookupDesk(visit.office).list(.lines).rows
    var views: [View] = []
    for (index, invoice) in try desk.read(all: files).enumerated() {
      let isMeant = visit.form["meant-\(index)"] != nil
      let chosen = visit.form["place-\(index)"]
      let place = chosen?.split(separator: "\u{1F}", maxSplits: 1).map(String.init) ?? []
      let credit = visit.form["credit-\(index)"]
      let assignment: InvoiceDesk.Assignment? =
        place.count == 2
        ? .expense(measure: place[0], line: place[1]) : credit.map { .creditNote(for: $0) }
      let done = try desk.book(
        invoice, assignment, again: isMeant, told: Set(Slip.Kind.allCases), dryRun: !isBooking)
      if isBooking, let numbers = done.recorded?.entries {
        let first = outcome.booked?.lowerBound ?? numbers.lowerBound
        outcome.booked = first...numbers.upperBound
      }
      views.append(view(done.proposal, done.recorded?.slips ?? [], index, lines, visit.form))
    }
    outcome.invoices = ["all": .list(views)]
    return outcome
  }

  private static func view(
    _ proposal: InvoiceDesk.Proposal, _ slips: [Slip], _ index: Int, _ lines: [[LookupTable.Cell]],
    _ form: Fields
  ) -> View {
    let (invoice, booking) = (proposal.invoice, proposal.booking)
    let told = form["place-\(index)"] ?? "\(booking.measure)\u{1F}\(booking.line ?? "")"
    return [
      "index": .text(String(index)), "file": .text(invoice.file), "seller": .text(invoice.seller),
      "number": .text(invoice.number), "date": .text(invoice.date.text(.de)),
      "gross": .text(invoice.gross.text(.de)), "vat": .text(invoice.vat.text(.de)),
      "purpose": .text(booking.purpose ?? ""), "isCredit": .flag(booking.kind == .creditNote),
      "credit": .text(form["credit-\(index)"] ?? booking.facts.forVoucher ?? ""),
      "isMeant": .flag(form["meant-\(index)"] != nil),
      "known": .optional(proposal.known.map(String.init)),
      "knownHref": .text(proposal.known.map(Place.entry) ?? ""),
      "problems": .texts(
        [proposal.question?.problem.text(.de)].compactMap(\.self)
          + (proposal.refused?.problems.map { $0.text(.de) } ?? [])),
      "notes": .texts(proposal.notes.map { $0[.de] } + slips.map { $0.problem.text(.de) }),
      "lines": .list(
        lines.map { row in
          let value = row[0].text(.de) + "\u{1F}" + row[1].text(.de)
          return [
            "value": .text(value), "isChosen": .flag(value == told),
            "label": .text(row.prefix(3).map { $0.text(.de) }.joined(separator: " · ")),
          ]
        }),
    ]
  }
}

extension WebPage {
  static let intake = WebPage(
    path: "/einlesen", title: "Einlesen", menu: [.entry], takesFiles: true,
    get: ImportPage.answer, post: ImportPage.post)
}
