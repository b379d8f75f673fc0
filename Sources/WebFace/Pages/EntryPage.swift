import Amounts
import Bookkeeping
import Foundation
import Funding
import LedgerStore
import Messages
import Office

/// An entry of the journal, with its files, and taking it back.
enum EntryPage {
  static func answer(
    _ visit: Visit, status: Int = 200, complaints: [Complaint] = [], slips: [Slip] = []
  ) throws -> Answer {
    guard let shown = try LookupDesk(visit.office).show(visit.name, as: "entry").first else {
      return .see("/journal")
    }
    let number = visit.name
    let isStanding = !shown.facts.contains {
      $0.key == "state" && $0.value.text(.en).hasPrefix("revers")
    }
    let files = try EvidenceDesk(visit.office).evidence(of: Int64(number) ?? 0)
    let thing = ThingPage.shown(shown) { key, cell in
      guard key == "name", case .text(let name) = cell,
        let file = files.first(where: { $0.name == name && $0.content != nil })
      else { return nil }
      return "/nachweis/\(number)-\(file.position)"
    }
    return try visit.page(
      "thing", title: shown.title[.de], status: status,
      [
        "things": [thing],
        "review": try review(visit),
        "reversal": visit.has(.entry) && isStanding
          ? [
            "reason": .text(visit.form["reason"] ?? ""), "slips": SlipView.view(slips, visit),
          ] : .flag(false), "complaints": .texts(complaints.map(\.text)), "note": false,
        "decision": false,
      ])
  }

  /// What auditors noted of it; nothing for others.
  private static func review(_ visit: Visit) throws -> View {
    guard visit.has(.audit) else { return false }
    let all = try ReviewDesk(visit.office, visit.site.accounts).all()
      .filter { String($0.entry) == visit.name }
    let own = all.first(where: \.isOwn)
    // What was typed counts where something was.
    let mark = visit.form["do"] == nil ? own?.mark.rawValue : visit.form["mark"] ?? ""
    return [
      "others": .texts(
        all.filter { !$0.isOwn }.map {
          let at = LocalMoment.text($0.at, visit.language)
          return "\($0.by), \(at): \($0.mark.name[visit.language]). \($0.note)"
        }),
      "marks": .list(
        ReviewDesk.Mark.allCases.map {
          [
            "key": .text($0.rawValue), "label": .text($0.name[visit.language]),
            "isChosen": .flag($0.rawValue == mark),
          ]
        }),
      "isOpen": .flag((mark ?? "").isEmpty), "remark": .text(visit.form["note"] ?? own?.note ?? ""),
      "kept": .optional(own.map { LocalMoment.text($0.at, visit.language) }),
    ]
  }

  /// Takes the entry back or notes what an auditor makes of it, as the form says.
  static func post(_ visit: Visit) throws -> Answer {
    guard visit.form["do"] == "review" else { return try takeBack(visit) }
    do {
      try ReviewDesk(visit.office, visit.site.accounts).keep(
        visit.form["mark"].flatMap { ReviewDesk.Mark(rawValue: $0) }, visit.form["note"] ?? "",
        of: Int64(visit.name) ?? 0)
      return .see(visit.incoming.target)
    } catch {
      guard let (status, complaints) = Complaint.of(error, visit.language) else { throw error }
      return try answer(visit, status: status, complaints: complaints)
    }
  }

  /// Takes the entry back, for the reason that was typed.
  private static func takeBack(_ visit: Visit) throws -> Answer {
    do {
      let done = try RecordDesk(visit.office).takeBack(
        .entries([visit.name]), reason: visit.form["reason"] ?? "",
        RecordDesk.Terms(meant: SlipView.meant(visit.form)))
      return .see(done.entries.first.map(Place.entry) ?? Place.entry(Int64(visit.name) ?? 0))
    } catch let found as SlipsFound {
      return try answer(visit, status: 422, slips: found.slips)
    } catch {
      guard let (status, complaints) = Complaint.of(error, visit.language) else { throw error }
      return try answer(visit, status: status, complaints: complaints)
    }
  }

  /// A file that proves an entry: `12-1` is the first of entry 12.
  static func file(_ visit: Visit) throws -> Answer {
    let parts = visit.name.split(separator: "-").map { Int64($0) ?? 0 }
    let (entry, position) = (parts.first ?? 0, Int(parts.dropFirst().first ?? 0))
    let kept = try EvidenceDesk(visit.office).file(position, of: entry)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: kept.path)))
    return .file(bytes, name: kept.name, type: "application/octet-stream")
  }
}

extension WebPage {
  static let entry = WebPage(
    path: "/buchung/*", title: "Buchung", get: { try EntryPage.answer($0) },
    post: EntryPage.post)

  static let evidence = WebPage(path: "/nachweis/*", title: "Nachweis", get: EntryPage.file)
}
