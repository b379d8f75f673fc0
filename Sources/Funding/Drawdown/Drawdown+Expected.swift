import Amounts

extension Drawdown {
  /// A measure with the payments that are due, as if they were paid.
  struct Expected {
    let measure: Measure
    let activities: [Activity]

    init(measure: Measure, due: [DuePayment], on date: CalendarDate) {
      let unnamed = due.contains { $0.line.flatMap(measure.line) == nil }
      let extra = Self.line(notIn: measure)
      self.measure = unnamed ? measure.adding(extra) : measure
      activities = due.map { payment in
        Activity(
          key: Activity.Key(
            measure: measure.id, kind: .expense,
            line: payment.line.flatMap(measure.line)?.id ?? extra.id, source: nil,
            countsOn: payment.on, knownOn: date),
          amount: payment.amount, eligible: payment.amount)
      }
    }

    /// A line that no plan value limits, for payments whose line is not told.
    private static func line(notIn measure: Measure) -> PlanLine {
      var id = "·"
      while measure.line(id) != nil { id += "·" }
      return PlanLine(id: id, title: id, planned: .zero, eligible: .zero, consent: id)
    }
  }
}

extension Measure {
  /// The measure with one more plan line.
  func adding(_ line: PlanLine) -> Measure {
    Measure(
      id: id, title: title, recipient: recipient, role: role, basis: basis, lines: lines + [line],
      sources: sources)
  }
}
