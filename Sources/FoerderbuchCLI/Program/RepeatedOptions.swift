import ArgumentParser
import Foundation
import Messages

/// What is told more than once where one value counts: the parser takes the last one and says
/// nothing of the others.
enum RepeatedOptions {
  /// - Parameters:
  ///   - arguments: as they were given.
  ///   - command: what they were parsed into.
  static func check(_ arguments: [String], of command: any ParsableCommand) throws {
    var counts: [String: Int] = [:]
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("-") {
      let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
      counts[name, default: 0] += 1
    }
    let repeated = Set(counts.filter { $0.value > 1 }.keys)
    // What a command knows is asked only where there is something to ask.
    guard !repeated.isEmpty else { return }
    let told = Data(type(of: command)._dumpHelp().utf8)
    for argument in try JSONDecoder().decode(Tool.self, from: told).command.arguments ?? []
    where argument.kind == "option" && !argument.isRepeating {
      if let name = argument.names?.map(\.text).first(where: repeated.contains) {
        throw CommandFailure(64, Problem("program.USAGE.repeated", ["option": name]))
      }
    }
  }

  /// The part of the parser's own description that is needed.
  private struct Tool: Decodable {
    let command: Command

    struct Command: Decodable { let arguments: [Argument]? }

    struct Argument: Decodable {
      let kind: String
      let isRepeating: Bool
      let names: [Name]?
    }

    struct Name: Decodable {
      let kind: String
      let name: String
      var text: String { (kind == "long" ? "--" : "-") + name }
    }
  }
}
