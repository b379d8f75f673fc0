import Foundation

/// What libFuzzer calls with every input it makes up. `.ci/fuzz` compiles this file together with
/// `Tests/ReaderTests/Support`; it is part of no target of the package.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzEntry.target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private enum FuzzEntry {
  /// The reader that this run is about.
  static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FOERDERBUCH_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      FileHandle.standardError.write(Data("FOERDERBUCH_FUZZ_TARGET: \(known)\n".utf8))
      exit(64)
    }
    return target
  }()
}
