import Amounts

/// Reads what people write after `--what-if`.
public enum ScenarioText {
  /// The keys there are, beside the names of parameters.
  static let keys = ["partner", "source", "line", "plan", "rate", "amount", "to"]

  /// Reads `partner=dew:-30000.00`, `source=eigen:=5000.00`, `line=0812:-4%`,
  /// `plan=0812:2000.00`, `rate=60%`, `amount=400000.00`, `to=2026-12-31`, or a parameter such as
  /// `lineOverrunLimit=30%` (`null` switches it off).
  public static func read(_ text: String) -> Result<ScenarioChange, ScenarioFault> {
    guard let mark = text.firstIndex(of: "=") else { return .failure(.notAPair(text)) }
    let key = String(text[..<mark])
    let value = String(text[text.index(after: mark)...])
    guard !key.isEmpty, !value.isEmpty else { return .failure(.notAPair(text)) }
    switch key {
    case "partner", "source": return step(key, value).map { .source($0.id, $0.step) }
    case "line": return step(key, value).map { .line($0.id, $0.step) }
    case "plan": return step(key, value).map { .plan($0.id, $0.step) }
    case "rate":
      guard let rate = Rate(text: value), rate >= .zero, rate <= .full else { break }
      return .success(.rate(rate))
    case "amount":
      guard case .success(let amount) = AmountText.read(value, mark: .point), amount >= .zero else {
        break
      }
      return .success(.amount(amount))
    case "to":
      guard case .success(let date) = DateText.read(value) else { break }
      return .success(.periodEnd(date))
    default:
      guard let parameter = Parameter(rawValue: key) else {
        let known = keys + Parameter.allCases.map(\.rawValue)
        return .failure(
          .unknownKey(key, nearest: NearestName.of(key, among: known), known: known))
      }
      guard let setting = parameter.value(value == "null" ? nil : value) else { break }
      return .success(.parameter(parameter, setting))
    }
    return .failure(.notAValue(key: key, value: value))
  }

  /// `ID:CHANGE`; the id may hold a colon itself.
  private static func step(
    _ key: String, _ value: String
  ) -> Result<(id: String, step: ScenarioChange.Step), ScenarioFault> {
    guard let mark = value.lastIndex(of: ":"), mark > value.startIndex else {
      return .failure(.notAChange(key: key, value: value))
    }
    let id = String(value[..<mark])
    let change = value[value.index(after: mark)...]
    // Whoever writes `dew:0` means that nothing is left, and would read that nothing changes.
    if !change.isEmpty, change.allSatisfy({ "+-0.,%".contains($0) }), change.contains("0") {
      return .failure(.noChange(key: key, id: id, value: value))
    }
    if change.last == "%", let part = Rate(text: signless(change)) {
      return .success((id, .byPart(change.first == "-" ? -part.value : part.value)))
    }
    if change.first == "=",
      case .success(let amount) = AmountText.read(change.dropFirst(), mark: .point),
      amount >= .zero
    {
      return .success((id, .to(amount)))
    }
    guard case .success(let amount) = AmountText.read(change, mark: .point) else {
      return .failure(.notAChange(key: key, value: value))
    }
    return .success((id, .by(amount)))
  }

  private static func signless(_ text: Substring) -> Substring {
    text.first == "-" || text.first == "+" ? text.dropFirst() : text
  }
}
