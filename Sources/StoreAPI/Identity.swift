/// A name that is known for ever once it was recorded, whatever the versions of its project say.
public enum Identity: Hashable, Sendable {
  case project(String)
  case measure(String, project: String)
  case award(String, project: String)
  /// A plan line, source or award.
  case item(String, measure: String)

  /// What belongs to a project.
  public enum Kind: String, Sendable {
    case project, measure, award
  }
}
