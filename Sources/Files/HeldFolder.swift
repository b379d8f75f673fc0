import Foundation

/// A new folder that nobody takes for a stray as long as this is kept; see ``StrayFiles``.
public final class HeldFolder: Sendable {
  public let path: String
  private let descriptor: Int32

  /// - Parameters:
  ///   - home: the folder it lies in, from which strays are taken away.
  ///   - shown: what is to be written there, as messages shall name it.
  ///   - mode: the rights of the folder, less the user's umask.
  /// - Throws: ``WriteFault``.
  public init(in home: String, shown: String, mode: UInt32) throws(WriteFault) {
    StrayFiles.takeAway(from: home)
    var attempt = 0
    while true {
      let path = "\(home)/\(StrayFiles.name(attempt))"
      var file: Int32 = -1
      let code = Unfinished.make(path) {
        guard mkdir(path, mode) == 0 else { return errno }
        file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        return 0
      }
      if code == 0 {
        // Where the user's umask lets nobody read it, not even the owner, nothing can be held.
        guard file < 0 || StrayFiles.hold(file) else {
          close(file)
          attempt += 1
          continue
        }
        (self.path, descriptor) = (path, file)
        return
      }
      attempt += 1
      guard code == EEXIST, attempt < 1000 else {
        throw WriteFault.isFull(code)
          ? .diskFull(path: shown) : .cannotCreate(path: shown, errno: code)
      }
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
