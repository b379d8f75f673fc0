package import Amounts
import Funding
import Interchange
import LedgerStore
package import Messages

extension StatementRefused {
  /// What is told of each line, by its number.
  package var problems: [(number: Int, problem: Problem)] {
    lines.map { number, complaint in
      switch complaint {
      case .line(let fault): (number, fault.problem(number))
      case .booking(let fault): (number, fault.problem)
      case .posting(let reason): (number, reason.problem)
      }
    }
  }
}

extension StatementRefused.LineFault {
  /// What is told of it.
  /// - Parameter number: of the line.
  package func problem(_ number: Int) -> Problem {
    switch self {
    case .noSuchLine(let count): Problem("intake.NO_SUCH_MOVEMENT", ["lines": count])
    case .unbookable(let row): row.unbookable
    case .bookedOtherwise(let entries):
      Problem("intake.BOOKED_OTHERWISE", ["entries": entries.names])
    case .ignoredAlready(let reason): Problem("intake.IGNORED_ALREADY", ["reason": reason])
    case .repeats(let row): row.repeatProblem
    case .undecided(let row): row.undecided
    case .assignment(let fault): fault.problem(row: number)
    }
  }
}

extension StatementRow {
  /// Why it can never be booked.
  fileprivate var unbookable: Problem {
    switch state {
    case .pending: Problem("intake.NOT_BOOKABLE.pending")
    case .information: Problem("intake.NOT_BOOKABLE.information")
    case .knownBatch(let numbers, let total):
      Problem("intake.NOT_BOOKABLE.batch", ["entries": Self.entries(numbers), "total": total])
    case .knownParts(let numbers, let sum):
      Problem("intake.NOT_BOOKABLE.parts", ["entries": Self.entries(numbers), "sum": sum])
    case .empty, .known, .ignored, .open: Problem("intake.NOT_BOOKABLE.empty")
    }
  }

  /// `Buchung 1`, `Buchungen 1, 2`.
  package static func entries(_ numbers: [Int64]) -> LocalizedText {
    let list = numbers.map(String.init).joined(separator: ", ")
    return numbers.count == 1
      ? LocalizedText(de: "Buchung " + list, en: "entry " + list)
      : LocalizedText(de: "Buchungen " + list, en: "entries " + list)
  }

  /// Why it is not booked as somebody says unless it is said that it is another payment.
  fileprivate var repeatProblem: Problem {
    guard let proposal, case .booked(let entry) = proposal.target else { return undecided }
    return Problem(
      proposal.certainty == .sure
        ? "intake.REPEATS_ENTRY.surely" : "intake.REPEATS_ENTRY.likely",
      [
        "entry": entry, "row": number,
        "why": LocalizedText(de: proposal.why(.de), en: proposal.why(.en)),
      ])
  }

  /// Why its proposal, if there is one, cannot simply be accepted.
  fileprivate var undecided: Problem {
    guard case .open(let match) = state else {
      if case .ignored(let reason) = state {
        return Problem("intake.NO_CLEAR_PROPOSAL.ignored", ["row": number, "reason": reason])
      }
      return Problem("intake.NO_CLEAR_PROPOSAL.none", ["row": number])
    }
    switch match.outcome {
    case .several: return Problem("intake.NO_CLEAR_PROPOSAL.several", ["row": number])
    case .proposal(let candidate):
      guard case .booked(let entry) = candidate.target else { break }
      let again = Message("intake.NO_CLEAR_PROPOSAL.booked.again", ["row": number])
      return Problem(
        "intake.NO_CLEAR_PROPOSAL.booked",
        [
          "row": number, "entry": entry,
          "again": candidate.certainty == .sure ? again.fact : .text(""),
        ])
    case .none: break
    }
    return Problem("intake.NO_CLEAR_PROPOSAL.none", ["row": number])
  }
}

extension AssignmentFault {
  /// - Parameter row: the number of its line.
  fileprivate func problem(row: Int) -> Problem {
    switch self {
    case .otherDirection(let kind, let amount):
      Problem(
        amount.isNegative ? "intake.OTHER_DIRECTION.out" : "intake.OTHER_DIRECTION.in",
        ["amount": amount, "kind": kind.name])
    case .comesBack(let kind, let text):
      Problem(
        "intake.PAYMENT_CAME_BACK",
        [
          "kind": kind.name, "row": row,
          "text": text.map { Message("intake.PAYMENT_CAME_BACK.text", ["text": $0]) },
        ])
    case .voucherOpenTwice(let voucher, let entries):
      Problem("intake.VOUCHER_OPEN_TWICE", ["voucher": voucher, "entries": entries.names])
    case .noOpenExpense(let target, let open):
      open.isEmpty
        ? Problem("intake.NO_OPEN_EXPENSE.none", ["target": target])
        : Problem(
          "intake.NO_OPEN_EXPENSE.target",
          ["target": target, "open": Array(open.prefix(20)).names])
    case .otherAmount(let paid, let open):
      Problem(
        "intake.PAYMENT_NOT_WHOLE",
        ["paid": paid, "open": open, "difference": ((try? paid - open) ?? .zero).magnitude])
    }
  }
}

extension [Int64] {
  fileprivate var names: Fact { .names(map(String.init)) }
}
