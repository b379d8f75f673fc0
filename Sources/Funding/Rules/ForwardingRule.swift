import Amounts

/// Grant money is passed on only where the notice or a consent allows it (VV/VVG Nr. 12 zu § 44
/// LHO), and not more of it than the forwarding notices say.
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
      } else if !notices.isEmpty, forwarded > noticed {
        findings.append(
          context.finding(
            .forwardWithoutConsent, .error, award: id, amount: try forwarded - noticed,
            norm: "VV/VVG Nr. 12 zu § 44 LHO",
            measured: [.words("weitergeleitet", "forwarded"), .money(forwarded)],
            allowed: [.words("Weiterleitungsbescheide", "forwarding notices"), .money(noticed)]))
      }
    }
    return findings
  }
}
