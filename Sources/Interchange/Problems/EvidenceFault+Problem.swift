import Messages

extension EvidenceFault {
  var problem: Problem {
    switch self {
    case .missing(let folder): Problem("evidence.EVIDENCE_MISSING", ["folder": folder])
    case .notAFile: Problem("evidence.EVIDENCE_NOT_A_FILE")
    case .outside(let folder): Problem("evidence.EVIDENCE_OUTSIDE", ["folder": folder])
    case .link(let target): Problem("evidence.EVIDENCE_LINK", ["target": Fact.whole(target)])
    case .ledger: Problem("evidence.EVIDENCE_LEDGER")
    case .empty: Problem("evidence.EVIDENCE_EMPTY")
    case .tooLarge(let bytes, let limit):
      Problem(
        "evidence.EVIDENCE_TOO_LARGE",
        ["bytes": Int(bytes), "limit": Int(limit), "mebibytes": Int(limit >> 20)])
    case .unreadable(let errno): Problem("evidence.EVIDENCE_UNREADABLE", ["errno": Int(errno)])
    }
  }
}
