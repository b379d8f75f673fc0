import Funding

extension FindingCode {
  /// The findings that these tests are about; the others have tests of their own.
  static let spine: Set<FindingCode> = [
    .grantExceedsMax, .rateExceeded, .publicExceedsEligible, .minOwnShare, .lineOverrun,
    .lineNotCompensated, .newLine, .totalOverrun, .outOfPeriod, .reductionDue, .overfinanced,
    .inKindCap, .inKindUnverified, .associatedPartnerGrant,
  ]
}

extension Assessment {
  var spineFindings: [Finding] { findings.filter { FindingCode.spine.contains($0.code) } }
}
