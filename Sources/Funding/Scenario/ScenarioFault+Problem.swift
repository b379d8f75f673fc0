public import Messages

extension ScenarioFault {
  /// What is told of it.
  public var problem: Problem {
    switch self {
    case .notAPair(let found): Problem("funding.WHAT_IF.pair", ["found": found])
    case .unknownKey(let key, let nearest, let known):
      Problem(
        "funding.WHAT_IF.key", ["key": key, "nearest": nearest, "known": Fact.names(known)])
    case .notAChange(let key, let value):
      Problem("funding.WHAT_IF.change", ["key": key, "value": value])
    case .noChange(let key, let id, let value):
      Problem("funding.WHAT_IF.zero", ["key": key, "id": id, "value": value])
    case .notAValue(let key, let value):
      Problem("funding.WHAT_IF.value", ["key": key, "value": value])
    case .unknownSource(let id, let nearest, let known):
      Problem(
        "funding.WHAT_IF.source", ["id": id, "nearest": nearest, "known": Fact.names(known)])
    case .unknownLine(let id, let nearest, let known):
      Problem("funding.WHAT_IF.line", ["id": id, "nearest": nearest, "known": Fact.names(known)])
    case .notAShareAward(let award, let financing):
      Problem("funding.WHAT_IF.rate", ["award": award, "financing": financing.name])
    case .periodReversed(let from, let to):
      Problem("funding.WHAT_IF.period", ["from": from, "to": to])
    case .belowZero(let id, let booked, let becomes):
      Problem("funding.WHAT_IF.below", ["id": id, "booked": booked, "becomes": becomes])
    case .nothingBooked(let id): Problem("funding.WHAT_IF.nothing", ["id": id])
    }
  }
}
