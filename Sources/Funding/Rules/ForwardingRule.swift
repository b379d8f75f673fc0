import Amounts

/// Grant money is passed on only where the notice or a consent allows it (VV/VVG Nr. 12 zu § 44
/// LHO), not more of it than the forwarding notices say, and what is passed on arrives.
enum ForwardingRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.settlement.awards {
      let id = settled.award.id
      let forwarded = try context.activities.filter {
        $0.key.kind == .forward && $0.key.source == id
      }.map(\.amount).sum()
      let notices = Forwarding.notices(of: id, in: context.project)
      let noticed = try notices.map(\.amount).sum()
      // What final recipients gave back is with the first recipient again.
      let back = try context.receivers.flatMap(\.awards).filter { $0.award.forwardedFrom == id }
        .map(\.repaid).sum()
      let held = try forwarded - back
      let hasConsent = settled.award.forwardingConsent != nil
      if !hasConsent, forwarded > .zero || noticed > .zero {
        findings.append(
          context.finding(
            .forwardWithoutConsent, forwarded > .zero ? .error : .warning, award: id,
            amount: forwarded > .zero ? forwarded : noticed, norm: "VV/VVG Nr. 12 zu § 44 LHO",
            measured: forwarded > .zero
              ? [.words("weitergeleitet", "forwarded"), .money(forwarded)]
              : [.words("zur Weiterleitung vorgesehen", "to be forwarded"), .money(noticed)],
            allowed: [.words("ohne Einwilligung", "without consent"), .money(.zero)]))
      } else if !notices.isEmpty, held > noticed {
        findings.append(
          context.finding(
            .forwardWithoutConsent, .error, award: id, amount: try held - noticed,
            norm: "VV/VVG Nr. 12 zu § 44 LHO",
            measured: [.words("weitergeleitet", "forwarded"), .money(forwarded)]
              + (back > .zero
                ? [.minus, .words("zurückgezahlt", "paid back"), .money(back)] : []),
            allowed: [.words("Weiterleitungsbescheide", "forwarding notices"), .money(noticed)]))
      }
      if let finding = try difference(context, id, forwarded) { findings.append(finding) }
    }
    return findings
  }

  /// What the final recipients booked as received is what was passed on to them; nil where it is,
  /// or nobody looks at them.
  private static func difference(
    _ context: RuleContext, _ award: String, _ forwarded: Money
  ) throws(AmountError) -> Finding? {
    let parts = context.receivers.flatMap(\.awards).filter { $0.award.forwardedFrom == award }
    let received = try parts.map(\.received).sum()
    guard !parts.isEmpty, received != forwarded else { return nil }
    return context.finding(
      .forwardDiffers, .warning, award: award,
      amount: try max(forwarded, received) - min(forwarded, received),
      norm: context.budgetClause("12"),
      measured: [.words("weitergeleitet", "forwarded"), .money(forwarded)],
      allowed: [.words("bei den Letztempfängern eingegangen", "received by final recipients")]
        + parts.flatMap { [.sign($0.award.id), .money($0.received)] })
  }
}
