import Foundation

/// Measures the work of this program beside SQLite's own C calls, on the same rows and in one run.
///
///     swift run -c release Benchmarks [ENTRIES] [WORK…]
///
/// prints seconds on the clock and of the processor, peak memory and, where there is something to
/// compare with, the baseline's time as a share of ours: 0.6 means that C alone takes six tenths of
/// our time.
@main
enum Benchmarks {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "--work" {
      try runWork(Array(arguments.dropFirst()))
      return
    }
    if arguments.first == "--records" {
      guard let records = RecordingRate(Array(arguments.dropFirst())) else {
        throw CocoaError(.formatting)
      }
      print(decimal(try records.perSecond(), 1))
      return
    }
    let entries = arguments.first.flatMap { Int($0) } ?? 100_000
    if arguments.first.flatMap({ Int($0) }) != nil { arguments.removeFirst() }
    let wanted = arguments.isEmpty ? Work.allCases : arguments.compactMap(Work.init)
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "foerderbuch-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    print("\(entries) entries")
    print("                 elapsed   processor     peak")
    var results: [Work: [Double]] = [:]
    for work in wanted {
      if work.takesTurns, results[work] == nil {
        try takeTurns([.rawVouchers, .vouchers], 5, entries: entries, folder: folder, &results)
      }
      if let tenth = work.tenth, results[tenth] != nil {
        try takeTurns([work], 2, entries: entries, folder: folder, &results)
      }
      let numbers = try results[work] ?? measure(work, entries: entries, folder: folder)
      results[work] = numbers
      var line = padded(work.rawValue, 16)
      line += "\(decimal(numbers[0], 3)) s \(decimal(numbers[1], 3)) s"
      line += " \(decimal(numbers[2] / 1024, 0)) MiB"
      if let baseline = work.baseline, let base = results[baseline] {
        line += "  \(decimal(base[0] / numbers[0], 2)) elapsed,"
        line += " \(decimal(base[1] / numbers[1], 2)) processor of \(baseline.rawValue)"
      }
      if let tenth = work.tenth, let one = results[tenth] {
        line += "  \(decimal(numbers[0] / one[0], 2)) times the elapsed,"
        line += " \(decimal(numbers[1] / one[1], 2)) times the processor of \(tenth.rawValue)"
      }
      print(line)
    }
  }

  /// Measures works one after the other, several times, and keeps the best of each.
  private static func takeTurns(
    _ works: [Work], _ turns: Int, entries: Int, folder: URL, _ results: inout [Work: [Double]]
  ) throws {
    for _ in 0..<(entries < 10_000 ? 1 : turns) {
      for work in works {
        let numbers = try measure(work, entries: entries, folder: folder)
        results[work] = results[work].map { best in zip(best, numbers).map(min) } ?? numbers
      }
    }
  }

  /// Child process: does one piece of work and prints what was measured.
  private static func runWork(_ arguments: [String]) throws {
    guard arguments.count == 3, let work = Work(rawValue: arguments[0]),
      let entries = Int(arguments[1])
    else { return }
    let measured = try work.run(entries: entries, folder: URL(filePath: arguments[2]))
    print("\(measured.elapsed) \(measured.processor) \(Usage.now().peakKibibytes)")
  }

  /// Elapsed seconds, seconds of the processor, peak KiB.
  private static func measure(_ work: Work, entries: Int, folder: URL) throws -> [Double] {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--work", work.rawValue, String(entries), folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard numbers.count == 3 else { throw CocoaError(.executableLoad) }
    return numbers
  }

  private static func decimal(_ value: Double, _ places: Int) -> String {
    String(format: "%8.\(places)f", value)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
