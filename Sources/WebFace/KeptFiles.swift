import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// Files that a person brought, kept between the look at them and the booking: apart from the
/// ledger, for a day, and for this person only.
struct KeptFiles {
  /// What they are asked for by.
  let id: String
  let files: [(field: String, name: String)]

  /// Keeps what came with a form; nil where nothing did.
  init?(_ visit: Visit) throws {
    let files = visit.files.filter { $0.size > 0 }
    guard let person = visit.person, !files.isEmpty else { return nil }
    let lines = try files.map { file in
      let bytes = try Data(contentsOf: URL(filePath: file.path))
      return [file.field, file.name, bytes.base64EncodedString()].joined(separator: "\t")
    }
    id = try visit.site.accounts.keepDraft(
      lines.joined(separator: "\n"), of: person.id, at: visit.now.seconds)
    self.files = files.map { ($0.field, $0.name) }
  }

  /// Does something with files that were kept, in an office whose folder they lie in.
  /// - Returns: nil where nothing is kept under this name for this person.
  static func with<Value>(
    _ id: String, _ visit: Visit,
    _ work: (GrantOffice, [(field: String, name: String)]) throws
      -> Value
  ) throws -> Value? {
    guard let person = visit.person,
      let draft = try visit.site.accounts.draft(id, of: person.id)
    else { return nil }
    let scratch = try ScratchFolder(
      beside: visit.site.settings.ledger, shown: visit.site.settings.ledger)
    var files: [(field: String, name: String)] = []
    for line in draft.split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let bytes = Data(base64Encoded: parts[2]) else { return nil }
      let name = MultipartReader.safeName(parts[1])
      try bytes.write(to: URL(filePath: scratch.path + "/" + name))
      files.append((parts[0], name))
    }
    return try work(visit.office.at(scratch.path), files)
  }
}
