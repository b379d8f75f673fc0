import Assets
import Bookkeeping
import Foundation
import Messages

/// What programs may ask under `/api/v1`, as the document says that they read
/// (`Schemas/web/openapi.json`, OpenAPI 3.1): an operation is a command of the program, its
/// parameters and the fields of its body are arguments. What the document does not name reaches no
/// command.
struct ProgramInterface: Sendable {
  /// One thing that can be asked.
  struct Operation: Sendable {
    /// The segments behind `/api/v1`; one in braces stands for anything.
    let segments: [String]
    let method: Incoming.Method
    let command: String
    /// By their names; of the address, behind the question mark, and in the body.
    let query: [String: Shape]
    let body: [String: Shape]?
    fileprivate let positions: [String]

    /// As it stands in the log.
    var path: String { "/api/v1/" + segments.joined(separator: "/") }
    /// Whether something may be written.
    var isWriting: Bool { method == .post }

    fileprivate func matches(_ path: [String]) -> Bool {
      path.count == segments.count
        && zip(segments, path).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
  }

  /// What a value has to be.
  struct Shape: Sendable {
    let type: String
    /// What has to stand in a text.
    let mark: String?

    /// The arguments of a value; nil where it is of another type.
    fileprivate func arguments(_ option: String, _ value: Value) -> [String]? {
      switch (type, value) {
      case ("boolean", .flag(let flag)): flag ? [option] : []
      case ("boolean", .text(let text)) where ["true", "false"].contains(text):
        text == "true" ? [option] : []
      case ("integer", .integer(let number)): ["\(option)=\(number)"]
      case ("integer", .text(let text)) where Int64(text) != nil: ["\(option)=\(text)"]
      case ("string", .text(let text)), ("array", .text(let text)):
        mark.map(text.contains) ?? true ? ["\(option)=\(text)"] : nil
      default: nil
      }
    }
  }

  enum Value: Decodable, Sendable {
    case flag(Bool)
    case integer(Int64)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Int64.self) {
        self = .integer(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// What cannot be asked so.
  struct Fault: Error {
    let status: Int
    let problem: Problem
    /// The method that would do; of 405.
    var allowed: String?
  }

  static let documentAddress = ["api", "v1", "openapi.json"]
  let document: [UInt8]
  let operations: [Operation]

  /// - Throws: where the document is none.
  init() throws {
    document = Assets.bytes("web/openapi.json") ?? []
    let read = try JSONDecoder().decode(Document.self, from: Data(document))
    operations = read.paths.flatMap { path, methods in
      methods.map { method, operation in
        let parameters = operation.parameters.compactMap {
          read.components.parameters[$0.name]
        }
        func shapes(_ place: String) -> [(String, Shape)] {
          parameters.filter { $0.place == place }.map { ($0.name, $0.schema.shape) }
        }
        return Operation(
          segments: path.split(separator: "/").map(String.init),
          method: method == "post" ? .post : .get, command: operation.operationId,
          query: Dictionary(uniqueKeysWithValues: shapes("query")),
          body: operation.requestBody.map { body in
            let schema = body.content["application/json"]?.schema.name ?? ""
            return (read.components.schemas[schema]?.properties ?? [:]).mapValues(\.shape)
          }, positions: shapes("path").map(\.0))
      }
    }
  }

  /// What an address asks for.
  /// - Throws: ``Fault`` where it asks for nothing that there is.
  func operation(_ head: Incoming) throws -> Operation {
    let place = Array(head.path.dropFirst(2))
    let there = head.path.prefix(2) == ["api", "v1"] ? operations.filter { $0.matches(place) } : []
    guard !there.isEmpty else { throw Fault(status: 404, problem: Problem("web.NO_OPERATION")) }
    guard let operation = there.first(where: { $0.method == head.method }) else {
      let allowed = there[0].isWriting ? "POST" : "GET"
      throw Fault(
        status: 405, problem: Problem("web.NO_OPERATION.method", ["method": allowed]),
        allowed: allowed)
    }
    return operation
  }

  /// The command of an operation, with its arguments.
  /// - Throws: ``Fault`` for what the document does not name, or not so.
  func arguments(_ operation: Operation, _ incoming: Incoming) throws -> [String] {
    var options: [String] = []
    func take(_ name: String, _ value: Value, _ shapes: [String: Shape]) throws {
      guard let shape = shapes[name] else {
        throw Fault(
          status: 422,
          problem: Problem(
            "web.UNKNOWN_FIELD",
            ["name": Fact.whole(name), "known": Fact.names(shapes.keys.sorted())]))
      }
      guard let arguments = shape.arguments(Self.option(name), value) else {
        throw Fault(
          status: 422,
          problem: Problem("web.WRONG_TYPE", ["name": Fact.whole(name), "type": shape.type]))
      }
      options += arguments
    }
    for (name, value) in incoming.query.all { try take(name, .text(value), operation.query) }
    if let shapes = operation.body {
      guard let fields = try? JSONDecoder().decode([String: Value].self, from: incoming.body)
      else { throw Fault(status: 400, problem: Problem("web.BROKEN_BODY")) }
      for (name, value) in fields.sorted(by: { $0.key < $1.key }) { try take(name, value, shapes) }
    }
    let path = incoming.path.dropFirst(2)
    let places = zip(operation.segments, path).filter { $0.0.hasPrefix("{") }.map(\.1)
    return [operation.command] + options + ["--json", "--"] + places
  }

  /// `paidOn` is `--paid-on`.
  private static func option(_ name: String) -> String {
    name.reduce(into: "--") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}

/// What is read of the document.
private struct Document: Decodable {
  let paths: [String: [String: Operation]]
  let components: Components

  struct Operation: Decodable {
    let operationId: String
    let parameters: [Reference]
    let requestBody: Body?
  }

  struct Body: Decodable {
    let content: [String: Content]
  }

  struct Content: Decodable {
    let schema: Reference
  }

  struct Components: Decodable {
    let parameters: [String: Parameter]
    let schemas: [String: Object]
  }

  struct Parameter: Decodable {
    let name: String
    let place: String
    let schema: Schema

    enum CodingKeys: String, CodingKey {
      case name, schema
      case place = "in"
    }
  }

  struct Object: Decodable {
    let properties: [String: Schema]?

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: CodingKeys.self)
      // Answers are for readers of the document only.
      properties = try? members.decode([String: Schema].self, forKey: .properties)
    }

    enum CodingKeys: String, CodingKey { case properties }
  }

  struct Schema: Decodable {
    let type: String
    let items: Items?

    struct Items: Decodable {
      let pattern: String?
    }

    var shape: ProgramInterface.Shape {
      .init(type: type, mark: items?.pattern)
    }
  }

  struct Reference: Decodable {
    let address: String
    var name: String { String(address.split(separator: "/").last ?? "") }

    enum CodingKeys: String, CodingKey {
      case address = "$ref"
    }
  }
}
