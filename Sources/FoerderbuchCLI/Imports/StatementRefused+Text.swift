import Amounts
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension StatementRefused {
  /// One for each line, with the options that help.
  func messages(_ language: Language) -> [Failure.Message] {
    lines.map { number, complaint in
      let place = StatementRow.place(file, number, language)
      let at = Failure.Place(file: file, row: number)
      switch complaint {
      case .posting(let reason): return reason.message(place, at: at, language)
      case .booking(let fault):
        let problem = InputProblem(place: SourcePosition(file: ""), fault: .booking(fault))
        return Failure.Message(
          code: problem.fault.code, text: place + ": " + problem.remark(language).text, place: at)
      case .line(let fault):
        return Failure.Message(fault.problem(number), under: place, place: at, language)
      }
    }
  }
}
