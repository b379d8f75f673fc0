import Amounts
import Bookkeeping
import Messages
import Office

/// Questions before something is booked, as `{{#slips}}{{>slips}}{{/slips}}` shows them, with a
/// button that says yes to them; another form is asked about anew.
enum SlipView {
  static func view(_ slips: [Slip], _ visit: Visit) -> View {
    guard !slips.isEmpty else { return false }
    return [
      "questions": .texts(slips.map { $0.problem.text(visit.language) }),
      "yes": .texts(Set(slips.map(\.kind.rawValue)).sorted()), "of": .text(mark(of: visit.form)),
      "then": .text(wanted(visit.form)),
    ]
  }

  /// What somebody said yes to, of just this form.
  static func meant(_ form: Fields) -> Set<Slip.Kind> {
    guard form["do"] == "yes", form["meantOf"] == mark(of: form) else { return [] }
    return Set(form.values("meant").compactMap { Slip.Kind(rawValue: $0) })
  }

  /// What the form is to do; after a question what it was to do before.
  static func wanted(_ form: Fields) -> String {
    let wanted = form["do"] ?? ""
    return wanted == "yes" ? form["then"] ?? "book" : wanted
  }

  private static func mark(of form: Fields) -> String {
    let said = form.without("token", "meant", "meantOf", "do", "then", "kept").encoded
    return String(Digest256(of: Array(said.utf8)).hexText.prefix(16))
  }
}
