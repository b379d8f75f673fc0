import Amounts
public import Bookkeeping
import Foundation
import Messages
import Office

extension Site {
  /// A command that somebody who signed in gives by a program of theirs.
  public struct Command: Sendable {
    public let arguments: [String]
    /// Who gives it.
    public let act: Act
  }

  /// Carries a command out.
  /// - Returns: how it ended (`Answers.md`), and what it answered, as JSON.
  public typealias Commands = @Sendable (Command) -> (exitCode: Int32, json: String)

  /// A program that may ask.
  struct Caller: Sendable {
    let operation: ProgramInterface.Operation
    let person: String
  }

  /// Whether what a program asks is worth reading, by its head alone: a key says who asks, and a
  /// session of a browser too, where nothing is written.
  func gateOfPrograms(_ head: Incoming) throws -> Gate {
    if head.path == ProgramInterface.documentAddress, head.method == .get {
      return .answered(finished(json(200, programs.document), head))
    }
    do {
      let operation = try programs.operation(head)
      guard let person = try caller(head, isWriting: operation.isWriting) else {
        var answer = refusal(head, 401, Problem("web.NO_KEY"))
        answer.headers.append(("WWW-Authenticate", "Bearer"))
        return .answered(answer)
      }
      let type = head.headers["content-type"]?.split(separator: ";").first
      if operation.body != nil, type?.lowercased() != "application/json" {
        return .answered(refusal(head, 415, Problem("web.NO_JSON")))
      }
      return .called(Caller(operation: operation, person: person))
    } catch let fault as ProgramInterface.Fault {
      var answer = refusal(head, fault.status, fault.problem)
      if fault.status == 405 {
        answer.headers.append(("Allow", fault.allowed ?? ""))
      }
      return .answered(answer)
    }
  }

  private func caller(_ head: Incoming, isWriting: Bool) throws -> String? {
    let now = clock().seconds
    if let words = head.headers["authorization"]?.split(separator: " ") {
      guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
      let person = try accounts.owner(ofKey: String(words[1]), at: now)
      if person == nil { log("refused key") }
      return person
    }
    guard !isWriting, let token = head.cookie(Self.cookie),
      let visitor = try accounts.visitor(token, at: now), !visitor.hasFirstPassword
    else { return nil }
    return visitor.person
  }

  /// Answers a program whose request was read whole.
  func answer(_ incoming: Incoming, _ caller: Caller) -> Outgoing {
    do {
      let now = clock()
      let arguments = try programs.arguments(caller.operation, incoming)
      let (code, text) = commands(
        Command(
          arguments: arguments,
          act: act(caller.person, now)))
      return finished(json(Self.status(code), Array(text.utf8)), incoming)
    } catch let fault as ProgramInterface.Fault {
      return refusal(incoming, fault.status, fault.problem)
    } catch { return failure(error, incoming, nil) }
  }

  /// What an exit code is in HTTP.
  private static func status(_ exitCode: Int32) -> Int {
    switch exitCode {
    case 0, 1: 200
    case 64, 65, 66: 422
    case 75: 503
    case 77: 403
    default: 500
    }
  }

  /// Why a program gets nothing.
  func refused(_ incoming: Incoming, _ status: Int, _ problems: [(code: String, text: String)])
    -> Outgoing
  {
    struct Errors: Encodable {
      let errors: [[String: String]]
    }
    let told = Errors(errors: problems.map { ["code": $0.code, "message": $0.text] })
    let bytes = (try? JSONEncoder().encode(told)).map(Array.init) ?? []
    return finished(json(status, bytes), incoming)
  }

  private func json(_ status: Int, _ bytes: [UInt8]) -> Outgoing {
    Outgoing(status, type: "application/json", bytes)
  }
}
