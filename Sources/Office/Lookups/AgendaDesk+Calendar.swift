import Amounts
import Bookkeeping
import Files
import Messages

extension AgendaDesk {
  /// Writes items as a calendar (RFC 5545) of all-day events.
  /// - Parameter file: ends in `.ics`.
  /// - Returns: false where there is nothing to be done: a calendar without events is none, and
  ///   nothing is written.
  /// - Throws: ``Refusal`` for another ending and for the ledger's own files; `WriteFault`.
  public func write(_ items: [Item], toCalendar file: String) throws -> Bool {
    guard file.lowercased().hasSuffix(".ics") else {
      throw Refusal(
        .usage, Problem("office.NOT_A_CALENDAR_NAME", ["file": Fact.whole(file)]), fields: ["ics"],
        found: file, allowed: LocalizedText(de: "NAME.ics", en: "NAME.ics"))
    }
    let path = try office.target(file)
    guard !items.isEmpty else { return false }
    let text = calendar(items)
    try PendingFile.write(path, shown: file) { try $0.write(Array(text.utf8)) }
    return true
  }

  /// The calendar's text. What is shown follows the office's language.
  func calendar(_ items: [Item]) -> String {
    let stamp = office.act.moment.filter { $0 != "-" && $0 != ":" }
    var lines = CalendarLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add(
      "PRODID",
      "-//Foerderbuch//Foerderbuch \(GrantOffice.version)//"
        + office.language.pick("DE", "EN"))
    lines.add("CALSCALE", "GREGORIAN")
    for item in items {
      lines.add("BEGIN", "VEVENT")
      lines.add("UID", item.uid)
      lines.add("DTSTAMP", stamp)
      lines.add("DTSTART;VALUE=DATE", Self.basic(item.day))
      // The end is the first day that is not part of it.
      lines.add("DTEND;VALUE=DATE", Self.basic(item.day.adding(days: 1)))
      lines.add("SUMMARY", text: summary(item))
      lines.add("DESCRIPTION", text: description(item))
      lines.add("CATEGORIES", text: "Förderbuch")
      lines.add("TRANSP", "TRANSPARENT")
      lines.add("END", "VEVENT")
    }
    lines.add("END", "VCALENDAR")
    return lines.text
  }

  private static func basic(_ day: CalendarDate) -> String { day.isoText.filter { $0 != "-" } }

  private func summary(_ item: Item) -> String {
    let language = office.language
    let amount = item.amount.map { ", " + $0.text(language) } ?? ""
    return "\(item.title[language]): \(item.subject)\(amount)"
  }

  private func description(_ item: Item) -> String {
    let language = office.language
    let provisional =
      item.isProvisional
      ? language.pick(
        "Vorläufig: ein Tag, von dem die Frist abhängt, steht noch nicht fest, oder sie ist nicht gelesen.",
        "Provisional: a day it depends on is not known yet, or its time was not read.") : ""
    let lines: [String?] = [
      language.pick("Stand: ", "State: ") + item.state.name[language],
      language.pick("Vorhaben: ", "Project: ") + item.project,
      language.pick("Teilvorhaben: ", "Measure: ") + item.measure,
      item.about?[language], item.norm, provisional,
    ]
    return lines.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// Content lines of a calendar (RFC 5545, 3.1): CRLF behind each, none longer than 75 octets.
struct CalendarLines {
  private(set) var text = ""

  /// A value that needs no marks.
  mutating func add(_ name: String, _ value: String) {
    var octets = 0
    for character in (name + ":" + value).unicodeScalars {
      let size = UTF8.width(character)
      if octets + size > 75 {
        // The blank that begins the next line is one of its octets.
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(character)
      octets += size
    }
    text += "\r\n"
  }

  /// A value of the type TEXT (3.3.11).
  mutating func add(_ name: String, text value: String) {
    let marked = value.replacing("\\", with: "\\\\").replacing(";", with: "\\;")
      .replacing(",", with: "\\,").replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
    add(name, String(marked.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }
}
