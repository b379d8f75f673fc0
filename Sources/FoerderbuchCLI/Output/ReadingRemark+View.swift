import Interchange

extension ReadingRemark {
  /// `{"code", "row", "message"}`.
  var json: JSONValue {
    .members([
      ("code", .string(code)), ("row", .integer(Int64(line))),
      ("message", .string(text(Console.language))),
    ])
  }
}
