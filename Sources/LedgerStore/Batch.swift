import Bookkeeping
public import StoreAPI

extension BatchLine {
  /// Whether a report made after it says what one made before it says.
  public var leavesFigures: Bool {
    let others: [Batch.Action] = [.submit, .people, .propose, .decide]
    return others.contains { $0.rawValue == action }
  }
}

/// One act of recording.
struct Batch {
  enum Action: String {
    case post, apply, adopt, reverse, close, file, submit, people, propose, decide
  }

  let action: Action
  let act: Act
  var info: BatchInfo?

  /// Writes it and returns its id.
  func write(with writer: inout SealedWriter) throws(LedgerError) -> Int64 {
    let id = try writer.nextID(of: .batch)
    writer.begin(.batch)
    writer.append(id)
    writer.append(text: act.recordedAt)
    writer.append(text: action.rawValue)
    writer.append(text: info?.fileName)
    writer.append(blob: info?.fileDigest?.bytes)
    writer.append(text: info?.profile)
    try writer.finish(id)
    if let person = act.person {
      writer.begin(.recorder)
      writer.append(id)
      writer.append(text: person)
      try writer.finish(id)
    }
    if act.personID != nil || (act.login != nil && act.login != act.person) {
      writer.begin(.actor)
      writer.append(id)
      writer.append(text: act.personID)
      writer.append(text: act.login)
      try writer.finish(id)
    }
    return id
  }
}
