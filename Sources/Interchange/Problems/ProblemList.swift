/// Collects the problems of one input while it is read on, so that all are told at once.
public final class ProblemList {
  /// How many problems are kept unless said otherwise; further ones are counted only.
  public static let limit = 200
  private let limit: Int

  public private(set) var problems: [InputProblem] = []
  public private(set) var count = 0

  public init(limit: Int = limit) { self.limit = limit }

  public var isEmpty: Bool { count == 0 }

  /// - Note: The same again is left out: a cell that two columns of a profile take is wrong once. A
  ///   cell that could not be decoded has no value that could be wrong, too.
  public func add(_ problem: InputProblem) {
    guard !problems.suffix(32).contains(where: { $0 == problem || $0.saysAll(of: problem.place) })
    else { return }
    count += 1
    if problems.count < limit { problems.append(problem) }
  }

  public func add(_ place: SourcePosition, value: String? = nil, _ fault: InputFault) {
    add(InputProblem(place: place, value: value, fault: fault))
  }

  /// What was collected, in the order of the lines of the file, in tables also of the columns:
  /// checks across a file come after it was read, but the reader of the message goes from top to
  /// bottom.
  public var collected: InputProblems {
    // Sheet after sheet, in the order of their first problems.
    var ranks: [SourcePosition: Int] = [:]
    for problem in problems where ranks[problem.place.table] == nil {
      ranks[problem.place.table] = ranks.count
    }
    func key(_ problem: (offset: Int, element: InputProblem)) -> (Int, Int, Int, Int) {
      let place = problem.element.place
      return (
        ranks[place.table] ?? 0, place.line ?? 0,
        place.heading == nil ? .max : place.column ?? .max, problem.offset
      )
    }
    let sorted = problems.enumerated().sorted { key($0) < key($1) }
    return InputProblems(problems: sorted.map(\.element), count: count)
  }

  /// - Returns: `value`, if nothing was collected.
  /// - Throws: all that was collected.
  public func checked<Value>(_ value: Value?) throws(InputProblems) -> Value {
    guard isEmpty, let value else { throw collected }
    return value
  }
}

extension SourcePosition {
  /// The file and the sheet alone.
  fileprivate var table: SourcePosition { SourcePosition(file: file, sheet: sheet) }
}

extension InputProblem {
  /// Whether nothing more can be said of a place.
  fileprivate func saysAll(of place: SourcePosition) -> Bool {
    guard self.place.heading == nil, self.place.column != nil, place.heading != nil else {
      return false
    }
    return self.place.line == place.line && self.place.column == place.column
      && self.place.sheet == place.sheet
  }
}
