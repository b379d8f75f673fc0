public import Amounts
import Bookkeeping
import Foundation
import Messages
import Office

/// One request as a page sees it: who asks, and what was typed.
struct Visit: Sendable {
  let site: Site
  let page: WebPage
  /// What the last segment of the address says, where the page takes any.
  let name: String
  let incoming: Incoming
  /// Who asks; nil where nobody has signed in.
  let person: Person?
  /// What every form has to bring.
  let formToken: String
  let now: WebMoment
  /// Where the person works; closed when the answer is given.
  let office: GrantOffice
  /// What was typed: of this form, or of one whose session was over.
  let form: Fields

  /// In a form that comes back after signing in: a file that it lacks.
  static let lostFile = "lostFile"

  /// What says that files have to be chosen again.
  static func again(_ files: [String]) -> Problem {
    Problem("web.FILE_AGAIN", ["files": Fact.names(files)])
  }

  /// Complains of files that came with the form, or before signing in, and were not kept.
  var lostFiles: Problem? {
    if !incoming.lostFiles.isEmpty {
      return Problem("web.FILE_EMPTY", ["files": Fact.names(incoming.lostFiles)])
    }
    let before = form.values(Self.lostFile)
    return incoming.method == .get && !before.isEmpty ? Self.again(before) : nil
  }

  var query: Fields { incoming.query }
  var files: [Upload] { incoming.files }
  var language: Language { .de }

  /// Is told how far long work is, where somebody watches it.
  var progress: (_ done: Int, _ whole: Int) -> Void {
    guard let person, let mark = form[ProgressBoard.Key.field] ?? query[ProgressBoard.Key.field],
      let key = ProgressBoard.Key(mark, of: person.id)
    else { return { _, _ in } }
    return { site.progress.set(key, done: $0, of: $1) }
  }

  func has(_ roles: Role...) -> Bool { roles.contains { person?.roles.contains($0) ?? false } }

  /// A page in its frame.
  /// - Throws: ``Templates/Mismatch``.
  func page(
    _ template: String, title: String? = nil, status: Int = 200, _ members: [String: View]
  ) throws -> Answer {
    var members = members
    if site.templates.names(of: template).contains("token") { members["token"] = .text(formToken) }
    let content = try site.templates.html(template, members)
    return .page(status: status, html: try site.frame(self, title ?? page.title, content))
  }

  /// A file that a desk writes, to keep; where it was made it is gone.
  /// - Parameter write: gets the path to write to.
  func file(_ name: String, type: String, _ write: (String) throws -> Void) throws -> Answer {
    let scratch = try ScratchFolder(beside: site.settings.ledger, shown: name)
    let path = scratch.path + "/" + MultipartReader.safeName(name)
    try write(path)
    return .file(Array(try Data(contentsOf: URL(filePath: path))), name: name, type: type)
  }

  static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}

/// The time where the server is.
public struct WebMoment: Sendable {
  public let day: CalendarDate
  /// ISO 8601 in UTC.
  public let timestamp: String
  /// Since 1970.
  public let seconds: Int64

  public init(day: CalendarDate, timestamp: String, seconds: Int64) {
    (self.day, self.timestamp, self.seconds) = (day, timestamp, seconds)
  }
}
