import Foundation

/// A folder that appears at its target with all its files or not at all: filled beside it, then
/// renamed. Nothing lies at the target before.
public final class PendingFolder {
  /// The target as the caller named it, for messages.
  private let shown: String
  /// Where the folder is filled.
  private var temporary: String { held.path }
  private let held: HeldFolder

  private init(_ held: HeldFolder, shown: String) {
    (self.held, self.shown) = (held, shown)
  }

  /// Makes a folder that `body` fills, for its owner and, as far as the umask has it, the group;
  /// where that fails nothing is left behind.
  /// - Parameters:
  ///   - path: the target; a relative one starts in the working folder.
  ///   - shown: the target as messages shall name it.
  /// - Throws: ``WriteFault``, and what `body` throws.
  public static func write<Result>(
    _ path: String, shown: String, _ body: (PendingFolder) throws -> Result
  ) throws -> Result {
    let target = FilePlace(path).path
    let home = (target as NSString).deletingLastPathComponent
    let folder = PendingFolder(
      try HeldFolder(in: home, shown: shown, mode: 0o770), shown: shown)
    do {
      let result = try body(folder)
      FileSystem.flush(folder: folder.temporary)
      let code = Unfinished.settle(folder.temporary) {
        rename(folder.temporary, target) == 0 ? 0 : errno
      }
      guard code == 0 else { throw WriteFault.cannotWrite(path: shown, errno: code) }
      FileSystem.flush(folder: home)
      return result
    } catch {
      Unfinished.settle(folder.temporary) { FileSystem.remove(folder.temporary) }
      throw error
    }
  }

  /// Writes a file of the folder, see ``PendingFile/write(_:shown:mode:_:)``.
  /// - Parameter name: without a folder of its own.
  public func file<Result>(
    _ name: String, _ body: (PendingFile) throws -> Result
  ) throws -> Result {
    try PendingFile.write("\(temporary)/\(name)", shown: "\(shown)/\(name)", mode: 0o660, body)
  }
}
