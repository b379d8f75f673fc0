import Interchange

extension Failure {
  /// Where, what was found, what is allowed, a way out.
  struct Message {
    /// The same word in every language.
    let code: String
    let text: String
    var place: Place?
    /// As it stands there.
    var found: String?
    var allowed: String?

    var json: JSONValue {
      .members([
        ("code", .string(code)), ("place", place?.json), ("found", found.map(JSONValue.string)),
        ("allowed", allowed.map(JSONValue.string)), ("message", .string(text)),
      ])
    }
  }

  /// Where something is wrong: in a file, or at an option.
  struct Place {
    var file: String?
    var sheet: String?
    /// The line of a text file, the row of a sheet, or the number of a movement; from 1.
    var row: Int?
    /// The heading of the column, else its letters or its number.
    var column: String?
    /// The way to a value of a project file: `measures[0].lines[2].planned`.
    var path: String?
    /// `--amount`.
    var option: String?

    init(option: String) { self.option = option }

    init(file: String, row: Int) { (self.file, self.row) = (file, row) }

    init(_ position: SourcePosition) {
      switch (position.file, position.path) {
      case ("record", let option?): self.option = option
      case (let option, _) where option.hasPrefix("--"): self.option = option
      default:
        (file, sheet, path) = (position.file, position.sheet, position.path)
        row = position.line
        column =
          position.heading ?? position.cell.map { String($0.prefix { $0.isLetter }) }
          ?? position.column.map(String.init)
      }
    }

    var json: JSONValue {
      .members([
        ("file", file.map(JSONValue.string)), ("sheet", sheet.map(JSONValue.string)),
        ("row", row.map { .integer(Int64($0)) }), ("column", column.map(JSONValue.string)),
        ("path", path.map(JSONValue.string)), ("option", option.map(JSONValue.string)),
      ])
    }
  }
}
