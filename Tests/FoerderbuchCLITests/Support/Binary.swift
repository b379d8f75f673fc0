import Foundation
import TestSupport
import Testing

/// The built program as a child process, for what only a process shows.
enum Binary {
  /// It lies beside the tests.
  static func path() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = URL(filePath: tests).deletingLastPathComponent().appending(path: "foerderbuch").path
    try #require(FileManager.default.isExecutableFile(atPath: path), "no program at \(path)")
    return path
  }

  /// Runs `program` in `folder` to its end.
  /// - Parameter environment: all there is of it.
  static func run(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: nobody has to empty them while the child runs.
    let place = try TemporaryFolder()
    let streams = try ["out", "err"].map { name in
      try FileHandle(forWritingTo: URL(filePath: try place.write(Data(), to: name)))
    }
    (process.standardOutput, process.standardError) = (streams[0], streams[1])
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: place.url.appending(path: name)), as: UTF8.self)
    }
    #expect(process.terminationReason == .exit, "ended by signal \(process.terminationStatus)")
    return Answer(code: process.terminationStatus, out: try text("out"), err: try text("err"))
  }

  /// Runs the program in `folder`.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Answer {
    try run(path(), arguments, in: folder, environment: environment)
  }

  /// Runs the program where no file may grow beyond `kibibytes`, as on a disk without room.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, filesUpTo kibibytes: Int
  ) throws -> Answer {
    let limited = "ulimit -f \(kibibytes) && exec \"$0\" \"$@\""
    return try run("/bin/bash", ["-c", limited, path()] + arguments, in: folder)
  }

  /// Runs the program without the superuser's right to write where permissions forbid it.
  static func runUnprivileged(_ arguments: [String], in folder: TemporaryFolder) throws -> Answer {
    guard geteuid() == 0 else { return try run(arguments, in: folder) }
    let rights = "-dac_override,-dac_read_search"
    return try run(
      "/usr/bin/setpriv", ["--bounding-set=\(rights)", "--inh-caps=\(rights)", path()] + arguments,
      in: folder)
  }
}
