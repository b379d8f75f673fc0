#if Web
  import Foundation
  import TestSupport
  import Testing

  @testable import WebFace

  @Suite struct MultipartReaderTests {
    private static let type = "multipart/form-data; boundary=XyZ"

    /// As RFC 7578 writes a form.
    private static func body(_ parts: (head: String, content: [UInt8])...) -> [UInt8] {
      parts.flatMap { head, content in
        Array("--XyZ\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content
          + Array("\r\n".utf8)
      } + Array("--XyZ--\r\n".utf8)
    }

    /// A content that nearly is a mark, several times.
    private static let content =
      Array("\r\n--XyX\r\n--Xy".utf8) + Array(UInt8.min...UInt8.max) + Array("\r\n-".utf8)

    @Test("whatever the pieces are that it comes in", arguments: [1, 2, 3, 7, 64, 100_000])
    func pieces(size: Int) throws {
      let folder = try TemporaryFolder()
      let body = Self.body(
        ("name=\"a\"", Array("Bürger".utf8)), ("name=\"leer\"", []),
        ("name=\"datei\"; filename=\"Beleg ä.pdf\"\r\nContent-Type: application/pdf", Self.content),
        ("name=\"ohne\"; filename=\"\"", []))
      var reader = try #require(MultipartReader(contentType: Self.type, folder: folder.url.path))
      for start in stride(from: 0, to: body.count, by: size) {
        try reader.take(body[start..<min(start + size, body.count)])
      }
      try reader.finish()
      #expect(reader.fields["a"] == "Bürger")
      #expect(reader.fields.all.map(\.name) == ["a", "leer"])
      #expect(reader.files.map(\.name) == ["Beleg ä.pdf"])
      let file = try #require(reader.files.first)
      #expect(try Array(Data(contentsOf: URL(filePath: file.path))) == Self.content)
      #expect(file.size == Self.content.count)
    }

    @Test("a name leads nowhere but into the folder")
    func names() {
      #expect(MultipartReader.safeName("../../etc/passwd") == "passwd")
      #expect(MultipartReader.safeName("C:\\Temp\\Beleg.pdf") == "Beleg.pdf")
      #expect(MultipartReader.safeName(".profile") == "_profile")
      #expect(MultipartReader.safeName("a\u{202E}fdp.exe\r\n") == "afdp.exe")
      #expect(MultipartReader.safeName("..") == "_.")
      #expect(MultipartReader.safeName(String(repeating: "x", count: 500) + ".pdf").count == 120)
    }

    @Test("what ends too early, has too large a head or too much text is refused")
    func limits() throws {
      var reader = try #require(MultipartReader(contentType: Self.type, folder: nil))
      try reader.take(Self.body(("name=\"a\"", [65])).dropLast(8))
      #expect(throws: MultipartReader.Fault.broken) { try reader.finish() }
      reader = try #require(MultipartReader(contentType: Self.type, folder: nil))
      #expect(throws: MultipartReader.Fault.broken) {
        try reader.take(Array("--XyZ\r\n".utf8) + Array(repeating: 65, count: 10_000))
      }
      reader = try #require(MultipartReader(contentType: Self.type, folder: nil))
      #expect(throws: MultipartReader.Fault.tooLarge) {
        try reader.take(Self.body(("name=\"a\"", Array(repeating: 65, count: Fields.limit + 1))))
      }
      #expect(MultipartReader(contentType: "multipart/form-data", folder: nil) == nil)
    }
  }
#endif
