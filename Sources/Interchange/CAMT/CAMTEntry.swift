import Amounts

/// An entry of a statement: one transaction, or a batch of them.
struct CAMTEntry {
  private let tree: XMLTree
  /// The account of the statement.
  private let account: String
  private let values: CAMTValues

  init(_ tree: XMLTree, account: String, values: CAMTValues) {
    self.tree = tree
    self.account = account
    self.values = values
  }

  /// The transactions of the entry; none after something was reported.
  func transactions() -> [BankTransaction] {
    let isReturn = tree["BkTxCd"].map(hasReturnCode) ?? false
    return read().map { read in
      var transaction = read
      transaction.isReversal = read.isReversal || isReturn || read.saysReturned
      return transaction
    }
  }

  private func read() -> [BankTransaction] {
    let amount = values.signedAmount(tree)
    let status = status()
    let bookedOn = bookedOn(status)
    guard let amount, let status, let bookedOn else { return [] }
    var whole = BankTransaction(
      amount: amount, status: status, bookedOn: bookedOn.date, line: tree.line)
    if let value = valueDate {
      whole.valueOn = value.date
      whole.notes += value.note.map { [$0] } ?? []
    }
    if bookedOn.isValueDate, status == .booked { whole.notes.append(.bookedOnValueDate) }
    whole.isReversal = tree["RvslInd"]?.text == "true" || tree["RvslInd"]?.text == "1"
    whole.bookingText = tree["AddtlNtryInf"]?.text
    whole.bankReference = CAMTValues.reference(tree["AcctSvcrRef"])
    let details = tree.all("NtryDtls").flatMap { $0.all("TxDtls") }
    guard details.count > 1 else {
      let announced = tree["NtryDtls", "Btch", "NbOfTxs"]?.text.flatMap { Int($0) } ?? 1
      if announced > 1 { whole.unopenedPayments = announced }
      if let fee = includedFee(details.first) { whole.notes.append(.feeIncluded(fee)) }
      return [details.first.map { filled(whole, from: $0) } ?? whole]
    }
    guard let parts = parts(details) else { return [unopened(whole, details.count)] }
    if let fee = fee(parts, amount) {
      // What of the fee falls to which payment nobody knows: the batch stays whole.
      whole.notes.append(.feeTakenOff(fee))
      return [unopened(whole, details.count)]
    }
    return zip(details, parts).enumerated().map { index, part in
      var transaction = filled(whole, from: part.0)
      transaction.amount = part.1
      transaction.line = part.0.line
      transaction.batch = BankTransaction.BatchPart(
        position: index + 1, count: parts.count, total: amount, reference: whole.bankReference)
      return transaction
    }
  }

  /// A batch of which nothing is known but what holds for all of its payments.
  private func unopened(_ whole: BankTransaction, _ count: Int) -> BankTransaction {
    var unopened = whole
    unopened.unopenedPayments = count
    return unopened
  }

  private func status() -> BankTransaction.Status? {
    guard let mark = tree["Sts"] else {
      values.report(tree, .missing(.status))
      return nil
    }
    switch mark["Cd"]?.text ?? mark.text {
    case "BOOK": return .booked
    case "PDNG", "FUTR": return .pending
    case "INFO": return .information
    default:
      values.report(mark, .unknownMark(.status, allowed: ["BOOK", "PDNG", "FUTR", "INFO"]))
      return nil
    }
  }

  /// The day of booking, or else that from which interest counts: of what is not booked yet, and
  /// where the bank names no other. That a booked one stands for it must be borne out by balances,
  /// which is checked when the statement is complete.
  private func bookedOn(
    _ status: BankTransaction.Status?
  ) -> (date: CalendarDate, isValueDate: Bool)? {
    if let tree = tree["BookgDt", "Dt"] ?? tree["BookgDt", "DtTm"] {
      return values.date(tree).map { ($0, false) }
    }
    guard tree["ValDt", "Dt"] != nil || tree["ValDt", "DtTm"] != nil else {
      values.report(tree, .missing(.bookingDate))
      return nil
    }
    return valueDate.map { ($0.date, true) }
  }

  private var valueDate: (date: CalendarDate, note: BankTransaction.Note?)? {
    (tree["ValDt", "Dt"] ?? tree["ValDt", "DtTm"]).flatMap(values.valueDate)
  }

  /// The amounts of the payments of a batch; nil where the bank does not give each of them.
  private func parts(_ details: [XMLTree]) -> [Money]? {
    guard isComplete(details.count) else { return nil }
    var parts: [Money] = []
    for detail in details {
      guard let amountTree = detail["Amt"] ?? detail["AmtDtls", "TxAmt", "Amt"],
        amountTree.attributes["Ccy"] == "EUR", let amount = values.amount(amountTree),
        let direction = values.direction(detail["CdtDbtInd"] == nil ? tree : detail)
      else { return nil }
      parts.append(direction == .credit ? amount : -amount)
    }
    return parts
  }

  /// Whether as many payments are there as the bank announces, for each part of the details or in
  /// one for all of them.
  private func isComplete(_ count: Int) -> Bool {
    let groups = tree.all("NtryDtls").map { group in
      (
        announced: group["Btch", "NbOfTxs"]?.text.flatMap { Int($0) },
        count: group.all("TxDtls").count
      )
    }
    let announced = groups.compactMap(\.announced)
    return announced == [count] || groups.allSatisfy { $0.announced ?? $0.count == $0.count }
  }

  /// What the bank took off the payments before it booked the batch; nil where they add up to it. A
  /// batch that is more than its payments is reported.
  private func fee(_ parts: [Money], _ amount: Money) -> Money? {
    guard let sum = try? parts.sum(), let difference = try? sum - amount else {
      values.report(tree, .beyondLimit)
      return nil
    }
    if difference > .zero { return difference }
    if difference.isNegative {
      values.report(tree, .batchDiffers(amount: amount, parts: sum, difference: difference))
    }
    return nil
  }

  /// The fee that the bank settled with a payment, as far as it stands in euros within its amount.
  private func includedFee(_ detail: XMLTree?) -> Money? {
    guard let charges = tree["Chrgs"] ?? detail?["Chrgs"] else { return nil }
    let records = charges.all("Rcrd")
    guard !records.contains(where: { $0["ChrgInclInd"]?.text == "false" }) else { return nil }
    let amounts = charges["TtlChrgsAndTaxAmt"].map { [$0] } ?? records.compactMap { $0["Amt"] }
    guard amounts.allSatisfy({ $0.attributes["Ccy"] == "EUR" }),
      let fee = try? amounts.compactMap(values.amount).sum(), !fee.isZero
    else { return nil }
    return fee
  }

  /// Adds what the details of one payment say.
  private func filled(_ whole: BankTransaction, from detail: XMLTree) -> BankTransaction {
    var transaction = whole
    let references = detail["Refs"]
    transaction.endToEndID = CAMTValues.reference(references?["EndToEndId"])
    transaction.mandateID = CAMTValues.reference(references?["MndtId"])
    transaction.bankReference =
      CAMTValues.reference(references?["AcctSvcrRef"]) ?? whole.bankReference
    let lines = detail["RmtInf"]?.all("Ustrd").compactMap(\.text) ?? []
    transaction.creditorReference = detail["RmtInf", "Strd", "CdtrRefInf", "Ref"]?.text
    transaction.remittance = lines.isEmpty ? nil : lines.joined(separator: " ")
    transaction.documents = (detail["RmtInf"]?.all("Strd") ?? []).flatMap { structured in
      structured.all("RfrdDocInf").compactMap { $0["Nb"]?.text }
        + structured.all("AddtlRmtInf").compactMap(\.text)
    }
    if isReturn(detail) { transaction.isReversal = true }
    let parties = detail["RltdPties"]
    let creditor = parties?["Cdtr"]
    transaction.creditorID =
      creditor?["Id", "PrvtId", "Othr", "Id"]?.text
      ?? creditor?["Pty", "Id", "PrvtId", "Othr", "Id"]?.text
    // Money that came in came from the debtor; what is taken back had gone the other way.
    let isFromDebtor = (whole.amount > .zero) != whole.isReversal
    let order = isFromDebtor ? ["Dbtr", "Cdtr"] : ["Cdtr", "Dbtr"]
    for role in order {
      let party = party(role, parties)
      guard party.name != nil || party.account != nil, party.account != account else { continue }
      (transaction.counterparty, transaction.counterpartyAccount) = party
      break
    }
    return transaction
  }

  /// Whether the bank says that a payment is one that was sent back.
  private func isReturn(_ detail: XMLTree) -> Bool {
    detail["RtrInf"] != nil || detail["BkTxCd"].map(hasReturnCode) ?? false
  }

  /// `RRTN` and the like of ISO 20022, and the codes of German banks for returned debits and
  /// credit transfers (Geschäftsvorfallcodes 108, 109, 159, 181, 183, 184).
  private func hasReturnCode(_ code: XMLTree) -> Bool {
    if let family = code["Domn", "Fmly", "SubFmlyCd"]?.text,
      ["RRTN", "RPCR", "UPDD", "PRDD"].contains(family)
    {
      return true
    }
    let parts = code["Prtry", "Cd"]?.text?.split(separator: "+") ?? []
    return parts.count > 1
      && ["108", "109", "159", "181", "183", "184"].contains(String(parts[1]))
  }

  private func party(_ role: String, _ parties: XMLTree?) -> (name: String?, account: String?) {
    let name = [role, "Ultmt" + role].lazy
      .compactMap { parties?[$0] }
      .compactMap { $0["Nm"]?.text ?? $0["Pty", "Nm"]?.text }
      .first
    return (name, parties?[role + "Acct"].flatMap(CAMTValues.account))
  }
}
