import Foundation
import TestSupport
import Testing

/// An anchor that its maker signed, checked by OpenSSL as well.
@Suite("Signed anchors") struct SignedAnchorTests {
  private func text(_ desk: Desk, _ name: String) throws -> String {
    String(decoding: try desk.bytes(name), as: UTF8.self)
  }

  @Test("OpenSSL accepts the signature, and this program one by a key that OpenSSL made")
  func openSSL() throws {
    let desk = try Desk.booked()
    try desk.done("anchor", "--make-key", "pruefung.pem")
    try desk.done("anchor", "-o", "a.txt", "--sign-with", "pruefung.pem")
    let lines = try text(desk, "a.txt").split(separator: "\n", omittingEmptySubsequences: false)
    try desk.write(lines.prefix(5).joined(separator: "\n") + "\n", to: "inhalt")
    let signature = try #require(
      lines.first { $0.hasPrefix("Unterschrift (Ed25519): ") }?.dropFirst(24))
    try desk.folder.write(try #require(Data(base64Encoded: String(signature))), to: "unterschrift")
    let check = try desk.another(
      "openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "pruefung-public.pem",
      "-sigfile", "unterschrift", "-in", "inhalt")
    #expect(check.code == 0)
    let make = try desk.another("openssl", "genpkey", "-algorithm", "ed25519", "-out", "fremd.pem")
    #expect(make.code == 0)
    let open = try desk.another(
      "openssl", "pkey", "-in", "fremd.pem", "-pubout", "-out", "fremd.pub")
    #expect(open.code == 0)
    try desk.done("anchor", "-o", "b.txt", "--sign-with", "fremd.pem")
    let good = try desk.done("verify", "--anchor", "b.txt", "--public-key", "fremd.pub")
    #expect(good.out.contains("Die Unterschrift des Ankers stimmt."))
  }

  @Test("another key, a changed figure, no signature: each is found")
  func wrong() throws {
    let desk = try Desk.booked()
    try desk.done("anchor", "--make-key", "a.pem")
    try desk.done("anchor", "--make-key", "b.pem")
    try desk.done("anchor", "-o", "a.txt", "--sign-with", "a.pem")
    try desk.done("anchor", "-o", "ohne.txt")
    try desk.done("verify", "--anchor", "a.txt", "--public-key", "a-public.pem")
    for (anchor, key, words) in [
      ("a.txt", "b-public.pem", "Anker: mit einem anderen Schlüssel unterschrieben"),
      ("ohne.txt", "a-public.pem", "Anker: trägt keine Unterschrift"),
    ] {
      let answer = desk.run("verify", "--anchor", anchor, "--public-key", key)
      #expect(answer.code == 1)
      #expect(answer.out.contains(words))
      #expect(answer.out.contains("Das Hauptbuch selbst ist unversehrt: "))
      #expect(!answer.out.contains("In Ordnung"))
    }
    let unchecked = try desk.done("verify", "--anchor", "a.txt")
    #expect(unchecked.out.contains("--public-key prüft die Unterschrift"))
    try desk.write(try text(desk, "a.txt").replacing("2026-07-01", with: "2026-07-02"), to: "c.txt")
    #expect(desk.run("verify", "--anchor", "c.txt", "--public-key", "a-public.pem").code == 1)
    // What a person would read first or last, and a signature would not cover.
    let anchor = try text(desk, "a.txt")
    for changed in ["Buchungen: 999\n" + anchor, anchor + "Buchungen: 999\n"] {
      try desk.write(changed, to: "d.txt")
      #expect(desk.run("verify", "--anchor", "d.txt", "--public-key", "a-public.pem").code == 1)
    }
    try desk.write("\u{FEFF}" + anchor.replacing("\n", with: "\r\n"), to: "windows.txt")
    try desk.done("verify", "--anchor", "windows.txt", "--public-key", "a-public.pem")
  }

  @Test("keys are never written over, nobody else reads the secret one, and each has its use")
  func keys() throws {
    let desk = try Desk.booked()
    try desk.done("anchor", "--make-key", "k.pem")
    let mode = try FileManager.default.attributesOfItem(atPath: desk.folder.path("k.pem"))[
      .posixPermissions]
    #expect(mode as? NSNumber == 0o600)
    let before = try text(desk, "k.pem")
    #expect(desk.run("anchor", "--make-key", "k.pem").code == 73)
    #expect(try text(desk, "k.pem") == before)
    #expect(desk.run("anchor").code == 64)
    #expect(desk.run("anchor", "--make-key", "x.pem", "-o", "y.txt").code == 64)
    #expect(desk.run("verify", "--public-key", "k-public.pem").code == 64)
    let mixed = desk.run("anchor", "-o", "z.txt", "--sign-with", "k-public.pem")
    #expect(mixed.complains(of: "kein geheimer Schlüssel"))
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("z.txt")))
    try desk.done("anchor", "-o", "z.txt")
    #expect(desk.run("verify", "--anchor", "z.txt", "--public-key", "k.pem").code == 65)
  }
}
