import Dispatch
import Foundation
import Synchronization

/// What this process has begun and not finished: a signal that ends the process takes it away
/// first, and cuts no step in two.
public enum Unfinished {
  private static let paths = Mutex<Set<String>>([])
  /// Whose turn it is to make a step. Whoever ends the process keeps it.
  private static let turn = DispatchSemaphore(value: 1)

  /// Begins a step: what is done until ``leave()`` is done whole. While the process is ending
  /// nobody comes back from here.
  public static func enter() { turn.wait() }

  public static func leave() { turn.signal() }

  /// Makes a file or folder, which is unfinished from then on.
  /// - Parameter body: returns the system's error number; 0: it was made. What lay there before is
  ///   nobody's to take away.
  /// - Returns: what `body` does.
  @discardableResult
  public static func make(_ path: String, _ body: () -> Int32 = { 0 }) -> Int32 {
    enter()
    defer { leave() }
    let code = body()
    if code == 0 { paths.withLock { _ = $0.insert(path) } }
    return code
  }

  /// Finishes what lies at a path, or takes it away.
  /// - Parameter body: returns the system's error number; 0: it was done.
  /// - Returns: what `body` does.
  @discardableResult
  public static func settle(_ path: String, _ body: () -> Int32) -> Int32 {
    enter()
    defer { leave() }
    let code = body()
    if code == 0 { paths.withLock { _ = $0.remove(path) } }
    return code
  }

  /// What was made in a folder.
  public static func paths(in folder: String) -> [String] {
    paths.withLock { $0.filter { $0.hasPrefix(folder + "/") } }.sorted()
  }

  /// What was made at paths is finished. For whoever is in a step; ``settle(_:)`` is one.
  public static func finish(_ made: [String]) { paths.withLock { $0.subtract(made) } }

  /// What was made at paths is finished, or failed. While the process is ending nobody comes back:
  /// a file that was taken away under somebody's hands is not told as a fault of its own.
  public static func settle(_ made: [String]) {
    enter()
    defer { leave() }
    finish(made)
  }

  /// Takes all of it away. Nothing is begun and no step made afterwards: the process has to end.
  public static func takeAway() {
    enter()
    let left = paths.withLock { $0 }
    guard !left.isEmpty else { return }
    // Another thread may still be filling a folder, or make it anew on its way down, until it finds
    // that it may go no further: gone is what stays gone for a while, as long as a library takes on
    // a loaded machine that opens a file by its name once more.
    var calm = 0
    for _ in 0..<300 where calm < 40 {
      calm = left.contains(where: isThere) ? 0 : calm + 1
      for path in left { try? FileManager.default.removeItem(atPath: path) }
      usleep(10_000)
    }
  }

  private static func isThere(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path)) != nil
  }
}
