import Amounts

/// Finds the vouchers that one payment pays together (Sammelüberweisung).
///
/// Looked at are vouchers booked by the day of the line whose payee is its counterparty or whose
/// number it quotes, in a batch without details all of them: at most ``limit``, else none. Only
/// where exactly one set of two or more of them adds up to the line is it proposed. Where all of
/// those whose numbers are quoted add up to it, it is them, however many there are.
struct SumSearch {
  /// The most vouchers: 2^12 sets are tried.
  static let limit = 12

  private let pool: [OpenVoucher]
  private let facts: LineFacts

  init(_ vouchers: [OpenVoucher], _ facts: LineFacts) {
    self.facts = facts
    let amount = facts.movement.amount.magnitude
    pool = vouchers.filter { voucher in
      !facts.movement.foreignMeasures.contains(voucher.measure) && voucher.amount < amount
        && voucher.bookedOn <= facts.movement.bookedOn
        && (facts.movement.isBatch || facts.fits(voucher.payee) != nil
          || facts.quotes(voucher.keys))
    }
  }

  /// The set, with reasons that hold for all of its vouchers; nil where there is none, or more than
  /// one.
  var candidate: MatchCandidate? {
    let wanted = facts.movement.amount.magnitude.cents
    let quoted = pool.filter { facts.quotes($0.keys) }
    if quoted.count > 1, (try? quoted.map(\.amount).sum())?.cents == wanted {
      return candidate(quoted)
    }
    guard (2...Self.limit).contains(pool.count) else { return nil }
    var found: [OpenVoucher]?
    for set in 1..<(1 << pool.count) where set.nonzeroBitCount > 1 {
      let chosen = pool.indices.filter { set & (1 << $0) != 0 }.map { pool[$0] }
      // An amount has fifteen digits at most, so twelve of them cannot overflow.
      guard chosen.reduce(0, { $0 + $1.amount.cents }) == wanted else { continue }
      if found != nil { return nil }
      found = chosen
    }
    return found.flatMap(candidate)
  }

  private func candidate(_ vouchers: [OpenVoucher]) -> MatchCandidate? {
    var reasons = Set(MatchReason.allCases)
    for voucher in vouchers {
      reasons.formIntersection(facts.candidate(voucher)?.reasons ?? [])
    }
    reasons.remove(.amount)
    let certainty: MatchCertainty =
      reasons.contains(.reference)
      ? .sure : !reasons.isDisjoint(with: [.iban, .name]) ? .likely : .weak
    reasons.insert(.sum)
    return MatchCandidate(
      target: .payment(vouchers.flatMap(\.numbers)), reasons: reasons, certainty: certainty)
  }
}
