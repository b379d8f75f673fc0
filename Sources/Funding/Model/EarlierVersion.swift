public import Amounts

/// A version of a project that an amendment took the place of. What happened before its day is
/// judged by it: an amendment (Änderungsbescheid) rewrites nothing that was right until then.
public struct EarlierVersion: Hashable, Sendable {
  public let project: Project
  /// The first day on which it held no longer.
  public let replacedOn: CalendarDate

  public init(_ project: Project, replacedOn: CalendarDate) {
    self.project = project
    self.replacedOn = replacedOn
  }
}

extension Project {
  /// The awards of the measure `id`, with those of earlier versions.
  public func awards(ofMeasure id: String, and earlier: [EarlierVersion]) -> [Award] {
    awards(ofMeasure: id) + earlier.flatMap { $0.project.awards(ofMeasure: id) }
  }
}
