import Amounts
import Bookkeeping
import Messages
import Office

/// What waits for a second person: released or rejected, many at once, never the own.
enum ProposalsPage {
  static func page(
    _ visit: Visit, status: Int = 200, _ complaints: [Complaint] = [], done: String? = nil
  ) throws -> Answer {
    let all = visit.query["all"] != nil
    let table = try ProposalDesk(visit.office).list(all: all)
    func cell(_ row: [LookupTable.Cell], _ key: String) -> LookupTable.Cell {
      zip(table.columns, row).first { $0.0.key == key }?.1 ?? .none
    }
    // What nobody may tick has no box; that it is somebody else's is judged by the desk once more.
    let chosen = Set(visit.form.values("chosen"))
    let view = TableView.view(table, visit.language, link: TableView.link, chosen: chosen) { row in
      guard case .number(let number) = cell(row, "proposal"),
        mayDecide(cell(row, "state"), by: cell(row, "by"), visit)
      else { return nil }
      return (String(number), "Vorschlag \(number)")
    }
    return try visit.page(
      "proposals", status: status,
      [
        "table": view, "mayRelease": .flag(visit.has(.release)),
        "complaints": .texts(complaints.map(\.text)),
        "hasAny": .flag(!table.rows.isEmpty), "all": .flag(all), "done": .optional(done),
        "reason": .text(visit.form["reason"] ?? ""),
      ])
  }

  /// Whoever releases decides; others take back what is their own.
  private static func mayDecide(
    _ state: LookupTable.Cell, by: LookupTable.Cell, _ visit: Visit
  ) -> Bool {
    guard case .word("waiting", _) = state else { return false }
    return visit.has(.release) || by == .text(visit.person?.name ?? "")
  }

  /// One of them, with what it would cause and the files that it rests on.
  static func whole(_ visit: Visit) throws -> Answer {
    let number = Int64(visit.name) ?? 0
    let shown = try ProposalDesk(visit.office).show(number)
    let back = ThingPage.Action(label: "Zu den Vorschlägen", href: "/vorschlaege")
    func fact(_ key: String) -> LookupTable.Cell {
      shown.facts.first { $0.key == key }?.value ?? .none
    }
    let decision: View =
      mayDecide(fact("state"), by: fact("by"), visit)
      ? [
        "chosen": .text(String(number)), "mayRelease": .flag(visit.has(.release)), "reason": "",
      ] : false
    let isNew = visit.query["neu"] != nil
    return try visit.page(
      "thing", title: shown.title[.de],
      [
        "things": [ThingPage.shown(shown, actions: [back])], "reversal": false, "review": false,
        "decision": decision, "complaints": [],
        "note": isNew
          ? .text(Problem("web.PROPOSED_NOW", ["number": number]).text(visit.language)) : false,
      ])
  }

  static func decide(_ visit: Visit) throws -> Answer {
    let numbers = Set(visit.form.values("chosen").compactMap { Int64($0) }).sorted()
    let desk = ProposalDesk(visit.office)
    let isRelease = visit.form["do"] == "release"
    guard !numbers.isEmpty, isRelease || visit.form["do"] == "reject" else {
      return try page(
        visit, status: 422, [Complaint(text: Problem("web.NOTHING_CHOSEN").text(visit.language))])
    }
    let reason = visit.form["reason"] ?? ""
    // Enter in the field of the reason presses the first button, which releases.
    guard !isRelease || reason.isEmpty else {
      return try page(
        visit, status: 422,
        [Complaint(text: Problem("web.RELEASED_WITH_REASON").text(visit.language))])
    }
    var (done, complaints, worst): (Int, [Complaint], Int) = (0, [], 200)
    // Each is an act of its own: one may outdate another, and what is done stays.
    for number in numbers {
      do {
        if isRelease {
          _ = try desk.release([number])
        } else {
          try desk.reject(number, reason: reason)
        }
        done += 1
      } catch {
        guard let (status, told) = Complaint.of(error, visit.language), status < 500 else {
          throw error
        }
        worst = max(worst, status)
        let name = numbers.count == 1 ? "" : "Vorschlag \(number): "
        complaints += told.map { Complaint(text: name + $0.text) }
        // Without a reason none is rejected.
        if !isRelease, reason.isEmpty { break }
      }
    }
    let name = isRelease ? "released" : "rejected"
    guard !complaints.isEmpty else { return .see("/vorschlaege?\(name)=\(done)") }
    return try page(
      visit, status: worst, complaints,
      done: done == 0
        ? nil
        : Problem(isRelease ? "web.RELEASED_NOW" : "web.REJECTED_NOW", ["count": done])
          .text(visit.language))
  }

  static func show(_ visit: Visit) throws -> Answer {
    func told(_ key: String, _ name: String) -> String? {
      visit.query[name].flatMap { Int($0) }.map {
        Problem(key, ["count": $0]).text(visit.language)
      }
    }
    return try page(
      visit,
      done: told("web.RELEASED_NOW", "released") ?? told("web.REJECTED_NOW", "rejected"))
  }
}

extension WebPage {
  static let proposal = WebPage(
    path: "/vorschlag/*", title: "Vorschlag", get: ProposalsPage.whole)

  static let proposals = WebPage(
    path: "/vorschlaege", title: "Vorschläge",
    menu: [.entry, .release, .manager, .audit, .partner, .admin], get: ProposalsPage.show,
    post: ProposalsPage.decide)
}
