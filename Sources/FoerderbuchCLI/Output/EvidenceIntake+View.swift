import Amounts
import Interchange
import LedgerStore
import Office

extension EvidenceDesk.Copied {
  var json: JSONValue {
    .members([
      ("folder", .string(folder)), ("files", .integer(Int64(files))), ("bytes", .integer(bytes)),
      ("references", .integer(Int64(references))), ("index", .string(folder + "/index.csv")),
    ])
  }

  var text: String {
    let rest =
      references == 0
      ? ""
      : say(
        "; \(references) Namen ohne Datei stehen nur im Verzeichnis",
        "; \(references) names without a file are in the index only")
    return say(
      "\(files) Nachweise nach \(folder) geschrieben, Verzeichnis index.csv\(rest).",
      "\(files) pieces of evidence written to \(folder), index index.csv\(rest).")
  }
}

extension EvidenceIntake.Summary {
  var json: JSONValue {
    .members([
      ("references", .integer(Int64(references))), ("missing", .integer(Int64(missing))),
      ("missingNames", .array(firstMissing.map(JSONValue.string))),
    ])
  }

  /// One line, or none where no evidence was named.
  /// - Parameter filed: how often a file is kept now; one may prove several entries.
  func text(filed: Int, dryRun: Bool) -> String? {
    var parts: [String] = []
    let language = Console.language
    func files(_ count: Int) -> String {
      language.count(count, ("Datei", "Dateien"), ("file", "files"))
    }
    if filed > 0 {
      let count = min(filed, max(self.files, 1))
      let places =
        count == filed ? "" : say(" (bei \(filed) Buchungen)", " (with \(filed) entries)")
      parts.append(
        dryRun
          ? say(
            "\(files(count)) \(count == 1 ? "würde" : "würden") abgelegt\(places)",
            "\(files(count)) would be kept\(places)")
          : say("\(files(count)) abgelegt\(places)", "\(files(count)) kept\(places)"))
    }
    if references > 0 {
      parts.append(
        language.count(
          references, ("Verweis ohne Datei", "Verweise ohne Datei"),
          ("reference without a file", "references without a file")))
    }
    if missing > 0 {
      let more = missing > firstMissing.count ? ", …" : ""
      let names =
        firstMissing.map { $0.count <= 80 ? $0 : $0.prefix(79) + "…" }.joined(separator: ", ")
        + more
      parts.append(
        say(
          "\(missing == 1 ? "1 genannte Datei fehlt" : "\(missing) genannte Dateien fehlen") (\(names)); nachreichen mit `foerderbuch evidence add`",
          "\(missing == 1 ? "1 named file is" : "\(missing) named files are") missing (\(names)); deliver with `foerderbuch evidence add`"
        ))
    }
    return parts.isEmpty
      ? nil : say("Nachweise: ", "Evidence: ") + parts.joined(separator: ", ") + "."
  }
}
