public import Bookkeeping

/// A file that proves an entry, as it was looked at before it is kept.
public struct EvidenceFile: Hashable, Sendable {
  /// Where it lies now.
  public let path: String
  /// Digest of its content.
  public let digest: Digest256
  /// Its size in bytes, more than zero.
  public let byteCount: Int64

  public init(path: String, digest: Digest256, byteCount: Int64) {
    self.path = path
    self.digest = digest
    self.byteCount = byteCount
  }
}

/// The files behind the names that bookings give as evidence.
public struct EvidenceFiles: Sendable {
  // By the bytes of the name: the same letters in two ways of writing them are two files.
  private var files: [[UInt8]: EvidenceFile] = [:]

  public init() {}

  public subscript(name: String) -> EvidenceFile? {
    get { files[Array(name.utf8)] }
    set { files[Array(name.utf8)] = newValue }
  }

  /// The names that have a file.
  public var names: [String] { files.keys.map { String(decoding: $0, as: UTF8.self) } }
  public var isEmpty: Bool { files.isEmpty }
  /// How many names have a file.
  public var count: Int { files.count }
}

/// What proves an entry: a file in the ledger's keeping, or a name only.
public struct FiledEvidence: Hashable, Sendable {
  public let entry: Int64
  /// From 1: first what the entry named, then what was filed later.
  public let position: Int
  public let name: String
  /// Nil for a name without a file: a record in another system, or a file that is still to come.
  public let content: Content?

  /// A file that is kept.
  public struct Content: Hashable, Sendable {
    public let digest: Digest256
    /// Size in bytes.
    public let byteCount: Int64
    /// Such as `application/pdf`, by the ending of its name.
    public let mediaType: String
    /// When it was filed, ISO 8601 in UTC.
    public let filedAt: String
    /// Where it is kept.
    public let path: String

    public init(
      digest: Digest256, byteCount: Int64, mediaType: String, filedAt: String, path: String
    ) {
      self.digest = digest
      self.byteCount = byteCount
      self.mediaType = mediaType
      self.filedAt = filedAt
      self.path = path
    }
  }

  public init(entry: Int64, position: Int, name: String, content: Content?) {
    self.entry = entry
    self.position = position
    self.name = name
    self.content = content
  }
}

/// The media types of the files that offices keep as evidence.
public enum MediaType {
  /// By the ending of `name`; nil where the ending is none that is known.
  public static func known(_ name: String) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return types[name[name.index(after: dot)...].lowercased()]
  }

  /// By the ending of `name`, `application/octet-stream` where it tells nothing.
  static func of(_ name: String) -> String { known(name) ?? "application/octet-stream" }

  private static let types = [
    "pdf": "application/pdf", "txt": "text/plain", "csv": "text/csv", "xml": "application/xml",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "tif": "image/tiff",
    "tiff": "image/tiff", "heic": "image/heic", "gif": "image/gif", "bmp": "image/bmp",
    "webp": "image/webp", "eml": "message/rfc822", "msg": "application/vnd.ms-outlook",
    "doc": "application/msword", "xls": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet", "rtf": "application/rtf",
    "htm": "text/html", "html": "text/html", "zip": "application/zip",
    "p7s": "application/pkcs7-signature",
    "asice": "application/vnd.etsi.asic-e+zip",
  ]
}
