#if Web
  import Foundation
  import Synchronization
  import Testing

  @testable import WebFace

  /// Over a real socket.
  @Suite("Server of the web face", .serialized) struct WebServerTests {
    /// A server on a port that was free, until `body` is done.
    private static func serving(
      _ body: @escaping @Sendable (_ town: WebTown, _ port: Int) async throws -> Void
    ) async throws -> Swift.Duration {
      let town = try WebTown()
      let (ports, told) = AsyncStream<Int>.makeStream()
      let (ends, end) = AsyncStream<Void>.makeStream()
      let server = WebServer(town.site, host: "127.0.0.1", port: 0)
      let running = Task {
        try await server.run(started: { told.yield($0) }) {
          for await _ in ends { return }
        }
      }
      for await port in ports {
        try await body(town, port)
        break
      }
      let clock = ContinuousClock()
      return try await clock.measure {
        end.yield(())
        try await running.value
      }
    }

    /// A connection that says what it is told to.
    private final class Client: Sendable {
      let descriptor: Int32

      init(_ port: Int) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        _ = withUnsafePointer(to: &address) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
          }
        }
        var limit = timeval(tv_sec: 120, tv_usec: 0)
        setsockopt(
          descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      }

      deinit { close(descriptor) }

      func say(_ text: String) {
        let bytes = Array(text.utf8)
        send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      }

      /// What comes, to the end of the connection or of the head and a page.
      func hear(until word: String = "</html>") -> String {
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
          let count = recv(descriptor, &piece, piece.count, 0)
          guard count > 0 else { break }
          all += piece[..<count]
          if String(decoding: all, as: UTF8.self).contains(word) { break }
        }
        return String(decoding: all, as: UTF8.self)
      }
    }

    @Test("a page comes; what is too large is refused with a page, and nothing more is read")
    func answers() async throws {
      _ = try await Self.serving { _, port in
        let client = Client(port)
        client.say("GET /anmelden HTTP/1.1\r\nHost: localhost:8080\r\n\r\n")
        let page = client.hear()
        #expect(page.hasPrefix("HTTP/1.1 200"))
        #expect(page.contains("<title>Anmelden"))
        let large = Client(port)
        large.say(
          "POST /anmelden HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 9000000\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=")
        let refused = large.hear()
        #expect(refused.hasPrefix("HTTP/1.1 413"))
        #expect(refused.contains("zu groß"))
        let chunked = Client(port)
        chunked.say(
          "POST /anmelden HTTP/1.1\r\nHost: localhost:8080\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<20 {
          chunked.say("8000\r\n" + String(repeating: "a", count: 0x8000) + "\r\n")
        }
        #expect(chunked.hear().hasPrefix("HTTP/1.1 413"))
        let other = Client(port)
        other.say("DELETE /journal HTTP/1.1\r\nHost: localhost:8080\r\n\r\n")
        #expect(other.hear().hasPrefix("HTTP/1.1 405"))
        let split = Client(port)
        split.say("GET /journal HTTP/1.1\r\nHost: localhost:8080\r\nHost: boese.example\r\n\r\n")
        #expect(!split.hear().hasPrefix("HTTP/1.1 200"))
      }
    }

    @Test("a client that drips is not waited for when the server ends")
    func dripping() async throws {
      let drips = Mutex<[Client]>([])
      let time = try await Self.serving { _, port in
        let body = Client(port)
        body.say(
          "POST /anmelden HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 1000\r\n\r\nn")
        let head = Client(port)
        head.say("GET /anmelden HTTP/1.1\r\nHo")
        let idle = Client(port)
        idle.say("GET /anmelden HTTP/1.1\r\nHost: localhost:8080\r\n\r\n")
        #expect(idle.hear().hasPrefix("HTTP/1.1 200"))
        drips.withLock { $0 = [body, head, idle] }
      }
      #expect(time < .seconds(10))
      #expect(drips.withLock(\.count) == 3)
    }
  }
#endif
