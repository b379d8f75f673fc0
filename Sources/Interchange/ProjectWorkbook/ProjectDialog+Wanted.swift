import Amounts
import Funding
import Messages

// What is asked of some notices only: yearly amounts, other aid and terms of their own.

extension ProjectDialog {
  /// Whether a list is asked for: yearly amounts where public money is granted over several budget
  /// years, other de-minimis aid where a grant is one.
  func isWanted(_ sheet: ProjectSheet) -> Bool {
    let awards = 0..<draft.count(.awards)
    return switch sheet {
    case .years: draft.count(.years) > 0 || awards.contains(where: hasBudgetYears)
    case .aids:
      draft.count(.aids) > 0
        || awards.contains { award($0, "aid.basis").flatMap { AidWord(word: $0) } == .deMinimis }
    // Few notices rule otherwise than their general terms; those that do are amended so.
    case .terms: amendment != nil
    default: true
    }
  }

  /// Whether one more is usual.
  func wantsMore(_ sheet: ProjectSheet) -> Bool {
    let count = draft.count(sheet)
    return switch sheet {
    case .years: count > 0 && leftOfYears(count - 1).map { $0 > .zero } ?? false
    case .aids: false
    default: count == 0
    }
  }

  /// The year after the last that is told of the notice, else its first.
  func nextYear(_ record: Int) -> String? {
    let told = years(besides: record).compactMap { value($0, "year").flatMap(Int.init) }.max()
    let first = ownAward(record).flatMap { day($0, "from")?.year }
    return (told.map { $0 + 1 } ?? first).map(String.init)
  }

  /// What of the notice no year has yet, cents; nil where they have more.
  func leftOfYears(_ record: Int) -> Money? {
    guard let all = ownAward(record).flatMap({ money(award($0, "amount")) }) else { return nil }
    let told = (years(besides: record) + [record]).compactMap { money(value($0, "amount")) }
    return (try? told.sum()).flatMap { try? all - $0 }.flatMap { $0.isNegative ? nil : $0 }
  }

  /// More in a year than the notice has left.
  func yearComplaint(_ place: ProjectDraft.Place) -> String? {
    guard place.sheet == .years, place.key == "amount", leftOfYears(place.record) == nil,
      let amount = ownAward(place.record).flatMap({ money(award($0, "amount")) }),
      let sum = try? (years(besides: place.record) + [place.record])
        .compactMap({ money(value($0, "amount")) }).sum()
    else { return nil }
    return InputFault.project(.yearsAboveAmount(sum: sum, amount: amount)).problem(value: nil)
      .text(language)
  }

  /// An id that somebody makes up is typed often; that of a notice is as the authority writes it.
  func idComplaint(_ place: ProjectDraft.Place, _ value: String) -> String? {
    guard place.key == "id", place.sheet != .awards,
      value.contains(where: { !$0.isLetter && !$0.isNumber && !"-_./".contains($0) })
    else { return nil }
    let better = String(value.map { $0.isLetter || $0.isNumber || "-_./".contains($0) ? $0 : "-" })
    return language.pick(
      "„\(value)“ geht nicht: Eine Kennung besteht aus Buchstaben, Ziffern und - _ . / ohne Leerzeichen, zum Beispiel „\(better)“.",
      "\"\(value)\" will not do: an id has letters, digits and - _ . / without spaces, such as \"\(better)\"."
    )
  }

  /// Aid is what undertakings get.
  func isOfEnterprise(_ record: Int) -> Bool {
    guard
      let measure = award(record, "measure").flatMap({ draft.ids(.measures).firstIndex(of: $0) }),
      let recipient = draft[.init(sheet: .measures, record: measure, key: "recipient")],
      let partner = draft.ids(.partners).firstIndex(of: recipient)
    else { return false }
    return draft[.init(sheet: .partners, record: partner, key: "kind")]
      .flatMap { Organisation.Kind(word: $0) } == .enterprise
  }

  private func hasBudgetYears(_ record: Int) -> Bool {
    let level = award(record, "funder.level").flatMap { Funder.Level(word: $0) }
    guard let from = day(record, "from"), let to = day(record, "to") else { return false }
    return from.year < to.year && level != .foundation && level != .other
  }

  private func value(_ year: Int, _ key: String) -> String? {
    draft[.init(sheet: .years, record: year, key: key)]
  }

  private func award(_ record: Int, _ key: String) -> String? {
    draft[.init(sheet: .awards, record: record, key: key)]
  }

  private func ownAward(_ year: Int) -> Int? {
    value(year, "award").flatMap { draft.ids(.awards).firstIndex(of: $0) }
  }

  /// The other years of the same notice.
  private func years(besides record: Int) -> [Int] {
    (0..<draft.count(.years)).filter {
      $0 != record && value($0, "award") == value(record, "award")
    }
  }

  private func day(_ award: Int, _ key: String) -> CalendarDate? {
    self.award(award, key).flatMap { try? DateText.read($0).get() }
  }

  private func money(_ text: String?) -> Money? {
    text.flatMap { try? AmountText.read($0).get() }
  }
}
