import Amounts

/// Input VAT that may be deducted is not eligible (ANBest-P Nr. 6.4, ANBest-G Nr. 7.4; § 15 UStG).
/// Two files that tell it in different ways are refused; books that were kept before are asked
/// about.
enum InputVATRule {
  private struct Told {
    let project: String
    let measure: String
    let organisation: Organisation
  }

  /// One finding for each measure whose recipient another project tells differently.
  static func findings(_ portfolio: Portfolio) -> [Finding] {
    var told: [String: [Told]] = [:]
    for project in portfolio.projects {
      for measure in project.measures {
        guard let organisation = project.organisation(measure.recipient) else { continue }
        told[organisation.id, default: []].append(
          Told(project: project.id, measure: measure.id, organisation: organisation))
      }
    }
    var findings: [Finding] = []
    for (_, group) in told.sorted(by: { $0.key < $1.key }) {
      for here in group {
        let rate = here.organisation.inputVatDeductible
        let other = group.first {
          $0.project != here.project && $0.organisation.inputVatDeductible != rate
            && $0.organisation.isNamed(like: here.organisation)
        }
        guard let other else { continue }
        findings.append(
          Finding(
            .inputVATDiffers, .warning, project: here.project, measure: here.measure,
            subject: here.organisation.id, amount: .zero, norm: "§ 15 UStG",
            measured: [
              .words(
                "Vorsteuerabzug von \(here.organisation.name) hier",
                "input VAT that \(here.organisation.name) deducts here"), .rate(rate),
            ],
            allowed: [
              .words("im Vorhaben \(other.project)", "in project \(other.project)"),
              .rate(other.organisation.inputVatDeductible),
            ]))
      }
    }
    return findings
  }
}
