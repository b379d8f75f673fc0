public import Amounts

/// An expense whose own words name a discount for quick payment, of which nothing is recorded.
public struct DiscountMention: Hashable, Sendable {
  public let project: String
  public let measure: String
  public let entry: Int64
  public let voucher: String?
  /// Gross, cents.
  public let amount: Money
  /// The rate that the words give; nil where they give none.
  public let rate: Rate?

  /// Nil for a record that is no standing expense, whose words name no discount, or that says what
  /// became of it: as offered (``BookingFacts/discountOffered``) or as the reason of a cut.
  public init?(_ record: JournalRecord, in portfolio: Portfolio) {
    let booking = record.booking
    guard booking.kind == .expense, record.reverses == nil, record.reversedBy == nil,
      booking.facts.discountOffered == nil, !Self.isNamed(in: booking.reason ?? ""),
      let purpose = booking.purpose, Self.isNamed(in: purpose),
      let project = portfolio.project(ofMeasure: booking.measure)
    else { return nil }
    self.project = project.id
    measure = booking.measure
    entry = record.number
    voucher = booking.voucher
    amount = booking.amount
    rate = Self.rate(in: purpose.lowercased())
  }

  static func isNamed(in text: String) -> Bool { place(in: text.lowercased()) != nil }

  /// Where the discount is named; `Diskonto` is none.
  private static func place(in text: String) -> Range<String.Index>? {
    let words = ["skonto", "skonti", "cash discount", "prompt payment"]
    return words.lazy.compactMap { text.firstRange(of: $0) }.first { range in
      range.lowerBound == text.startIndex
        || !text[text.index(before: range.lowerBound)].isLetter
    }
  }

  /// The per cent that stands nearest before the discount, else after it: `2 % Skonto bis 14 Tage`,
  /// `19 % USt, abzgl. 3% Skonto`, `Skonto 2,5 %`.
  static func rate(in text: String) -> Rate? {
    guard let place = place(in: text) else { return nil }
    return rates(in: text[..<place.lowerBound]).last ?? rates(in: text[place.upperBound...]).first
  }

  private static func rates(in text: Substring) -> [Rate] {
    text.split(separator: "%", omittingEmptySubsequences: false).dropLast().compactMap { piece in
      let end = piece.reversed().drop { $0.isWhitespace }
      let digits = end.prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
      let number = String(digits.reversed().map { $0 == "," ? "." : $0 })
      guard let rate = Rate(text: number + "%"), rate > .zero, rate < .full else { return nil }
      return rate
    }
  }
}

/// A discount is taken, and where it was not, it is no eligible expenditure (economy: § 7 LHO/BHO,
/// ANBest-P Nr. 1.1; BNBest-EFRE HE Nr. 1.1): where a voucher names one and nothing is recorded of
/// it, somebody has to say what became of it.
enum DiscountRule {
  /// One finding for each measure.
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(_ mentions: [DiscountMention]) throws(AmountError) -> [Finding] {
    var groups: [String: [DiscountMention]] = [:]
    var order: [String] = []
    for mention in mentions {
      if groups[mention.measure] == nil { order.append(mention.measure) }
      groups[mention.measure, default: []].append(mention)
    }
    var findings: [Finding] = []
    for measure in order {
      let group = groups[measure] ?? []
      guard let first = group.first else { continue }
      let names = group.prefix(5).map { $0.voucher ?? "Nr. \($0.entry)" }.joined(separator: ", ")
      let atStake = try group.map { mention throws(AmountError) in
        try Money(rounding: mention.amount * (mention.rate ?? .zero), .halfUp)
      }.sum()
      findings.append(
        Finding(
          .discountAsked, .warning, project: first.project, measure: measure, amount: atStake,
          norm: "§ 7 LHO/BHO",
          measured: [
            .number(Rational(Int64(group.count))),
            .words(
              "Rechnungen nennen Skonto (\(names)); erfasst ist keines",
              "invoices name a discount (\(names)); none is recorded"),
          ], allowed: []))
    }
    return findings
  }
}
