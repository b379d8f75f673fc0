import Amounts
import Assets
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore

/// What a command works with: console, language, ledger, rule sets and chart.
struct Session {
  let console: Console
  let language: Language
  let json: Bool
  /// Path of the ledger, as the user would name it.
  let ledgerPath: String
  /// What an earlier act used, for making it again; nil for what holds now.
  var kept: KeptBasis? { didSet { loaded = Loaded() } }
  private var loaded = Loaded()
  /// Seconds that other processes at work on the ledger are waited for.
  private let wait: Int

  init(_ global: GlobalOptions) throws {
    guard let console = Console.current else {
      throw CommandFailure(64, "Ohne Konsole gestartet.", "Started without a console.")
    }
    if let word = global.language { let _: Language = try ArgumentReader.word(word, "--language") }
    wait = global.wait ?? Ledger.patience
    guard (0...3600).contains(wait) else {
      throw CommandFailure(
        64, "--wait: \(wait) liegt außerhalb von 0 bis 3600 Sekunden.",
        "--wait: \(wait) is not between 0 and 3600 seconds.")
    }
    self.console = console
    language = Console.language
    json = global.json
    ledgerPath = console.absolute(
      global.ledger ?? console.environment["FOERDERBUCH_LEDGER"] ?? "foerderbuch.sqlite")
  }

  /// For the commands that a program runs one after the other, such as `demo`.
  init(console: Console, ledgerPath: String) {
    self.console = console
    language = Console.language
    json = false
    wait = Ledger.patience
    self.ledgerPath = ledgerPath
  }

  func open(_ access: Ledger.Access) throws -> Ledger {
    let ledger = try Ledger.open(at: ledgerPath, access, wait: wait)
    Console.run?.add(ledger)
    return ledger
  }

  /// The folder that the ledger lies in.
  var folder: String {
    let folder = (ledgerPath as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// The rule sets that ship with the program, and those in `rule-sets` beside the ledger; of a
  /// kept basis the ones that were used.
  func ruleSets() throws -> RuleSetFolder {
    if let ruleSets = loaded.ruleSets { return ruleSets }
    let ruleSets = try readRuleSets()
    loaded.ruleSets = ruleSets
    return ruleSets
  }

  private func readRuleSets() throws -> RuleSetFolder {
    let shipped = try Assets.names(in: "rule-sets").enumerated().map { index, name in
      RuleSetFolder.File(
        name: name, bytes: try Session.asset(name), family: Self.shipped?[index])
    }
    if let kept { return try kept.ruleSets(beside: shipped) }
    let own = (folder as NSString).appendingPathComponent("rule-sets")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: own)) ?? []
    return try RuleSetFolder(
      shipped: shipped,
      own: names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map { name in
        let path = (own as NSString).appendingPathComponent(name)
        return RuleSetFolder.File(
          name: path,
          bytes: try InputBytes(path: path, file: path).all(limit: Session.configLimit))
      })
  }

  /// Those that ship with the program, read once; nil where one is faulty, so that whoever asks for
  /// them is told.
  private static let shipped = try? Assets.names(in: "rule-sets").map {
    try RuleSetFile.read(try asset($0), file: $0)
  }

  func library() throws -> RuleSetLibrary { try ruleSets().library }

  /// `base-rates.yaml` beside the ledger, else the table that ships with the program.
  func baseRates() throws -> BaseRateTable {
    let (bytes, file, isOwn) = try config(.baseRates)
    return try BaseRateFile.read(bytes, file: file, isOwn: isOwn)
  }

  /// `chart-of-accounts.yaml` beside the ledger, else the one that ships with the program.
  func chart() throws -> Chart {
    let (bytes, file, isOwn) = try config(.chart)
    return try ChartFile.read(bytes, file: file, isOwn: isOwn)
  }

  /// The office's own file beside the ledger, else the shipped one, with its name for messages and
  /// whether it differs from what ships. Of a kept basis the one that was used.
  func config(_ file: ShippedFile) throws -> (bytes: [UInt8], name: String, isOwn: Bool) {
    if let bytes = kept?.bytes(file.name) { return (bytes, file.name, false) }
    let shipped = try Session.asset(file.name)
    let own = (folder as NSString).appendingPathComponent(file.name)
    guard FileManager.default.fileExists(atPath: own) else { return (shipped, file.name, false) }
    let bytes = try InputBytes(path: own, file: own).all(limit: Session.configLimit)
    return (bytes, own, bytes != shipped)
  }

  /// The rule sets among `rules`, base rates and chart that take the place of shipped ones.
  func deviations(_ rules: [RuleSet]) -> [String] {
    let files = ShippedFile.allCases.compactMap { file in
      (try? config(file)).flatMap { deviation(file, $0.bytes) }
    }
    return rules.deviations(language) + files
  }

  /// What to say of a file that takes the place of a shipped one; nil where it does not.
  func deviation(_ file: ShippedFile, _ bytes: [UInt8]) -> String? {
    guard file.isReplaced(by: bytes) else { return nil }
    let hash = Digest256(of: bytes).hexText.prefix(16)
    return "\(file.title[language]): \(file.name) (SHA-256 \(hash)…)"
  }

  /// Bytes; a file that people write by hand is not larger.
  static let configLimit = 16 << 20

  /// A file of `Schemas/` or `Reports/` inside the program.
  static func asset(_ name: String) throws -> [UInt8] {
    guard let bytes = Assets.bytes(name) else {
      throw CommandFailure(
        74, "Im Programm fehlt die Datei \(name).", "The program lacks the file \(name).")
    }
    return bytes
  }

  // MARK: Questions about the ledger

  /// Where measures stand on a day, in the order of projects and files.
  func assessments(
    _ ledger: Ledger, portfolio: Portfolio, project: String? = nil, measure: String? = nil,
    asOf: CalendarDate
  ) throws -> [Assessment] {
    if let project, portfolio.project(project) == nil {
      throw UsageFault.noProject(project, in: portfolio)
    }
    if let measure, portfolio.measure(measure) == nil {
      throw UsageFault.noMeasure(measure, in: portfolio)
    }
    let (library, baseRates) = (try library(), try baseRates())
    var result: [Assessment] = []
    for each in portfolio.projects where project == nil || each.id == project {
      let measures = each.measures.filter { measure == nil || $0.id == measure }
      guard !measures.isEmpty else { continue }
      let earlier = try ledger.earlierVersions(of: each.id, asOf: asOf)
      for candidate in measures {
        result.append(
          try Assessment.of(
            candidate, in: each, earlier: earlier, library: library,
            activities: try ledger.activities(
              measure: candidate.id, under: each.awards(ofMeasure: candidate.id, and: earlier)),
            units: try ledger.units(measure: candidate.id, asOf: asOf), asOf: asOf,
            records: try records(ledger, of: candidate, in: each, asOf: asOf),
            baseRates: baseRates))
      }
    }
    return result
  }

  /// The award `id` with its project and measure.
  func award(_ id: String, in portfolio: Portfolio) throws -> (Award, Measure, Project) {
    guard let award = portfolio.award(id), let measure = portfolio.measure(award.measure),
      let project = portfolio.project(ofMeasure: award.measure)
    else {
      throw UsageFault.noAward(id, in: portfolio)
    }
    return (award, measure, project)
  }

  /// Where the workbook goes that an option names.
  /// - Throws: ``CommandFailure`` (64) where the name is not that of a workbook.
  func workbookTarget(_ output: String, _ option: String) throws -> String {
    guard output.lowercased().hasSuffix(".xlsx") else {
      throw CommandFailure(
        64, "\(option): „\(output)“ endet nicht auf .xlsx; es entsteht eine Excel-Arbeitsmappe.",
        "\(option): \"\(output)\" does not end in .xlsx; an Excel workbook is written.")
    }
    return try target(output)
  }

  // MARK: Answers

  func print(_ text: String) { console.out(text + "\n") }

  /// The JSON answer, or the text for people.
  func answer(_ json: @autoclosure () -> JSONValue, _ text: @autoclosure () -> String) {
    if self.json { console.out(json().prettyText) } else { console.out(text() + "\n") }
  }
}

/// What a session has read, once for all that ask.
private final class Loaded {
  var ruleSets: RuleSetFolder?
}

extension Console {
  /// A path as the user gave it, seen from the working folder.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : (workingDirectory as NSString).appendingPathComponent(path)
  }
}
