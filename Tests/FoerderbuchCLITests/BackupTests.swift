import Foundation
import GRDB
import TestSupport
import Testing

/// The whole ledger in one file, and the way back.
@Suite("Backups") struct BackupTests {
  /// A desk with bookings, evidence and a table of its own beside the ledger.
  private func desk() throws -> Desk {
    let desk = try Desk.booked()
    try desk.write("Beleg eins", to: "beleg.pdf")
    try desk.done("evidence", "add", "1", "beleg.pdf")
    try FileManager.default.createDirectory(
      atPath: desk.folder.path("profiles"), withIntermediateDirectories: true)
    try desk.write("# mein Profil\n", to: "profiles/kasse.yaml")
    return desk
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Every file beneath the desk with its content.
  private func files(_ desk: Desk) throws -> [String: Data?] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: desk.folder.url.path)
    return Dictionary(uniqueKeysWithValues: names.map { ($0, try? desk.bytes($0)) })
  }

  @Test("a backup that is restored elsewhere is the same ledger, file by file")
  func roundTrip() throws {
    let desk = try desk()
    let before = try desk.done("list", "entries", "--json").out
    let made = try desk.done("backup", "sicherung.zip")
    #expect(made.out.contains("1 Nachweis, 1 eigene Datei"), "\(made.out)")
    // The folder is made too.
    try desk.done("restore", "sicherung.zip", "--ledger", "neu/amt.sqlite")
    #expect(try desk.done("list", "entries", "--json", "--ledger", "neu/amt.sqlite").out == before)
    try desk.done("verify", "--deep", "--ledger", "neu/amt.sqlite")
    let evidence = try FileManager.default.subpathsOfDirectory(
      atPath: desk.folder.path("foerderbuch.evidence"))
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: desk.folder.path("neu/amt.evidence"))
        .sorted() == evidence.sorted())
    #expect(try desk.bytes("neu/profiles/kasse.yaml") == desk.bytes("profiles/kasse.yaml"))
    // The restored one goes on by itself: same chain, one more booking.
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2026-06-30", "--purpose", "danach", "--ledger", "neu/amt.sqlite")
  }

  @Test("of an audit copy comes back as an audit copy")
  func auditCopy() throws {
    let desk = try desk()
    try desk.done("export", "audit-copy", "-o", "prüfung.sqlite")
    try desk.done("backup", "prüfung.zip", "--ledger", "prüfung.sqlite")
    try desk.done("restore", "prüfung.zip", "--ledger", "amt/prüfung.sqlite")
    try desk.done("verify", "--deep", "--ledger", "amt/prüfung.sqlite")
    #expect(
      desk.run("close", "2025-01-01", "--ledger", "amt/prüfung.sqlite").complains(of: "Prüfkopie"))
  }

  @Test("another program reads the same from the file: zip, sqlite and the bytes of evidence")
  func judge() throws {
    let desk = try desk()
    try desk.done("backup", "sicherung.zip")
    let judged = try desk.another(
      "python3", "-c",
      """
      import sys, zipfile, hashlib, sqlite3, os
      z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
      z.extractall(sys.argv[2])
      db = sqlite3.connect(os.path.join(sys.argv[2], "foerderbuch.sqlite"))
      assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
      print(db.execute("SELECT count(*) FROM entry").fetchone()[0])
      for n in sorted(z.namelist()):
        if ".evidence/" in n: assert hashlib.sha256(z.read(n)).hexdigest() == n.split("/")[-1]
        print(n.split("/")[0])
      """, desk.folder.path("sicherung.zip"), desk.folder.path("aus"))
    #expect(judged.code == 0)
    #expect(
      judged.out.split(separator: "\n").dropFirst() == [
        "foerderbuch.evidence", "foerderbuch.sqlite", "profiles", "stand.txt",
      ], "\(judged.out)")
  }

  @Test("what others write meanwhile is not in it, and harms nothing")
  func meanwhile() throws {
    let desk = try desk()
    // A writer holds the turn with something that is not committed.
    let writer = try DatabaseQueue(path: desk.ledger)
    try writer.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE; INSERT INTO project (id) VALUES ('offen')")
      try desk.done("backup", "sicherung.zip")
      try db.execute(sql: "ROLLBACK")
    }
    try makeFolder(desk, "neu")
    try desk.done("restore", "sicherung.zip", "--ledger", "neu/neu.sqlite")
    try desk.done("verify", "--deep", "--ledger", "neu/neu.sqlite")
  }

  @Test("nothing that exists is written over, and a refusal leaves nothing behind")
  func refusals() throws {
    let desk = try desk()
    try desk.done("backup", "sicherung.zip")
    let before = try files(desk)
    #expect(desk.run("backup", "sicherung.zip").complains(of: "liegt schon etwas"))
    #expect(desk.run("backup", "foerderbuch.sqlite").code == 64)
    #expect(desk.run("backup", "gibtesnicht/s.zip").code == 73)
    #expect(desk.run("restore", "sicherung.zip").complains(of: "Dort liegt schon etwas"))
    #expect(desk.run("restore", "fehlt.zip", "--ledger", "neu.sqlite").code == 66)
    #expect(desk.run("restore", "beleg.pdf", "--ledger", "neu.sqlite").code == 65)
    #expect(desk.run("restore", "beleg.pdf", "--ledger", "weg/neu.sqlite").code == 65)
    #expect(desk.run("restore", "sicherung.zip", "--ledger", "a/b/neu.sqlite").code == 73)
    #expect(try files(desk) == before)
    // A rule or profile that lies there and differs is nobody's to replace.
    try FileManager.default.createDirectory(
      atPath: desk.folder.path("neu/profiles"), withIntermediateDirectories: true)
    try desk.write("# ein anderes\n", to: "neu/profiles/kasse.yaml")
    let refused = desk.run("restore", "sicherung.zip", "--ledger", "neu/amt.sqlite")
    #expect(refused.code == 73)
    #expect(refused.complains(of: "neu/profiles/kasse.yaml"))
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("neu/amt.sqlite")))
  }

  /// Each breaks a backup in one way.
  enum Damage: String, CaseIterable {
    case cutOff, byteInside, strangePart, climbs, otherLedger, noState
  }

  @Test("a backup that is not whole, or not ours, is refused by name", arguments: Damage.allCases)
  func damaged(_ damage: Damage) throws {
    let desk = try desk()
    try desk.done("backup", "s.zip")
    let path = desk.folder.path("s.zip")
    switch damage {
    case .cutOff: try bytes(path).dropLast(400).write(to: URL(fileURLWithPath: path))
    case .byteInside:
      var data = try bytes(path)
      data[data.count / 2] ^= 0xFF
      try data.write(to: URL(fileURLWithPath: path))
    default:
      try rewrite(desk, path, damage)
    }
    let answer = desk.run("restore", "s.zip", "--ledger", "neu.sqlite", "--json")
    #expect(answer.code == 65, "\(answer.out)")
    #expect(answer.err.contains("s.zip: "))
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("neu.sqlite")))
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("neu.evidence")))
    #expect(try desk.folder.names().filter { $0.hasPrefix(".foerderbuch") }.isEmpty)
  }

  private func rewrite(_ desk: Desk, _ path: String, _ damage: Damage) throws {
    let written = try desk.another(
      "python3", "-c",
      """
      import sys, zipfile, sqlite3, os
      path, damage = sys.argv[1:]
      old = zipfile.ZipFile(path); parts = {n: old.read(n) for n in old.namelist()}; old.close()
      if damage == "strangePart": parts["setup.exe"] = b"MZ"
      if damage == "climbs": parts["../boese.yaml"] = b"x"
      if damage == "noState": del parts["stand.txt"]
      if damage == "otherLedger":
        open(path + ".db", "wb").write(parts["foerderbuch.sqlite"])
        db = sqlite3.connect(path + ".db")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
          db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE entry SET purpose = 'x' WHERE number = 2"); db.commit(); db.close()
        parts["foerderbuch.sqlite"] = open(path + ".db", "rb").read(); os.remove(path + ".db")
      new = zipfile.ZipFile(path, "w")
      for n, b in parts.items(): new.writestr(n, b)
      new.close()
      """, path, damage.rawValue)
    #expect(written.code == 0)
  }

  @Test("a damaged ledger is backed up all the same, and told")
  func damagedLedger() throws {
    let desk = try desk()
    let folder = desk.folder.path("foerderbuch.evidence")
    let file = try #require(
      FileManager.default.subpathsOfDirectory(atPath: folder).first { $0.contains("/") })
    try FileManager.default.removeItem(atPath: folder + "/" + file)
    let answer = desk.run("backup", "s.zip")
    #expect(answer.code == 1)
    #expect(answer.out.contains("das Hauptbuch selbst ist beschädigt"))
    #expect(FileManager.default.fileExists(atPath: desk.folder.path("s.zip")))
    #expect(answer.out.contains(folder), "\(answer.out)")
    try makeFolder(desk, "neu")
    let refused = desk.run("restore", "s.zip", "--ledger", "neu/neu.sqlite")
    #expect(refused.complains(of: "foerderbuch.evidence/"), "\(refused.err)")
    #expect(!refused.err.contains(".tmp"))
    // Nobody needs another ledger for a file that is missing.
    let found = desk.run("doctor")
    #expect(found.code == 1)
    #expect(found.out.contains("evidence add 1") && !found.out.contains("restore"))
  }

  @Test("a backup that another program packed again is taken, with the folders it lists")
  func packedAgain() throws {
    let desk = try desk()
    try desk.done("backup", "s.zip")
    _ = try desk.another(
      "python3", "-c",
      """
      import sys, zipfile
      old = zipfile.ZipFile(sys.argv[1]); new = zipfile.ZipFile(sys.argv[2], "w")
      for n in sorted({m.rsplit("/", 1)[0] + "/" for m in old.namelist() if "/" in m}): new.writestr(n, b"")
      for n in old.namelist(): new.writestr(n, old.read(n))
      new.close()
      """, desk.folder.path("s.zip"), desk.folder.path("t.zip"))
    try makeFolder(desk, "neu")
    try desk.done("restore", "t.zip", "--ledger", "neu/a.sqlite")
  }

  @Test("a ledger is restored over no link, into no evidence, and beside none that its rules touch")
  func places() throws {
    let desk = try desk()
    try desk.done("backup", "s.zip")
    try makeFolder(desk, "neu")
    try FileManager.default.createSymbolicLink(
      atPath: desk.folder.path("neu/a.sqlite"), withDestinationPath: "nichts")
    #expect(desk.run("restore", "s.zip", "--ledger", "neu/a.sqlite").code == 73)
    #expect(desk.run("restore", "s.zip", "--ledger", "foerderbuch.evidence/a.sqlite").code == 64)
    try makeFolder(desk, "amt")
    try desk.done("init", "--ledger", "amt/anderes.sqlite")
    let beside = desk.run("restore", "s.zip", "--ledger", "amt/a.sqlite")
    #expect(beside.complains(of: "profiles/kasse.yaml"), "\(beside.err)")
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("amt/profiles")))
  }

  @Test("what a restore that was killed left is taken over, and nothing else is")
  func resumed() throws {
    let desk = try desk()
    try desk.done("backup", "s.zip")
    try makeFolder(desk, "neu")
    // The evidence comes first, the ledger last.
    try FileManager.default.copyItem(
      atPath: desk.folder.path("foerderbuch.evidence"), toPath: desk.folder.path("neu/a.evidence"))
    try desk.done("restore", "s.zip", "--ledger", "neu/a.sqlite")
    try desk.done("verify", "--deep", "--ledger", "neu/a.sqlite")
    try makeFolder(desk, "neu/b.evidence")
    try desk.write("fremd", to: "neu/b.evidence/fremd.txt")
    #expect(desk.run("restore", "s.zip", "--ledger", "neu/b.sqlite").code == 73)
    #expect(try desk.bytes("neu/b.evidence/fremd.txt") == Data("fremd".utf8))
  }

  private func makeFolder(_ desk: Desk, _ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: desk.folder.path(name), withIntermediateDirectories: true)
  }

  @Test("the rights of a backup and of what comes back leave strangers out")
  func rights() throws {
    let desk = try desk()
    try desk.done("backup", "s.zip")
    try desk.done("restore", "s.zip", "--ledger", "neu.sqlite")
    for name in ["s.zip", "neu.sqlite", "neu.evidence"] {
      let mode = try FileManager.default.attributesOfItem(atPath: desk.folder.path(name))[
        .posixPermissions]
      #expect((try #require(mode as? NSNumber)).intValue & 0o007 == 0, "\(name)")
    }
  }

  @Test("what killed runs left goes with the next file that is written: files and whole folders")
  func strays() throws {
    let desk = try desk()
    let files = FileManager.default
    let names = [".foerderbuch-99999999-0.tmp", ".foerderbuch-99999999-0.tmp.tmp"]
    try desk.write("", to: names[0])
    try files.createDirectory(
      atPath: desk.folder.path(names[1] + "/ledger"), withIntermediateDirectories: true)
    try desk.done("anchor", "-o", "anker.txt")
    #expect(try desk.folder.names().allSatisfy { !$0.contains(".tmp") })
    try desk.write("", to: names[0])
    try desk.write("", to: "foerderbuch.evidence/" + names[0])
    try desk.done("close", "2025-12-31")
    #expect(try desk.snapshot().keys.allSatisfy { !$0.contains(".tmp") })
  }

  @Test("doctor finds what is wrong and says the way out")
  func doctor() throws {
    let desk = try desk()
    let sound = try desk.done("doctor")
    #expect(sound.out.contains("✓ Hauptbuch      Unverändert"))
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: desk.ledger)
    #expect(try desk.done("doctor").out.contains("! Rechte"))
    try desk.write("ich: bin keine Tabelle", to: "base-rates.yaml")
    let wrong = desk.run("doctor")
    #expect(wrong.code == 1)
    #expect(wrong.out.contains("✗ Eigene Dateien"))
    try desk.write("", to: ".foerderbuch-99999999-0.tmp")
    #expect(desk.run("doctor").out.contains("! Reste"))
    let none = desk.run("doctor", "--ledger", "keins.sqlite")
    #expect(!none.out.contains("Rechte"))
    #expect(none.code == 1)
    #expect(none.out.contains("✗ Hauptbuch"))
  }
}
