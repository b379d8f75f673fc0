import Bookkeeping

/// A page of the site.
///
/// To add one: write an `extension WebPage` with it in `Pages/`, a template in `Schemas/web`, and
/// name it in ``all``. Its handlers ask the desks of ``Visit/office``, which know who acts and what
/// they may; what these throw becomes a page that says so, unless the handler shows it beside the
/// fields (``Complaint``). A form posts to its own address, with `{{>token}}` in it; after a change
/// the answer is `.see(…)`. A handler of `get` fills its form from ``Visit/form``, so that what was
/// typed before a session ended comes back.
struct WebPage: Sendable {
  /// Such as `/journal`; a last segment `*` stands for anything, see ``Visit/name``.
  let path: String
  let title: String
  /// Who finds it in the navigation; the desks say who may.
  var menu: [Role] = []
  /// Whether its form may bring files.
  var takesFiles = false
  /// Whether it is for those who have not signed in.
  var isOpen = false
  let get: @Sendable (Visit) throws -> Answer
  var post: (@Sendable (Visit) throws -> Answer)?

  /// Every page, in the order of the navigation.
  static let all: [WebPage] = [
    .overview, .record, .open, .intake, .proposals, .journal, .project, .settlement, .drawdown,
    .reports, .contributions, .audit, .people, .settings, .password, .key, .signIn, .signOut,
    .directory, .directoryBack,
    .proposal, .measure, .award, .partner, .order, .voucher, .account, .entry, .evidence, .finding,
    .reportFile, .submission, .submissionFile, .contributionForm, .anchor, .help, .helpPart,
  ]
}
