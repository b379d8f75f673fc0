/// The days from `from` to `to`, both included (Zeitraum).
public struct DateRange: Hashable, Sendable {
  public let from: CalendarDate
  public let to: CalendarDate

  /// Nil where it ends before it begins.
  public init?(from: CalendarDate, to: CalendarDate) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  /// The calendar year in which a day lies.
  public init(yearOf day: CalendarDate) {
    (from, to) = (day.startOfYear, day.endOfYear)
  }

  public func contains(_ date: CalendarDate) -> Bool { from <= date && date <= to }

  /// `01.04.2021–31.12.2025`.
  public func text(_ language: Language) -> String { "\(from.text(language))–\(to.text(language))" }
}

/// A length of time of a rule: so many days, or so many months (ISO 8601: `P42D`, `P2M`, `P5Y6M`).
public struct Duration: Hashable, Sendable {
  public let months: Int
  public let days: Int

  public init(months: Int = 0, days: Int = 0) {
    self.months = months
    self.days = days
  }

  /// Reads `P42D`, `P2M`, `P5Y6M`, `P0D`. Nil for anything else.
  public init?(text: some StringProtocol) {
    guard text.first == "P", text.count > 1 else { return nil }
    var number: Int?
    var order = 0
    var (months, days) = (0, 0)
    for character in text.dropFirst() {
      if let digit = character.wholeNumberValue, character.isASCII {
        let next = (number ?? 0) * 10 + digit
        guard next <= 36_500 else { return nil }
        number = next
        continue
      }
      guard let count = number else { return nil }
      switch character {
      case "Y" where order < 1: months += count * 12; order = 1
      case "M" where order < 2: months += count; order = 2
      case "D" where order < 3: days += count; order = 3
      default: return nil
      }
      number = nil
    }
    guard number == nil else { return nil }
    self.init(months: months, days: days)
  }

  /// The last day of a time that begins with the event on `date` (§§ 187, 188 BGB).
  public func end(after date: CalendarDate) -> CalendarDate {
    date.adding(months: months).adding(days: days)
  }

  /// `P2M`, `P42D`, `P1M15D`.
  public var isoText: String {
    months == 0 ? "P\(days)D" : days == 0 ? "P\(months)M" : "P\(months)M\(days)D"
  }

  /// `2 Monate`, `42 Tage`.
  public func text(_ language: Language) -> String { text(language, "Monate", "Tage") }

  /// As it stands after `in` and `von`: `2 Monaten`, `42 Tagen`.
  public func dativeText(_ language: Language) -> String { text(language, "Monaten", "Tagen") }

  private func text(_ language: Language, _ germanMonths: String, _ germanDays: String) -> String {
    var parts: [String] = []
    if months > 0 {
      parts.append(
        "\(months) "
          + (months == 1 ? language.pick("Monat", "month") : language.pick(germanMonths, "months")))
    }
    if days > 0 || months == 0 {
      parts.append(
        "\(days) " + (days == 1 ? language.pick("Tag", "day") : language.pick(germanDays, "days")))
    }
    return parts.joined(separator: " ")
  }
}
