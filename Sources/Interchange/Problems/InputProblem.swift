/// One thing that is wrong with an input: where, what was found there, and why that cannot be
/// taken.
public struct InputProblem: Hashable, Sendable {
  public let place: SourcePosition
  /// The text as it stands in the file; nil where nothing stands.
  public let value: String?
  public let fault: InputFault

  public init(place: SourcePosition, value: String? = nil, fault: InputFault) {
    self.place = place
    self.value = value
    self.fault = fault
  }
}

/// Everything that is wrong with one input. Nothing of the input was taken.
public struct InputProblems: Error, Hashable, Sendable {
  /// The first problems, at most ``ProblemList/limit`` of them, in the order of the file.
  public let problems: [InputProblem]
  /// How many there are in all.
  public let count: Int

  public init(problems: [InputProblem], count: Int? = nil) {
    self.problems = problems
    self.count = count ?? problems.count
  }

  /// One problem.
  public init(_ place: SourcePosition, value: String? = nil, _ fault: InputFault) {
    self.init(problems: [InputProblem(place: place, value: value, fault: fault)])
  }
}
