import Foundation

/// What the system counts of this process.
struct Usage {
  /// Seconds of the processor, of the program and of the system on its behalf.
  let processor: Double
  let peakKibibytes: Int

  static func now() -> Usage {
    var usage = rusage()
    // RUSAGE_SELF, whose type differs between C libraries.
    getrusage(0, &usage)
    return Usage(
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakKibibytes: Int(usage.ru_maxrss))
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }
}

/// How long a piece of work took, in seconds.
struct Measured {
  let elapsed: Double
  /// Of the processor: what other programs do at the same time does not count.
  let processor: Double

  init(_ work: () throws -> Void) rethrows {
    let before = Usage.now()
    let duration = try ContinuousClock().measure(work)
    elapsed =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    processor = Usage.now().processor - before.processor
  }
}
