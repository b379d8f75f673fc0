import Files
import Foundation
import LedgerStore
import Messages
import Workbooks

extension Refusal {
  /// What the rooms that write files report, in the words of an office; nil for any other error.
  package init?(below error: any Error) {
    switch error {
    case let error as WorkbookError: self.init(.inputOutput, error.problem)
    case let fault as WriteFault: self.init(fault.kind, fault.problem)
    case CocoaError.fileWriteOutOfSpace:
      self.init(.inputOutput, LedgerError.diskFull.problem)
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

  /// What is told of it.
  fileprivate var problem: Problem {
    switch self {
    case .cannotCreate(let path, let code):
      Problem(
        "office.CANNOT_WRITE.new", ["file": Fact.whole(path), "reason": Self.reason(code)])
    case .diskFull(let path): Problem("office.CANNOT_WRITE.full", ["file": Fact.whole(path)])
    case .cannotWrite(let path, let code):
      Problem(
        "office.CANNOT_WRITE.failed", ["file": Fact.whole(path), "reason": Self.reason(code)])
    }
  }
}

extension WorkbookError {
  /// What is told of it.
  fileprivate var problem: Problem {
    switch self {
    case .damaged(let path, let part):
      Problem("office.WORKBOOK.damaged", ["file": Fact.whole(path), "part": part])
    case .refused(let call, let code):
      Problem("office.WORKBOOK.refused", ["call": call, "number": code])
    case .rowCount(let list, let announced, let given):
      Problem("office.WORKBOOK.rows", ["list": list, "announced": announced, "given": given])
    }
  }
}
