import Amounts

/// What the program puts into a section: rows whose cells are called by column, so that the form
/// decides which columns there are and in what order.
struct FormContent {
  var rows: [Line] = []

  init(_ rows: [Line] = []) { self.rows = rows }

  struct Line {
    let key: String
    var role: Row.Role = .data
    /// By column.
    var cells: [String: Cell]

    init(_ key: String, _ role: Row.Role = .data, _ cells: [String: Cell]) {
      self.key = key
      self.role = role
      self.cells = cells
    }
  }
}
