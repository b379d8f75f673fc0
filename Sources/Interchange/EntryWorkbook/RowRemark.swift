public import Amounts

/// Something to say about a row of a table that was refused.
public struct RowRemark: Hashable, Sendable {
  /// The line of the text file or the row of the sheet; nil where it is about the whole.
  public let line: Int?
  /// The heading of the column it is about.
  public let heading: String?
  /// Its column, from 1, where that is known.
  public let column: Int?
  /// What was found, what is allowed, and a way out.
  public let text: String

  public init(line: Int?, heading: String? = nil, column: Int? = nil, text: String) {
    self.line = line
    self.heading = heading
    self.column = column
    self.text = text
  }

  /// `Spalte „Betrag“: …`
  func sentence(_ language: Language) -> String {
    guard let heading else { return text }
    return language.pick("Spalte ", "Column ") + Quote.text(heading)[language] + ": " + text
  }
}

extension InputProblem {
  /// The problem as a remark beside its row: without the place, which is where it stands.
  public func remark(_ language: Language) -> RowRemark {
    let sentences = fault.sentences(value: value.map { Quote.text(Quote.excerpt($0)) })
    let text = [sentences.found, sentences.allowed, sentences.remedy]
      .compactMap { $0?[language] }.joined(separator: " ")
    return RowRemark(
      line: place.line, heading: place.heading, column: place.column, text: text)
  }
}
