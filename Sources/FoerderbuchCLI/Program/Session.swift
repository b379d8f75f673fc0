import Amounts
import Interchange
import LedgerStore
import Messages
import Office

/// What a command works with: the office, and the terminal that its answer goes to.
struct Session {
  let console: Console
  let office: GrantOffice
  let json: Bool

  var language: Language { office.language }

  /// - Parameters:
  ///   - replacing: what is written may take the place of other files.
  ///   - following: a link that leads out of its folder may lead to evidence.
  init(_ global: GlobalOptions, replacing: Bool = false, following: Bool = false) throws {
    guard let console = Console.current else {
      throw CommandFailure(64, Problem("program.USAGE.console"))
    }
    if let word = global.language { let _: Language = try ArgumentReader.word(word, "--language") }
    let wait = global.wait ?? GrantOffice.patience
    guard (0...3600).contains(wait) else {
      throw CommandFailure(64, Problem("program.USAGE.wait", ["wait": wait]))
    }
    self.init(
      console: console,
      ledger: global.ledger ?? console.environment["FOERDERBUCH_LEDGER"] ?? "foerderbuch.sqlite",
      json: global.json, wait: wait, replacing: replacing, following: following,
      person: global.person)
    if !office.hasLedger,
      office.ledgerPath.contains("\u{FFFD}") || office.hasFile(office.ledgerPath)
    {
      throw CommandFailure(
        64, Problem("program.USAGE.ledgerName", ["path": Fact.whole(office.ledgerPath)]))
    }
  }

  init(
    console: Console, ledger: String, json: Bool = false, wait: Int = GrantOffice.patience,
    replacing: Bool = false, following: Bool = false, person: String? = nil
  ) {
    self.console = console
    self.json = json
    var office = GrantOffice(
      ledger: ledger, folder: console.workingDirectory, language: Console.language,
      act: console.act(of: person), wait: wait, replaces: replacing, in: console.house)
    office.followsLinks = following
    self.office = office
    Console.run?.add(office)
  }

  func print(_ text: String) { console.show(text + "\n") }

  /// The JSON answer, or the text for people.
  func answer(_ json: @autoclosure () -> JSONValue, _ text: @autoclosure () -> String) {
    if self.json { console.out(json().prettyText) } else { console.show(text() + "\n") }
  }
}
