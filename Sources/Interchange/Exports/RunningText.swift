/// Texts that a spreadsheet program would take for a formula and run when it opens a table.
public enum RunningText {
  /// The mark before it that makes it a text again; spreadsheet programs do not show it.
  public static let mark = "'"

  /// Whether a text begins as a formula does: with `=`, `+`, `-` or `@`, be they wide ones, or with
  /// a tab or an end of line, behind which some programs look on.
  public static func isOne(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
