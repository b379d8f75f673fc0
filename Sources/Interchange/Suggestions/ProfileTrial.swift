public import Amounts
import Funding
import Messages

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
  public func text(_ language: Language) -> String { problem.found.text(language) }

  private var problem: Problem {
    if !lacking.isEmpty {
      return Problem(
        "notice.PROFILE_TRIAL.lacking", ["keys": Fact.series(lacking.map(Fact.text))])
    }
    if let problems {
      return Problem(
        "notice.PROFILE_TRIAL.refused",
        [
          "count": problems.count,
          "first": LocalizedText(
            de: problems.problems.first?.text(.de) ?? "",
            en: problems.problems.first?.text(.en) ?? ""),
        ])
    }
    return Problem(
      leftOut == 0 ? "notice.PROFILE_TRIAL.read" : "notice.PROFILE_TRIAL.readInPart",
      [
        "rows": rows, "leftOut": leftOut,
        "sums": Fact.series(
          sums.map { .series([.words($0.name), .money($0.amount)], separator: " ") }),
      ])
  }
}
