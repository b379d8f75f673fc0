import CAssets

/// The files of `Schemas/` and `Reports/`, as they were when the program was built, inside the
/// program.
///
/// A name is the path below `Schemas/`, such as `rule-sets/anbest-p-bund.yaml`; a file of
/// `Reports/` has that folder in its name: `Reports/statement-of-use-nrw.yaml`.
public enum Assets {
  /// The bytes of the file `name`; nil where there is none.
  public static func bytes(_ name: String) -> [UInt8]? {
    files[name].map { Array($0.bytes) }
  }

  /// The text of the file `name`; nil where there is none.
  public static func text(_ name: String) -> String? {
    files[name].map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The names of all files below `folder`, such as `rule-sets`, in order; all files for the empty
  /// name. The README of the rule sets is about them and none of them.
  public static func names(in folder: String = "") -> [String] {
    let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    return files.keys.filter {
      $0.hasPrefix(prefix) && (prefix.isEmpty || $0 != "rule-sets/README.md")
    }.sorted()
  }

  private struct File: @unchecked Sendable {
    /// Constant memory of the program itself: valid for ever, never written.
    let bytes: UnsafeBufferPointer<UInt8>
  }

  private static let files: [String: File] = {
    var files: [String: File] = [:]
    var index: Int32 = 0
    while true {
      let asset = foerderbuch_asset_at(index)
      guard let path = asset.path else { return files }
      let name = String(cString: path)
      files[name.hasPrefix(schemas) ? String(name.dropFirst(schemas.count)) : name] =
        File(bytes: UnsafeBufferPointer(start: asset.bytes, count: asset.count))
      index += 1
    }
  }()

  private static let schemas = "Schemas/"
}
