import Bookkeeping
import Files
import Interchange

extension Session {
  /// The absolute path of a file that a command is to write.
  ///
  /// A file that appears takes the place of what lies there, so the ledger, what SQLite keeps
  /// beside it and the evidence are no targets, under whatever name or link.
  /// - Parameter output: as the user named it.
  /// - Throws: ``CommandFailure`` (64).
  func target(_ output: String) throws -> String {
    let path = console.absolute(output)
    let ledger = FilePlace(ledgerPath).path
    let name = ledger.hasSuffix(".sqlite") ? String(ledger.dropLast(7)) : ledger
    let place = FilePlace(path)
    let kept = ["", "-wal", "-shm", "-journal"].map { FilePlace(ledger + $0) }
    guard !kept.contains(where: place.isSame(as:)), !place.isInside(FilePlace(name + ".evidence"))
    else {
      throw CommandFailure(
        64,
        "\(output): Dort liegt das Hauptbuch mit seinen Nachweisen; es wird nicht überschrieben. Nennen Sie eine andere Datei.",
        "\(output): The ledger with its evidence lies there and is not written over. Name another file."
      )
    }
    return path
  }

  /// SHA-256 of a file, by which it is known again.
  /// - Parameter file: as the user named it.
  func digest(of file: String) throws -> Digest256 {
    do { return try RegularFile.digest(of: console.absolute(file)).digest } catch let fault
      as RegularFile.Fault
    {
      let cause: FileFault =
        if case .unreadable(let code) = fault { .unreadable(errno: code) } else { .notAFile }
      throw InputProblems(SourcePosition(file: file), .file(cause))
    }
  }
}
