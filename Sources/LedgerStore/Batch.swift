public import Bookkeeping
import GRDB

/// The file that a table of bookings came from.
public struct BatchInfo: Hashable, Sendable {
  public let fileName: String?
  /// Digest of the file's bytes, by which a file imported twice is known.
  public let fileDigest: Digest256?
  /// The profile by which it was read.
  public let profile: String?

  public init(fileName: String?, fileDigest: Digest256?, profile: String? = nil) {
    self.fileName = fileName
    self.fileDigest = fileDigest
    self.profile = profile
  }
}

/// One act of recording.
struct Batch {
  enum Action: String {
    case post, apply, adopt, reverse, close, file, submit
  }

  let action: Action
  let act: Act
  var info: BatchInfo?

  /// Writes it and returns its id.
  func write(_ db: Database, with writer: inout SealedWriter) throws -> Int64 {
    let id = try db.nextID("batch")
    writer.begin(.batch)
    writer.append(id)
    writer.append(text: act.moment)
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
    return id
  }
}
