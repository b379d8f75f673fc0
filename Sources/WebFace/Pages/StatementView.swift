import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// The lines of account statements with what they may be.
enum StatementView {
  static func run(
    _ visit: Visit, _ office: GrantOffice, _ file: String, isBooking: Bool
  ) throws -> ImportPage.Outcome {
    var choice = choice(visit.form)
    // The preview has told it before the lines are booked.
    choice.told = Set(Slip.Kind.allCases)
    if isBooking, choice.isEmpty {
      let taken = try StatementDesk(office, choice, dryRun: true).take(file)
      return ImportPage.Outcome(
        statement: try view(taken, visit, office),
        complaints: [Complaint(text: Problem("web.NOTHING_CHOSEN").text(visit.language))])
    }
    do {
      let taken = try StatementDesk(office, choice, dryRun: !isBooking).take(file)
      return ImportPage.Outcome(
        statement: try view(taken, visit, office), booked: isBooking ? taken.posted?.numbers : nil)
    } catch let proposed as Proposed { throw proposed } catch {
      // What is wrong with one line leaves the others as they were chosen.
      guard !choice.isEmpty, let (_, told) = Complaint.of(error, visit.language) else {
        throw error
      }
      let taken = try StatementDesk(office, StatementChoice(), dryRun: true).take(file)
      let wrong = (error as? StatementRefused)?.lines.map(\.number) ?? []
      return ImportPage.Outcome(
        statement: try view(taken, visit, office, wrong: Set(wrong)), complaints: told)
    }
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

  /// What a line can be assigned to: open invoices, awards, plan lines.
  private static func targets(_ office: GrantOffice) throws -> View {
    let desk = LookupDesk(office)
    func cells(_ list: LookupDesk.List, _ keys: String...) throws -> [[String]] {
      let table = try desk.list(list)
      return table.rows.map { row in
        keys.map { key in
          zip(table.columns, row).first { $0.0.key == key }?.1.text(.de) ?? ""
        }
      }
    }
    let open = try cells(.open, "number", "counterparty", "voucher", "left").map { row in
      (row[0], "\(row[1]), \(row[2]), offen \(row[3]) €")
    }
    let awards = try cells(.awards, "award", "funder").map { ($0[0], $0[1]) }
    let lines = try cells(.lines, "measure", "line", "title").map {
      ("\($0[0]):\($0[1])", $0[2])
    }
    return .list(
      (open + awards + lines).map { ["target": .text($0.0), "says": .text($0.1)] })
  }

  private static func view(
    _ taken: TakenStatement, _ visit: Visit, _ office: GrantOffice, wrong: Set<Int> = []
  ) throws -> View {
    let form = visit.form
    let isFirst = visit.files.contains { $0.size > 0 }
    let all = form["do"] == "all" ? true : form["do"] == "none" ? false : nil
    return [
      "file": .text(taken.file),
      "ready": .optional(taken.posted.map { String($0.count) }),
      "notices": .texts(taken.notices.map { $0.text[.de] }),
      "targets": try targets(office),
      "gaps": .texts(
        (taken.gaps.map(\.problem) + taken.slips.map(\.problem)).map { $0.pageText(.de) }),
      "rows": .list(
        taken.rows.map { row in
          let line = row.transaction
          let target = row.proposal?.target
          let canAccept = target?.order != nil
          let isSure = row.proposal?.certainty == .sure
          let number = String(row.number)
          return [
            "number": .text(number), "isWrong": .flag(wrong.contains(row.number)),
            "day": .text(line.bookedOn.text(.de)),
            "amount": .text(line.amount.numberText(.de)),
            "party": .text(line.counterparty ?? ""),
            "text": .text(line.remittance ?? line.bookingText ?? ""),
            "state": .text(state(row)),
            "why": .text(row.proposal?.why(.de) ?? ""),
            "accept": canAccept
              ? [
                "isTicked": .flag(
                  all ?? (isFirst ? isSure : form.values("accept").contains(number)))
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
