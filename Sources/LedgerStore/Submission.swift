public import Amounts
public import Bookkeeping

/// A report that was handed in (Vorlage), with the state of the ledger it shows.
public struct Submission: Hashable, Sendable {
  /// What was asked for: kind, scope, form, options as the caller writes them.
  public struct Report: Hashable, Sendable {
    public let kind: String
    /// `award:NRW-KW-01`.
    public let scope: String
    public let form: String
    public let language: String
    public let asOf: CalendarDate
    /// `name=value`, in order.
    public let options: [String]

    public init(
      kind: String, scope: String, form: String, language: String, asOf: CalendarDate,
      options: [String]
    ) {
      self.kind = kind
      self.scope = scope
      self.form = form
      self.language = language
      self.asOf = asOf
      self.options = options
    }
  }

  /// Sequential, from 1.
  public let id: Int64
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let report: Report
  /// How many entries the ledger had.
  public let entries: Int64
  /// The seal of the last record before the submission.
  public let head: Digest256
  public let fileName: String
  /// SHA-256 of the workbook's bytes.
  public let digest: Digest256
  /// Bytes.
  public let size: Int
}
