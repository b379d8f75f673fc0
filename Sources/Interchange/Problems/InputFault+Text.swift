import Amounts

extension InputFault {
  /// - Parameter value: the text found, quoted.
  func sentences(value: LocalizedText?) -> FaultSentences {
    let value = value ?? LocalizedText(de: "Der Wert", en: "The value")
    return switch self {
    case .file(let fault): fault.sentences
    case .value(let fault): fault.sentences(value)
    case .amount(let fault): fault.sentences(value)
    case .config(let fault): fault.sentences
    case .table(let fault): fault.sentences
    case .project(let fault): fault.sentences
    case .booking(let fault): fault.sentences
    case .xml(let fault): fault.sentences
    case .workbook(let fault): fault.sentences(value)
    case .statement(let fault): FaultSentences(fault.problem)
    case .invoice(let fault): fault.sentences
    case .list(let fault): fault.sentences
    case .evidence(let fault): fault.sentences(value)
    case .profile(let fault): fault.sentences
    case .notice(let fault): FaultSentences(fault.problem)
    }
  }
}
