import Foundation

/// A file that appears complete or not at all: written beside its target, flushed, then renamed.
struct FileOutput {
  private let target: String
  private let shown: String
  private let temporary: String
  private let handle: FileHandle

  /// - Parameters:
  ///   - target: absolute path.
  ///   - shown: as the user named it.
  /// - Throws: ``CommandFailure`` (73) where the folder takes no file.
  init(_ target: String, shown: String) throws {
    self.target = target
    self.shown = shown
    temporary = target + ".\(ProcessInfo.processInfo.processIdentifier).tmp"
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporary)
    else {
      throw CommandFailure(
        73, "\(shown): Hier kann keine Datei angelegt werden. Prüfen Sie Ordner und Schreibrechte.",
        "\(shown): No file can be created here. Check the folder and its permissions.")
    }
    self.handle = handle
  }

  /// A file that `body` writes; where that fails nothing is left behind.
  /// - Throws: ``CommandFailure`` (73, 74), and what `body` throws.
  static func write<Result>(
    _ target: String, shown: String, _ body: (FileOutput) throws -> Result
  ) throws -> Result {
    let file = try FileOutput(target, shown: shown)
    do {
      let result = try body(file)
      try file.commit()
      return result
    } catch {
      file.discard()
      throw error
    }
  }

  /// - Throws: ``CommandFailure`` (74), for example on a full disk.
  func write(_ bytes: [UInt8]) throws {
    do { try handle.write(contentsOf: Data(bytes)) } catch { throw failure() }
  }

  /// Puts the file in its place.
  func commit() throws {
    do {
      try handle.synchronize()
      try handle.close()
    } catch {
      throw failure()
    }
    guard rename(temporary, target) == 0 else { throw failure() }
  }

  /// Leaves nothing behind.
  func discard() {
    try? handle.close()
    try? FileManager.default.removeItem(atPath: temporary)
  }

  private func failure() -> CommandFailure {
    CommandFailure(
      74,
      "\(shown): Die Datei konnte nicht geschrieben werden (Datenträger voll?). Was dort lag, liegt noch da.",
      "\(shown): The file could not be written (disk full?). What lay there still does.")
  }
}
