/// Which organisations of a portfolio are one single undertaking (einziges Unternehmen, Art. 2 (2)
/// VO (EU) 2023/2831): those that any project file gives the same undertaking, directly or through
/// others.
struct Undertakings {
  private var names: [String: String] = [:]

  init(of portfolio: Portfolio) {
    let organisations = portfolio.projects.flatMap(\.organisations)
    // Groups of ids and the names they share; a file that joins two groups makes them one.
    var groups: [(ids: Set<String>, keys: Set<String>, names: Set<String>)] = []
    for organisation in organisations {
      var joined = (
        ids: Set([organisation.id]),
        keys: Set(organisation.undertaking.map { [PartyName.solid($0)] } ?? []),
        names: Set(organisation.undertaking.map { [$0] } ?? [])
      )
      groups.removeAll { group in
        guard !group.ids.isDisjoint(with: joined.ids) || !group.keys.isDisjoint(with: joined.keys)
        else { return false }
        joined.ids.formUnion(group.ids)
        joined.keys.formUnion(group.keys)
        joined.names.formUnion(group.names)
        return true
      }
      groups.append(joined)
    }
    for group in groups {
      guard let name = group.names.min() ?? group.ids.min() else { continue }
      for id in group.ids { names[id] = name }
    }
  }

  /// What the undertaking of the organisation `id` is called: its own id where it stands alone.
  func name(of id: String) -> String { names[id] ?? id }
}
