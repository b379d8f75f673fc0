import Amounts
import Files
import Workbooks

extension Refusal {
  /// What the rooms that write files report, in the words of an office; nil for any other error.
  package init?(below error: any Error) {
    switch error {
    case let error as WorkbookError:
      self.init(.inputOutput, .workbook, error.text(.de), error.text(.en))
    case let fault as WriteFault:
      self.init(fault.kind, .cannotWrite, fault.text(.de), fault.text(.en))
    default: return nil
    }
  }
}

extension WriteFault {
  fileprivate var kind: Refusal.Kind {
    switch self {
    case .cannotCreate: .target
    case .diskFull, .cannotWrite: .inputOutput
    }
  }
}
