import Funding

/// Notes which ids a document defines and which it names, and tells the ones that do not fit once
/// everything was read, since a file may name an id before it defines it.
final class ReferenceBook {
  private struct Definition {
    let entity: ProjectFault.Entity
    let scope: String
    let id: String
    let place: SourcePosition
  }

  private var definitions: [Definition] = []
  private var references: [Definition] = []

  /// - Parameter scope: ids are told apart within it, such as the lines of one measure.
  func define(
    _ entity: ProjectFault.Entity, _ id: String?, in scope: String = "", at place: SourcePosition
  ) {
    guard let id else { return }
    definitions.append(Definition(entity: entity, scope: scope, id: id, place: place))
  }

  func refer(
    to entity: ProjectFault.Entity, _ id: String?, in scope: String = "", at place: SourcePosition
  ) {
    guard let id else { return }
    references.append(Definition(entity: entity, scope: scope, id: id, place: place))
  }

  /// Notes every id defined twice and every reference to nothing.
  func check(_ problems: ProblemList) {
    var first: [String: Definition] = [:]
    for definition in definitions {
      let key = "\(definition.entity.rawValue)\0\(definition.scope)\0\(definition.id)"
      if let earlier = first[key] {
        problems.add(
          definition.place, value: definition.id,
          .project(
            .duplicateID(definition.entity, definition.id, firstLine: earlier.place.line ?? 0)))
      } else {
        first[key] = definition
      }
    }
    for reference in references {
      let key = "\(reference.entity.rawValue)\0\(reference.scope)\0\(reference.id)"
      guard first[key] == nil else { continue }
      let known = definitions.filter {
        $0.entity == reference.entity && $0.scope == reference.scope
      }.map(\.id)
      problems.add(
        reference.place, value: reference.id,
        .project(
          .unknownReference(
            reference.entity, reference.id, nearest: NearestName.of(reference.id, among: known),
            known: known)))
    }
  }
}
