public import Bookkeeping

/// A seal of the chain, as it is stored.
public struct StoredSeal: Hashable, Sendable {
  public let sequence: Int64
  /// The kind of record, and its id there.
  public let record: String
  public let id: Int64
  /// Nil where it is no digest.
  public let hash: Digest256?

  public init(sequence: Int64, record: String, id: Int64, hash: Digest256?) {
    self.sequence = sequence
    self.record = record
    self.id = id
    self.hash = hash
  }
}

/// A balance as it is kept: what was posted on an account for a measure in a month.
public struct BalanceRow: Hashable, Sendable {
  public let account: String
  public let measure: String
  /// 202606.
  public let month: Int
  /// Cents, not below zero.
  public let debit: Int64
  public let credit: Int64

  public init(account: String, measure: String, month: Int, debit: Int64, credit: Int64) {
    self.account = account
    self.measure = measure
    self.month = month
    self.debit = debit
    self.credit = credit
  }
}

/// What proves an entry: a name, and the file that is kept for it.
public struct StoredEvidence: Hashable, Sendable {
  public let entry: Int64
  /// From 1: first what the entry named, then what was filed later.
  public let position: Int
  public let name: String
  /// Nil for a name without a file.
  public let content: Content?

  public struct Content: Hashable, Sendable {
    public let digest: Digest256
    /// Size in bytes.
    public let byteCount: Int64
    public let mediaType: String
    /// When it was filed, ISO 8601 in UTC.
    public let filedAt: String

    public init(digest: Digest256, byteCount: Int64, mediaType: String, filedAt: String) {
      self.digest = digest
      self.byteCount = byteCount
      self.mediaType = mediaType
      self.filedAt = filedAt
    }
  }

  public init(entry: Int64, position: Int, name: String, content: Content?) {
    self.entry = entry
    self.position = position
    self.name = name
    self.content = content
  }
}

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
