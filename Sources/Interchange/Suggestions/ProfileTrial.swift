public import Amounts
import Funding

/// What a suggested profile makes of the file that it was guessed from.
public struct ProfileTrial: Sendable {
  /// Rows that were read, and those that were left out.
  public private(set) var rows = 0
  public private(set) var leftOut = 0
  /// What the amounts come to, cents: by kind of booking, or eligible expenditure and grant.
  public private(set) var sums: [(name: LocalizedText, amount: Money)] = []
  /// Columns that a person has to name before anything can be tried.
  public private(set) var lacking: [String] = []
  /// What the profile or the file would be refused for.
  public private(set) var problems: InputProblems?

  init(lacking: [String]) { self.lacking = lacking }

  init(
    _ profile: [UInt8], _ kind: ProfileSuggestion.Kind, _ input: InputBytes, sheet: String?,
    _ progress: (Int) -> Void
  ) {
    do throws(InputProblems) {
      switch kind {
      case .projects: try readList(profile, input, sheet, progress)
      case .bookings: try readBookings(profile, input, sheet, progress)
      }
    } catch {
      problems = error
    }
  }

  private mutating func readList(
    _ profile: [UInt8], _ input: InputBytes, _ sheet: String?, _ progress: (Int) -> Void
  ) throws(InputProblems) {
    let list = try ProjectList.read(
      input, profile: try Profile.read(profile, file: "profil.yaml"), sheet: sheet,
      progress: progress)
    (rows, leftOut) = (list.rows.count, list.leftOut.count)
    sums = [
      (LocalizedText(de: "zuwendungsfähig", en: "eligible"), list.eligible),
      (LocalizedText(de: "Zuwendungen", en: "grants"), list.grant),
    ]
  }

  private mutating func readBookings(
    _ profile: [UInt8], _ input: InputBytes, _ sheet: String?, _ progress: (Int) -> Void
  ) throws(InputProblems) {
    let table = try BookingTable.open(
      input, profile: try BookingProfile.read(profile, file: "profil.yaml"), sheet: sheet)
    let found = ProblemList()
    let survey = BookingSurvey()
    var amounts: [BookingKind: Money] = [:]
    var done = 0
    rows = table.read(problems: found, survey: survey) { row in
      done += 1
      progress(done)
      let sum = try? (amounts[row.booking.kind] ?? .zero) + row.booking.amount
      amounts[row.booking.kind] = sum ?? amounts[row.booking.kind]
      // Which invoice a credit note lowers is asked when it is booked.
      if row.booking.kind == .creditNote, row.booking.facts.forVoucher == nil {
        found.add(
          table.place(of: row, .forVoucher),
          .booking(.missing(.forVoucher, kind: .creditNote)))
      }
    }
    leftOut = survey.leftOutCount
    sums = BookingKind.allCases.compactMap { kind in amounts[kind].map { (kind.name, $0) } }
    _ = try found.checked(true)
  }

  /// What it came to, in a sentence or two.
  public func text(_ language: Language) -> String {
    guard lacking.isEmpty else {
      let list = lacking.joined(separator: ", ")
      return language.pick(
        "Eine Probe geht erst, wenn ausgefüllt ist: \(list).",
        "It can be tried once these are filled in: \(list).")
    }
    let head = language.pick(
      "Probe am eigenen Inhalt, offene Zeilen wie vorgeschlagen: ",
      "Tried on its own file, open lines as offered: ")
    guard let problems else {
      let list = sums.map { "\($0.name[language]) \($0.amount.text(language))" }
      let left =
        leftOut == 0 ? "" : language.pick(", \(leftOut) weggelassen", ", \(leftOut) left out")
      return head
        + language.count(rows, ("Zeile", "Zeilen"), ("row", "rows")) + "\(left); "
        + list.joined(separator: ", ") + "."
    }
    let first = problems.problems.first?.text(language) ?? ""
    return head
      + language.pick("\(problems.count) Fehler, zuerst ", "\(problems.count) problems, first ")
      + first
  }
}
