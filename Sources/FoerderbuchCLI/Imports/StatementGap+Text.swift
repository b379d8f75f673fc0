import Amounts
import Office

extension StatementGap {
  func text(_ language: Language) -> String {
    let sides = (before.text(language, isOpening: false), after.text(language, isOpening: true))
    let rest =
      known.isZero
      ? ""
      : language.pick(
        "; \(known.text(.de)) dazwischen sind aus anderen Dateien bekannt",
        "; \(known.text(.en)) between them are known from other files")
    return language.pick(
      "Zwischen \(sides.0) und \(sides.1) fehlen Umsätze über \(amount.text(.de))\(rest). Rufen Sie den Auszug dazwischen ab und lesen Sie ihn ein.",
      "Between \(sides.0) and \(sides.1) movements of \(amount.text(.en)) are missing\(rest). Fetch the statement between them and import it."
    )
  }
}

extension StatementGap.Side {
  fileprivate func text(_ language: Language, isOpening: Bool) -> String {
    let name = number.map { " " + TakenStatement.line($0, 40) } ?? ""
    let balance = isOpening ? opening : closing
    let day = (isOpening ? begin : end).text(language)
    return language.pick(
      "dem Auszug\(name) (\(isOpening ? "Anfangssaldo" : "Schlusssaldo") \(balance.text(.de)) am \(day))",
      "statement\(name) (\(isOpening ? "opening" : "closing") balance \(balance.text(.en)) on \(day))"
    )
  }
}
