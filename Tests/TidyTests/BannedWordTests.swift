import Testing

/// What no code of the house says: clocks, locales and output are parameters, failures are typed,
/// money is never binary.
@Suite struct BannedWordTests {
  /// Where the program meets the world and a stopwatch is allowed.
  private static let outside: Set = ["foerderbuch", "FoerderbuchCLI", "Benchmarks", "TestSupport"]
  private static let pure: Set = ["Amounts", "Bookkeeping", "Funding", "Reporting"]

  /// Nowhere, tests included.
  private static let everywhere: [[String]] = [["fatalError"]]

  /// Not in the library.
  private static let library: [[String]] = [
    ["Date", "(", ")"], ["Date", ".", "now"], ["Date", "(", "timeIntervalSinceNow"],
    ["Locale", ".", "current"], ["Locale", ".", "autoupdatingCurrent"],
    ["TimeZone", ".", "current"], ["TimeZone", ".", "autoupdatingCurrent"],
    ["Calendar", ".", "current"], ["print", "("], ["debugPrint", "("], ["NSLog", "("],
    ["ProcessInfo", ".", "processInfo", ".", "environment"], ["preconditionFailure"],
  ]

  /// Binary floating point, and a decimal type that is inexact from literals.
  private static let inexact: [[String]] = [
    "Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat", "Decimal",
    "NSDecimalNumber", "NumberFormatter",
  ].map { [$0] }

  /// Not in a face, which reads words and prints answers: no rule is applied there, no ledger
  /// opened, no file of the user read or written.
  private static let face: [[String]] =
    [
      "VoucherBook", "BookingDesk", "BookingTable", "ListReader", "InputBytes", "SQLiteStore",
      "WorkbookFile", "ProblemWorkbook", "EntryWorkbook", "ProjectFile", "RuleSetFile", "ChartFile",
      "BaseRateFile", "FormReader", "PendingFile", "BankStatementFile", "BankMatcher",
    ].map { [$0] } + [
      ["Ledger", "("], ["Settlement", ".", "settle"], ["Assessment", ".", "of"],
      ["open", "(", ".", "readWrite"], ["open", "(", ".", "readOnly"],
    ]

  /// What only those make who read the ledger: no report compares what it made itself. Here is
  /// where the two are declared.
  private static let ofLedger = [["LedgerFigure", "("], ["BookedFigures", "("]]
  private static let ledgerFigures: Set = ["Comparison", "BookedFigures"]

  /// Put together here, lest this file be found.
  private static let unfinished = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]

  static func violations(_ source: SwiftSource) -> [String] {
    var banned = everywhere
    if source.folder == "Sources", !outside.contains(source.target) { banned += library }
    if source.folder == "Sources", pure.contains(source.target) { banned += inexact }
    if ["FoerderbuchCLI", "WebFace"].contains(source.target) { banned += face + inexact }
    if source.target == "Reporting", !ledgerFigures.contains(source.name) { banned += ofLedger }
    var found = banned.flatMap { words in
      source.lines(of: words).map { "\(source.path):\($0): \(words.joined())" }
    }
    if source.target == "Office" {
      found += source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { $0.element.contains(#/"[^"]*--[a-z]/#) }
        .map { "\(source.path):\($0.offset + 1): names an option of the command line" }
    }
    found += forceUnwraps(source).map { "\(source.path):\($0): forced with !" }
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where unfinished.contains(where: line.contains) {
      found.append("\(source.path):\(index + 1): unfinished")
    }
    return found
  }

  /// `x!`, `f()!`, `a[0]!`, types written `T!`, and `try!` and `as!`.
  private static func forceUnwraps(_ source: SwiftSource) -> [Int] {
    source.tokens.indices.dropFirst().compactMap { index in
      let (before, mark) = (source.tokens[index - 1], source.tokens[index])
      guard mark.text == "!" || mark.text == "!?", mark.touchesPrevious,
        before.isWord || [")", "]", "}"].contains(before.text)
      else { return nil }
      return mark.line
    }
  }

  @Test func nothingBanned() {
    #expect(SwiftSource.all.flatMap(Self.violations) == [])
  }

  @Test(
    arguments: [
      ("Sources/Funding/A.swift", "let today = Date()"),
      ("Sources/LedgerStore/A.swift", "let a = Date.now"),
      ("Sources/Interchange/A.swift", "f(Locale.current)"),
      ("Sources/Workbooks/A.swift", "print(\"x\")"),
      ("Sources/Amounts/A.swift", "let a: Double = 1"),
      ("Sources/Reporting/A.swift", "func f(_ d: Decimal) {}"),
      ("Sources/Reporting/A.swift", "let a = LedgerFigure(figures.total)"),
      ("Sources/FoerderbuchCLI/A.swift", "let a = try! f()"),
      ("Sources/FoerderbuchCLI/A.swift", "let a = Ledger(store)"),
      ("Sources/FoerderbuchCLI/A.swift", "let a = try office.open(.readWrite)"),
      ("Sources/FoerderbuchCLI/A.swift", "let a = try ProjectFile.read(bytes, file: f)"),
      ("Sources/FoerderbuchCLI/A.swift", "let a = b as! C"),
      ("Sources/FoerderbuchCLI/A.swift", "let a = b[0]!.c"),
      ("Sources/foerderbuch/A.swift", "var a: Int!"),
      ("Tests/FundingTests/A.swift", "fatalError()"),
      ("Tests/FundingTests/A.swift", "// TO" + "DO: later"),
    ])
  func sees(path: String, text: String) {
    #expect(Self.violations(SwiftSource(path: path, text: text)).count == 1)
  }

  @Test(
    arguments: [
      ("Sources/Funding/A.swift", "// try! and Date() in a comment"),
      ("Sources/Funding/A.swift", "let a = !b && c != d"),
      ("Sources/Funding/A.swift", "let a = try !b()"),
      ("Sources/Workbooks/A.swift", "let width: Double = 8.43"),
      ("Sources/foerderbuch/A.swift", "let now = Date()"),
      ("Sources/Funding/A.swift", "let text = \"print(x)\""),
    ])
  func overlooks(path: String, text: String) {
    #expect(Self.violations(SwiftSource(path: path, text: text)) == [])
  }
}
