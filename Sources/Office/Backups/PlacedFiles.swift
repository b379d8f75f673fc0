import Files
import Foundation

/// Moves files and folders to their places: all or none, in one step. The last one is what makes
/// the others count.
enum PlacedFiles {
  static func place(_ moves: [(from: String, to: String)]) throws {
    Unfinished.enter()
    defer { Unfinished.leave() }
    let files = FileManager.default
    var done: [String] = []
    do {
      for (from, to) in moves where files.fileExists(atPath: from) {
        try files.createDirectory(
          atPath: (to as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try files.moveItem(atPath: from, toPath: to)
        done.append(to)
        FileSystem.flush(folder: (to as NSString).deletingLastPathComponent)
      }
    } catch {
      for path in done.reversed() { try? files.removeItem(atPath: path) }
      throw error
    }
  }
}
