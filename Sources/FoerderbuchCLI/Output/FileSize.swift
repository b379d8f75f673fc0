/// The size of a file as people say it.
enum FileSize {
  /// - Parameter bytes: not below zero.
  /// - Returns: such as `512 Bytes`, `12 kB`, `3,4 MB`, `1,2 GB`, by thousands.
  static func text(_ bytes: Int64) -> String {
    if bytes < 1000 { return "\(bytes) Bytes" }
    if bytes < 1_000_000 { return "\((bytes + 500) / 1000) kB" }
    let (unit, name): (Int64, String) =
      bytes < 1_000_000_000 ? (100_000, "MB") : (100_000_000, "GB")
    let tenths = (bytes + unit / 2) / unit
    return "\(tenths / 10)\(say(",", "."))\(tenths % 10) \(name)"
  }
}
