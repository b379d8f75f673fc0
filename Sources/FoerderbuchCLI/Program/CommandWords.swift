import Amounts
import ArgumentParser
import LedgerStore
import Messages
import Office

/// The commands in German. Both words are understood, whatever the case and however umlauts are
/// written, and the help names both.
enum CommandWords {
  /// By the English words, a command within another behind that one.
  static let german = [
    "demo": "beispiel", "init": "anlegen", "project": "vorhaben", "import": "einlesen",
    "record": "buchen", "reverse": "stornieren", "correct": "berichtigen", "list": "liste",
    "show": "zeigen",
    "account": "konto", "status": "stand", "check": "prüfen", "explain": "erklären",
    "settle": "abrechnen", "drawdown": "abruf", "interest": "zinsen", "deadlines": "fristen",
    "agenda": "aufgaben", "report": "bericht", "submissions": "vorlagen",
    "template": "vordruck", "export": "ausgeben", "evidence": "nachweise",
    "close": "abschließen", "verify": "beweisen", "anchor": "anker", "backup": "sichern",
    "restore": "zurückspielen", "doctor": "befund", "help": "hilfe",
    "serve": "bereitstellen",
    "people": "personen", "proposals": "vorschläge", "release": "freigeben", "reject": "ablehnen",
    "project apply": "übernehmen", "project new": "neu", "project import-list": "liste-einlesen",
    "project show": "zeigen", "project history": "fassungen",
    "people add": "aufnehmen", "people grant": "geben", "people revoke": "nehmen",
    "people list": "liste", "people key": "schlüssel", "people four-eyes": "vier-augen",
    "evidence add": "ablegen", "evidence list": "liste", "evidence export": "ausgeben",
  ]

  /// What people try who come from other programs, with the command that does it.
  private static let tried: [String: String] = [
    "journal": "list", "buchungen": "list", "search": "list --search", "suche": "list --search",
    "suchen": "list --search", "find": "list --search", "finden": "list --search",
    "log": "list batches", "protokoll": "list batches", "verlauf": "project history",
    "history": "project history", "undo": "reverse --batch", "rückgängig": "reverse --batch",
    "storno": "reverse", "balance": "list accounts", "saldo": "account", "salden": "list accounts",
    "offen": "list open", "zahlen": "record payment", "bezahlen": "record payment",
    "gutschrift": "record credit-note", "todo": "agenda", "web": "serve",
  ]

  /// The arguments with English words for the commands they begin with.
  /// - Throws: ``Refusal`` that names the known commands, which the argument parser would take for
  ///   one argument too many.
  static func english(_ arguments: [String]) throws -> [String] {
    var words = arguments.map { $0 == "--hilfe" ? "--help" : $0 }
    if words.last == "/?" { words[words.count - 1] = "--help" }
    var command = Foerderbuch.configuration
    var path: [String] = []
    for index in words.indices {
      let word = words[index]
      let names = command.subcommands.compactMap { $0.configuration.commandName }
      guard !names.isEmpty, !word.hasPrefix("-") else { break }
      if index == 0, word == "help" || isSame(word, german["help"]) {
        words[0] = "help"
        continue
      }
      guard let name = names.first(where: { $0 == word || isSame(word, german[path, $0]) }) else {
        if path.isEmpty, let command = tried.first(where: { isSame(word, $0.key) })?.value {
          throw CommandFailure(
            64, Problem("program.USAGE.otherWord", ["word": Fact.whole(word), "command": command]))
        }
        throw Refusal.unknown(
          word, place: path.isEmpty ? nil : path.joined(separator: " "),
          known: names.map { name in
            guard Console.language == .de, let word = german[path, name] else { return name }
            return "\(name) (\(word))"
          }, alike: names + names.compactMap { german[path, $0] })
      }
      words[index] = name
      path.append(name)
      command =
        command.subcommands.first { $0.configuration.commandName == name }?.configuration
        ?? command
    }
    return words
  }

  /// A completion script of bash with the German words beside the English ones; any other text as
  /// it is.
  static func completing(_ text: String) -> String {
    guard text.hasPrefix("#!/bin/bash") else { return text }
    var path: [String] = []
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { part in
      let line = String(part)
      if line.hasPrefix("_foerderbuch"), line.hasSuffix("() {") {
        path = line.dropLast(4).split(separator: "_").dropFirst().map(String.init)
      }
      let words = german.compactMap { english, word -> (name: String, word: String)? in
        let names = english.split(separator: " ").map(String.init)
        return Array(names.dropLast()) == path ? (names[names.count - 1], word) : nil
      }.sorted { $0.name < $1.name }
      guard !words.isEmpty else { return [line] }
      if line.contains("local -r subcommand=") {
        return [line.replacing("local -r", with: "local"), "    case \"${subcommand}\" in"]
          + words.map { "    \($0.word)) subcommand=\($0.name) ;;" } + ["    esac"]
      }
      guard line.contains("compgen -W '") else { return [line] }
      let list = words.map(\.word).joined(separator: " ")
      return [line.replacing("' -- ", with: " \(list)' -- ")]
    }.joined(separator: "\n")
  }

  private static func isSame(_ word: String, _ name: String?) -> Bool {
    guard let name = name.map(SearchText.folded) else { return false }
    // `zeige` and `storniere` for `zeigen` and `stornieren`.
    let said = SearchText.folded(word)
    return said == name || name.hasSuffix("en") && said == name.dropLast()
  }

  /// A help text whose list of commands names the German words too.
  static func naming(_ help: String) -> String {
    var lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(where: { ["BEFEHLE:", "SUBCOMMANDS:"].contains($0) }) else {
      return help
    }
    let usage = lines.first { $0.contains(": foerderbuch") } ?? ""
    let path = usage.split(separator: " ").drop { $0 != "foerderbuch" }.dropFirst()
      .prefix { $0.first.map { $0 != "<" && $0 != "[" } ?? false }.map(String.init)
    for index in (start + 1)..<lines.count {
      let line = lines[index]
      guard line.hasPrefix("  "), !line.hasPrefix("   ") else { continue }
      let name = String(line.dropFirst(2).prefix { $0 != " " })
      guard let word = german[path, name] else { continue }
      let head = "  \(name), \(word)"
      let text = line.dropFirst(2 + name.count).drop { $0 == " " }
      let room = line.count - text.count
      lines[index] =
        text.isEmpty
        ? head
        : head.count < room
          ? head + String(repeating: " ", count: room - head.count) + text
          : head + "\n" + String(repeating: " ", count: room) + text
    }
    return lines.joined(separator: "\n")
  }
}

extension [String: String] {
  /// The German word of a command within others.
  fileprivate subscript(path: [String], name: String) -> String? {
    self[(path + [name]).joined(separator: " ")]
  }
}
