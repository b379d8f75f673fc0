/// What an id stands for: a project, a measure, a line.
public struct Titled: Hashable, Sendable {
  public let id: String
  public let title: String

  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}
