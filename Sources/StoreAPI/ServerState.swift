/// How the server stands on which a ledger is kept, as far as whoever asks may see it.
public struct ServerState: Hashable, Sendable {
  /// The version of the server.
  public let version: String
  /// As whom it was asked.
  public let role: String
  /// Bytes that the ledger takes there, without the files of evidence.
  public let size: Int64
  /// Whether that role may book.
  public let isWritable: Bool
  public let risks: [Risk]

  /// What endangers what is booked, or its proof.
  public enum Risk: Hashable, Sendable {
    /// What was acknowledged may be lost when the machine fails.
    case notDurable(setting: String)
    /// A disk that forgets bits is not noticed by the server itself.
    case noChecksums
    /// The connection goes to another machine and is read by whoever listens.
    case unencrypted
    /// The role may switch triggers off: it owns tables, or it is the server's administrator.
    case ownsTables
    /// The role may change or delete sealed rows of these tables.
    case mayRewrite(tables: [String])
    /// A transaction has been open for so many minutes; it holds what was deleted, or others up.
    case longTransaction(minutes: Int)
  }

  public init(
    version: String, role: String, size: Int64, isWritable: Bool, risks: [Risk]
  ) {
    (self.version, self.role, self.size) = (version, role, size)
    (self.isWritable, self.risks) = (isWritable, risks)
  }
}
