/// A value with the place where it stands, for checks that look across a file.
struct Located<Value> {
  public let value: Value
  public let place: SourcePosition

  public init(_ value: Value, _ place: SourcePosition) {
    self.value = value
    self.place = place
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
