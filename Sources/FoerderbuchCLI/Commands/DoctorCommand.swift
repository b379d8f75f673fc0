import Amounts
import ArgumentParser
import Interchange
import LedgerStore
import Messages
import Office

/// `doctor`: what is broken, what may break, what is worth a look.
struct DoctorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor",
      abstract: say(
        "Sieht nach, ob Hauptbuch, Nachweise, Rechte, Platz und eigene Dateien in Ordnung sind.",
        "Looks whether ledger, evidence, rights, room and own files are in order."),
      discussion: say(
        "Einer Kopie der Hauptdatei allein, gezogen während jemand bucht, können die letzten Buchungen fehlen. Die Datei zählt ihre Siegel und sagt es; das findet Versehen, keine Angriffe: Sichern Sie mit `backup`. Ob jemand das Ende abschnitt, zeigt sicher nur ein Stand, der anderswo bewahrt ist (`anchor`, der gedruckte Kopf oder eine eingereichte Arbeitsmappe).",
        "A copy of the main file alone, taken while somebody books, may lack the last entries. The file counts its seals and says so; that finds accidents, no attacks: make backups with `backup`. Whether somebody cut off the end is surely shown only by a state kept elsewhere (`anchor`, the printed head or a submitted workbook)."
      ))
  }

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let checks = HealthDesk(session.office).look().checks(session.language)
    session.answer(
      .members([
        ("ok", .bool(!checks.contains { $0.state == .bad })),
        (
          "checks",
          .array(
            checks.map { check in
              .members([
                ("check", .string(check.key)), ("state", .string(check.state.rawValue)),
                ("found", .array(check.found.map(JSONValue.string))),
              ])
            })
        ),
      ]), checks.map(\.text).joined(separator: "\n"))
    if checks.contains(where: { $0.state == .bad }) { throw NegativeAnswer() }
  }
}

/// One thing that was looked at, in words.
private struct HealthCheck {
  enum State: String {
    case good, warning, bad

    var sign: String {
      switch self {
      case .good: "✓"
      case .warning: "!"
      case .bad: "✗"
      }
    }
  }

  /// The same word in every language.
  let key: String
  let title: String
  let state: State
  let found: [String]

  var text: String {
    let indent = "\n" + String(repeating: " ", count: 17)
    return "\(state.sign) " + title.padding(to: 15) + found.joined(separator: indent)
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension HealthDesk.Health {
  fileprivate func checks(_ language: Language) -> [HealthCheck] {
    guard isThere else { return [ledgerCheck(language), own(language), tools] }
    return [ledgerCheck(language), server.map(check) ?? log, rights, room, own(language)]
      + [leftovers, tools]
  }

  private func ledgerCheck(_ language: Language) -> HealthCheck {
    let (state, found): (HealthCheck.State, [String]) =
      switch proof {
      case .failure(let error): (.bad, Failure(error)?.messages.map(\.text) ?? ["\(error)"])
      case .success(let result) where !result.isSound:
        (.bad, broken(result.ledger, language))
      case .success(let result):
        (
          result.ledger.notes.isEmpty ? .good : .warning,
          [
            say(
              "Unverändert: \(result.ledger.entries) Buchungen, \(result.ledger.records) versiegelte Sätze, \(result.ledger.evidence) Nachweise.",
              "Unchanged: \(result.ledger.entries) entries, \(result.ledger.records) sealed records, \(result.ledger.evidence) pieces of evidence."
            )
          ] + result.ledger.notes.map { $0.message.text(language) }
        )
      }
    return HealthCheck(
      key: "ledger", title: say("Hauptbuch", "Ledger"), state: state, found: found)
  }

  /// The first places, and what to do.
  private func broken(_ report: VerificationReport, _ language: Language) -> [String] {
    let isOnlyEvidence = report.problems.allSatisfy {
      switch $0 {
      case .evidenceMissing, .evidenceChanged, .evidenceUnreadable: true
      default: false
      }
    }
    let advice =
      isOnlyEvidence && !report.problems.isEmpty
      ? say(
        "Die Buchungen sind unverändert; es fehlt an Nachweisen.",
        "The entries are unchanged; evidence is lacking.")
      : say(
        "Nicht so, wie es geschrieben wurde. `verify --deep` nennt jede Stelle; spielen Sie mit `restore` eine Sicherung zurück, die besteht.",
        "Not as it was written. `verify --deep` names every place; restore a backup that passes with `restore`."
      )
    return [advice] + report.problems.prefix(3).map { $0.sentence(language) }
  }

  private var log: HealthCheck {
    HealthCheck(
      key: "log", title: say("Protokoll", "Log"), state: hasLog ? .warning : .good,
      found: [
        hasLog
          ? say(
            "Neben dem Hauptbuch liegt eine Datei mit Buchungen, die noch nicht eingearbeitet sind: Jemand arbeitet darin, oder ein Lauf brach ab. Kopieren Sie die Hauptdatei jetzt nicht allein; `backup` nimmt alles mit.",
            "A file beside the ledger holds entries that are not folded in yet: somebody works there, or a run broke off. Do not copy the main file alone now; `backup` takes everything."
          )
          : say("Alles steht in der Hauptdatei.", "All is in the main file.")
      ])
  }

  private func check(_ server: ServerState) -> HealthCheck {
    let isUnsafe = server.risks.contains {
      if case .notDurable = $0 { true } else { false }
    }
    return HealthCheck(
      key: "server", title: "Server",
      state: isUnsafe ? .bad : server.risks.isEmpty ? .good : .warning,
      found: [
        say(
          "PostgreSQL \(server.version), Rolle „\(server.role)“.",
          "PostgreSQL \(server.version), role “\(server.role)”.")
      ] + server.risks.map { Self.sentence($0, server.role) })
  }

  private static func sentence(_ risk: ServerState.Risk, _ role: String) -> String {
    switch risk {
    case .notDurable(let setting):
      say(
        "„\(setting)“ ist aus: Was als gebucht gemeldet ist, kann bei einem Ausfall verloren sein. Schalten Sie es in postgresql.conf ein.",
        "“\(setting)” is off: what was acknowledged may be lost when the machine fails. Switch it on in postgresql.conf."
      )
    case .noChecksums:
      say(
        "Der Server prüft seine Seiten nicht (data_checksums). Bei angehaltenem Server schaltet `pg_checksums --enable` es ein.",
        "The server does not check its pages (data_checksums). `pg_checksums --enable` switches it on while the server is stopped."
      )
    case .unencrypted:
      say(
        "Die Verbindung geht ungeschützt zu einem anderen Rechner. Nehmen Sie `sslmode` aus der Adresse; dann gilt verify-full.",
        "The connection goes to another machine unprotected. Take `sslmode` out of the address; then verify-full holds."
      )
    case .ownsTables:
      say(
        "Die Rolle „\(role)“ darf Tabellen ändern und Auslöser abschalten. Legen Sie mit Schemas/server/roles.sql eine an, die nur bucht, und eine, die nur liest.",
        "The role “\(role)” may change tables and switch triggers off. Make one that only books and one that only reads with Schemas/server/roles.sql."
      )
    case .mayRewrite(let tables):
      say(
        "Die Rolle „\(role)“ darf versiegelte Zeilen ändern (\(tables.joined(separator: ", "))). Schemas/server/roles.sql nimmt ihr das Recht.",
        "The role “\(role)” may change sealed rows (\(tables.joined(separator: ", "))). Schemas/server/roles.sql takes that right away."
      )
    case .longTransaction(let minutes):
      say(
        "Seit \(minutes) Minuten ist eine Transaktion offen. Sehen Sie in pg_stat_activity nach, wem sie gehört.",
        "A transaction has been open for \(minutes) minutes. Look in pg_stat_activity whose it is.")
    }
  }

  private var rights: HealthCheck {
    HealthCheck(
      key: "rights", title: say("Rechte", "Rights"),
      state: openToOthers.isEmpty && isWritable ? .good : .warning,
      found: (openToOthers.isEmpty
        ? server != nil
          ? isWritable ? [say("Sie dürfen hier buchen.", "You may book here.")] : []
          : [say("Nur Eigentümer und Gruppe kommen heran.", "Only owner and group have access.")]
        : openToOthers.map {
          say(
            "\($0): Auch Fremde dürfen lesen oder schreiben; nehmen Sie ihnen das Recht (chmod o-rwx).",
            "\($0): Others may read or write as well; take that right away (chmod o-rwx).")
        })
        + (isWritable
          ? [] : [say("Sie dürfen hier lesen, nicht buchen.", "You may read here, not book.")]))
  }

  private var room: HealthCheck {
    let sizes = free.map {
      server == nil
        ? say(
          "\(FileSize.text(size)) belegt, \(FileSize.text($0)) frei.",
          "\(FileSize.text(size)) used, \(FileSize.text($0)) free.")
        : say(
          "\(FileSize.text(size)) belegt mit den Nachweisen; bei diesen sind \(FileSize.text($0)) frei.",
          "\(FileSize.text(size)) used with the evidence, where \(FileSize.text($0)) are free.")
    }
    let short = say(
      "Eine Sicherung braucht beim Prüfen bis zu \(FileSize.text(needed)); schaffen Sie Platz.",
      "A backup needs up to \(FileSize.text(needed)) while it is proved; make room.")
    return HealthCheck(
      key: "room", title: say("Platz", "Room"), state: isShort ? .warning : .good,
      found: [sizes ?? say("Der Datenträger sagt es nicht.", "The disk does not say.")]
        + (isShort ? [short] : []))
  }

  private func own(_ language: Language) -> HealthCheck {
    let list = ownFiles.isEmpty ? say("Keine.", "None.") : ownFiles.joined(separator: ", ")
    let faults = ownFault.map { Failure($0)?.messages.map(\.text) ?? ["\($0)"] } ?? []
    let deviations = (try? proof.get())?.deviations.map(\.text) ?? []
    return HealthCheck(
      key: "ownFiles", title: say("Eigene Dateien", "Own files"),
      state: !faults.isEmpty ? .bad : deviations.isEmpty ? .good : .warning,
      found: faults.isEmpty ? [list] + deviations : faults)
  }

  private var leftovers: HealthCheck {
    let strangers = (try? proof.get())?.ledger.strangers ?? []
    return leftovers(strangers)
  }

  private func leftovers(_ strangers: [String]) -> HealthCheck {
    HealthCheck(
      key: "leftovers", title: say("Reste", "Leftovers"),
      state: strays.isEmpty && strangers.isEmpty ? .good : .warning,
      found: strays.isEmpty && strangers.isEmpty
        ? [say("Keine.", "None.")]
        : strays.map {
          say(
            "\($0): von einem abgebrochenen Lauf; der nächste, der dort schreibt, räumt es weg.",
            "\($0): of a run that broke off; the next one that writes there clears it away.")
        }
          + strangers.map {
            say(
              "Nachweisordner: \($0) gehört zu keiner Buchung.",
              "Folder of evidence: \($0) belongs to no entry.")
          })
  }

  private var tools: HealthCheck {
    HealthCheck(
      key: "tools", title: say("Werkzeuge", "Tools"), state: readsInvoicePDF ? .good : .warning,
      found: [
        readsInvoicePDF
          ? say("Rechnungen in PDF-Dateien werden gelesen.", "Invoices in PDF files can be read.")
          : say(
            "Rechnungen in PDF-Dateien werden nicht gelesen: pdfdetach fehlt (Paket poppler-utils).",
            "Invoices in PDF files cannot be read: pdfdetach is missing (package poppler-utils).")
      ])
  }
}
