import Amounts

/// What the final recipients of an award are entitled to over time: as much of what was drawn for
/// them is used, whoever holds it until then.
struct ForwardedNeeds {
  /// One list for each forwarding notice, as ``Entitlements/needs(_:)`` gives them.
  private var needs: [[DatedAmount]] = []
  /// What they would be entitled to besides if what is booked were paid, cents.
  private(set) var ofUnpaid = Money.zero

  /// - Parameters:
  ///   - award: that is passed on.
  ///   - receivers: the measures of its final recipients.
  ///   - first: the first day that is asked for.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    of award: String, _ receivers: [Assessment], from first: CalendarDate
  ) throws(AmountError) {
    for receiver in receivers {
      let notices = receiver.awards.filter { $0.award.forwardedFrom == award }
      guard !notices.isEmpty else { continue }
      let time = try Entitlements(
        receiver.phases, units: receiver.settlement.units, from: first)
      for notice in notices {
        let id = notice.award.id
        let further = try ForwardedNeeds(of: id, receiver.receivers, from: first)
        needs.append(try further.added(to: time.needs(id), atMost: notice.award.amount))
        let kept = receiver.settlement.awards.first { $0.award.id == id }?.entitled ?? .zero
        ofUnpaid =
          try ofUnpaid + further.ofUnpaid + max(.zero, (time.withUnpaid(id) ?? kept) - kept)
      }
    }
  }

  /// These needs and `own` together at the end of each day on which one of them changes, at most
  /// `limit`.
  /// - Throws: ``AmountError/beyondLimit``.
  func added(to own: [DatedAmount], atMost limit: Money) throws(AmountError) -> [DatedAmount] {
    guard !needs.isEmpty else { return own }
    let all = [own] + needs
    var result: [DatedAmount] = []
    for day in Set(all.joined().map(\.date)).sorted() {
      let sum = try all.map { $0.last { $0.date <= day }?.amount ?? .zero }.sum()
      result.append(DatedAmount(day, min(limit, sum)))
    }
    return result
  }
}
