/// Which of several columns with amounts is that of the bookings: what only a person knows where
/// more than one may be it.
struct AmountChoice {
  let sample: TableSample

  /// Whether a heading names an amount that is none of a booking: without its tax, the tax itself,
  /// what is on the account, a running sum, a discount.
  static func isOther(_ heading: String) -> Bool {
    let text = heading.lowercased()
    return [
      "netto", "steuer", "ust", "mwst", "saldo", "bestand", "kontostand", "kumul", "cumul",
      "aufgelaufen", "laufend", "running", "skonto", "rabatt", "menge", "stunden", "einzelpreis",
      "stundensatz",
    ].contains { text.contains($0) }
      || words(heading).contains {
        ["satz", "kurs", "wechselkurs", "rate", "net", "vat", "tax", "discount", "balance"]
          .contains($0)
      }
  }

  /// Whether a heading names what of an amount has been paid.
  static func isPaid(_ heading: String) -> Bool {
    words(heading).contains { word in
      ["gezahlt", "auszahlung", "abgerufen", "abruf"].contains { word.contains($0) }
    }
  }

  /// Whether a heading names what was planned; `Soll` does so beside `Ist` only.
  private static func isPlanned(_ heading: String) -> Bool {
    words(heading).contains { word in
      word == "soll"
        || ["plan", "ansatz", "budget", "geplant", "bewilligt", "soll"].contains {
          word.hasPrefix($0)
        }
    }
  }

  private static func isActual(_ heading: String) -> Bool {
    words(heading).contains { $0 == "ist" || $0.hasPrefix("ist-") || $0 == "actual" }
  }

  private static func words(_ heading: String) -> [Substring] {
    heading.lowercased().split { !$0.isLetter }
  }

  /// Whether a heading names the part of an amount that is the project's.
  private static func isOfProject(_ heading: String) -> Bool {
    words(heading).contains { $0.hasPrefix("projekt") || $0.hasPrefix("vorhaben") }
      && speaksOfMoney(heading)
  }

  /// The column, from 0, of what was really paid, where `chosen` is that of the plan; that of the
  /// project's part, where `chosen` is that of the whole.
  func closer(than chosen: Int) -> Int? {
    let heading = sample.columns[chosen].heading
    guard Self.isPlanned(heading) else {
      return Self.isOfProject(heading)
        ? nil
        : sample.columns.indices.first {
          let column = sample.columns[$0]
          return $0 != chosen && column.couldBeAmounts && column.percents == 0
            && !Self.isOther(column.heading) && !Self.isPlanned(column.heading)
            && !column.heading.contains("%") && Self.isOfProject(column.heading)
        }
    }
    return sample.columns.indices.first {
      $0 != chosen && sample.columns[$0].couldBeAmounts
        && Self.isActual(sample.columns[$0].heading)
    }
  }

  /// Other columns, from 0, that may be that of the amounts.
  /// - Parameters:
  ///   - isExact: the heading of the chosen one says so to the letter; others count only where
  ///     theirs speaks of money, too.
  ///   - used: columns that tell something else.
  func rivals(of chosen: Int, isExact: Bool, used: Set<Int>) -> [Int] {
    sample.columns.indices.filter { index in
      let column = sample.columns[index]
      guard index != chosen, !used.contains(index), !column.heading.isEmpty, !column.isForeign,
        !Self.isOther(column.heading), column.couldBeAmounts, column.percents == 0,
        !column.looksLikeDates
      else { return false }
      return Self.speaksOfMoney(column.heading) || !isExact && column.looksLikeAmounts
    }
  }

  private static func speaksOfMoney(_ heading: String) -> Bool {
    let text = heading.lowercased()
    return isPlanned(heading) || isActual(heading)
      || [
        "betrag", "brutto", "zahlung", "gezahlt", "überwiesen", "anteil", "davon", "summe",
        "kosten", "ausgabe", "gesamt", "förderfähig", "amount", "€", "eur",
      ].contains { text.contains($0) }
  }
}
