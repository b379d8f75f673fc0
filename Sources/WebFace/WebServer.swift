#if Web
  import Amounts
  import Foundation
  import HTTPTypes
  import HummingbirdCore
  import Logging
  import Messages
  import NIOCore
  import NIOPosix
  import Office
  import ServiceLifecycle
  import Synchronization
  import UnixSignals

  /// Carries requests of browsers to a ``Site`` and answers back (HTTP/1.1). Slow clients, large
  /// bodies and the end of the server have their limits here.
  public struct WebServer: Sendable {
    private let site: Site
    private let host: String
    private let port: Int
    private let certificate: Certificate?

    /// - Parameters:
    ///   - port: 0: any that is free.
    ///   - certificate: nil: without TLS, for this machine or a proxy.
    public init(_ site: Site, host: String, port: Int, certificate: Certificate? = nil) {
      (self.site, self.host, self.port) = (site, host, port)
      self.certificate = certificate
    }

    /// Seconds.
    private static let idle: Int64 = 30
    private static let formTime: Int64 = 60
    private static let uploadTime: Int64 = 600
    private static let sendTime: Int64 = 300

    /// Serves until the process is told to end (SIGTERM, SIGINT), or `stop` comes; whoever is slow
    /// is not waited for.
    /// - Parameters:
    ///   - started: is told the port.
    ///   - stop: comes when the server shall end; nil: with the process.
    /// - Throws: where the address is taken or not this machine's.
    public func run(
      started: @escaping @Sendable (Int) -> Void,
      until stop: (@Sendable () async -> Void)? = nil
    ) async throws {
      let pool = NIOThreadPool(numberOfThreads: 16)
      pool.start()
      var logger = Logger(label: "foerderbuch")
      logger.logLevel = .critical
      let limits = HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)
      let plain = HTTPServerBuilder.http1(
        configuration: .init(
          idleTimeout: .seconds(Self.idle), httpDecoderConfiguration: limits))
      #if TLS
        let server = try certificate?.protecting(plain) ?? plain
      #else
        let server = plain
      #endif
      let responder = Responder(site: site, pool: pool)
      let service = try server.buildServer(
        configuration: .init(address: .hostname(host, port: port)),
        eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger
      ) { request, writer, channel in
        // What fails here is a connection that is gone, or the end of the server.
        var response = try await responder.respond(to: request, channel)
        response.headers[.date] = Self.date
        try await writer.write(response: response.head, body: response.body)
      } onServerRunning: {
        started($0.localAddress?.port ?? 0)
      }
      var configuration = ServiceGroupConfiguration(
        services: [
          .init(service: service),
          .init(
            service: Stopping(stop: stop ?? { try? await gracefulShutdown() }),
            successTerminationBehavior: .gracefullyShutdownGroup),
        ], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
      configuration.maximumGracefulShutdownDuration = .seconds(5)
      let result: Result<Void, any Error>
      do { result = .success(try await ServiceGroup(configuration: configuration).run()) } catch {
        result = .failure(error)
      }
      try? await pool.shutdownGracefully()
      // Whoever had to be cut off is no failure.
      if case .failure(let error) = result, !(error is CancellationError) { throw error }
    }

    /// The present second as HTTP spells it (RFC 9110, 5.6.7).
    private static var date: String {
      var (second, parts) = (time(nil), tm())
      gmtime_r(&second, &parts)
      var text = [CChar](repeating: 0, count: 40)
      let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
      return String(decoding: text[..<count].map(UInt8.init), as: UTF8.self)
    }

    private struct Stopping: Service {
      let stop: @Sendable () async -> Void
      func run() async throws { await stop() }
    }

    private struct Responder {
      let site: Site
      let pool: NIOThreadPool

      func respond(to request: Request, _ channel: any Channel) async throws -> Response {
        guard let head = Incoming(request, channel, site.settings) else {
          return response(
            site.refusal(
              Incoming(unreadable: request.head.path ?? ""), 400, Problem("web.BROKEN_ADDRESS")),
            channel, isRead: false)
        }
        switch try await pool.runIfActive({ site.gate(head) }) {
        case .answered(let answer):
          return response(
            answer, channel, isRead: head.method == .get, isHead: request.method == .head)
        case .open(let entry):
          guard head.method == .post else {
            return response(
              try await pool.runIfActive { site.answer(head, entry) }, channel, isRead: true,
              isHead: request.method == .head)
          }
          return try await answer(head, keepsFiles: entry.keepsFiles, request, channel) {
            site.answer($0, entry)
          }
        case .watched(let key): return watch(key)
        case .called(let caller):
          return try await answer(head, keepsFiles: false, request, channel) {
            site.answer($0, caller)
          }
        }
      }

      private func answer(
        _ head: Incoming, keepsFiles: Bool, _ request: Request, _ channel: any Channel,
        _ work: @escaping @Sendable (Incoming) -> Outgoing
      ) async throws -> Response {
        // A body that drips is cut off, however slowly it does.
        let time = keepsFiles ? WebServer.uploadTime : WebServer.formTime
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(time)) {
          channel.close(promise: nil)
        }
        defer { deadline.cancel() }
        let body = FormBody(head, keepsFiles: keepsFiles, ledger: site.settings.ledger)
        do {
          let incoming = try await body.read(request.body)
          deadline.cancel()
          let answer = try await pool.runIfActive { work(incoming) }
          // What was sent is on disk until here.
          withExtendedLifetime(body) {}
          return response(answer, channel, isRead: true, isHead: request.method == .head)
        } catch MultipartReader.Fault.tooLarge {
          return response(
            site.refusal(head, 413, Problem("web.TOO_LARGE")), channel, isRead: false)
        } catch MultipartReader.Fault.unwritable {
          return response(
            site.refusal(head, 503, Problem("web.NO_ROOM")), channel, isRead: false)
        }
      }

      /// Tells how far work is, until it is done, the browser goes or the server ends.
      private func watch(_ key: ProgressBoard.Key) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/event-stream"
        for (name, value) in Outgoing.safety + Outgoing.stream {
          if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
          status: .ok, headers: headers,
          body: ResponseBody { writer in
            for await event in site.progress.events(key).cancelOnGracefulShutdown() {
              try await writer.write(ByteBuffer(string: event))
            }
            try await writer.write(ByteBuffer(string: ProgressBoard.end))
            try await writer.finish(nil)
          })
      }

      /// - Parameter isRead: whether all was read that was sent; else nothing more is.
      private func response(
        _ answer: Outgoing, _ channel: any Channel, isRead: Bool, isHead: Bool = false
      ) -> Response {
        var headers = HTTPFields()
        for (name, value) in answer.headers {
          if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        if !isRead {
          headers[.connection] = "close"
          channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
        }
        let status = HTTPResponse.Status(code: answer.status)
        if isHead { return Response(status: status, headers: headers, body: ResponseBody()) }
        let bytes = ByteBuffer(bytes: answer.body)
        return Response(
          status: status, headers: headers,
          body: ResponseBody(contentLength: bytes.readableBytes) { writer in
            // Whoever reads drop by drop is cut off, too.
            let deadline = channel.eventLoop.scheduleTask(in: .seconds(WebServer.sendTime)) {
              channel.close(promise: nil)
            }
            defer { deadline.cancel() }
            try await writer.write(bytes)
            try await writer.finish(nil)
          })
      }
    }
  }

  extension Incoming {
    fileprivate init?(_ request: Request, _ channel: any Channel, _ settings: Site.Settings) {
      let method: Method =
        switch request.method {
        case .get, .head: .get
        case .post: .post
        default: .other
        }
      var headers: [String: String] = [:]
      for field in request.headers {
        // Twice the same: both, which then is neither.
        let name = field.name.canonicalName
        headers[name] =
          headers[name].map { $0 + (name == "cookie" ? "; " : ", ") + field.value }
          ?? field.value
      }
      headers["host"] = request.head.authority
      var address = channel.remoteAddress?.ipAddress ?? ""
      if settings.isBehindProxy {
        let told = headers["x-forwarded-for"]?.split(separator: ",").last
        address = told?.trimmingCharacters(in: .whitespaces) ?? address
      }
      self.init(method, request.head.path ?? "", headers: headers, address: address)
    }
  }

  /// The body of a form as it is read; what came as files is gone with it.
  private final class FormBody: Sendable {
    private let head: Incoming
    private let keepsFiles: Bool
    private let ledger: String
    private let scratch = Mutex<ScratchFolder?>(nil)

    init(_ head: Incoming, keepsFiles: Bool, ledger: String) {
      (self.head, self.keepsFiles, self.ledger) = (head, keepsFiles, ledger)
    }

    /// - Throws: ``MultipartReader/Fault``, and what reading throws.
    func read(_ body: RequestBody) async throws -> Incoming {
      var incoming = head
      incoming.folder = (ledger as NSString).deletingLastPathComponent
      let type = head.headers["content-type"] ?? ""
      let length = head.headers["content-length"].flatMap { Int($0) } ?? 0
      if type.lowercased().hasPrefix("multipart/") {
        guard length <= MultipartReader.fileLimit + Fields.limit else {
          throw MultipartReader.Fault.tooLarge
        }
        let folder: ScratchFolder?
        do { folder = keepsFiles ? try ScratchFolder(beside: ledger, shown: ledger) : nil } catch {
          throw MultipartReader.Fault.unwritable
        }
        scratch.withLock { $0 = folder }
        guard var reader = MultipartReader(contentType: type, folder: folder?.path) else {
          incoming.isBroken = true
          return incoming
        }
        do {
          for try await piece in body { try reader.take(piece.readableBytesView) }
          try reader.finish()
        } catch MultipartReader.Fault.broken {
          incoming.isBroken = true
          return incoming
        }
        (incoming.form, incoming.files) = (reader.fields, reader.files)
        incoming.lostFiles = reader.lost
        if let folder { incoming.folder = folder.path }
        return incoming
      }
      guard length <= Fields.limit else { throw MultipartReader.Fault.tooLarge }
      var bytes: [UInt8] = []
      for try await piece in body {
        bytes.append(contentsOf: piece.readableBytesView)
        guard bytes.count <= Fields.limit else { throw MultipartReader.Fault.tooLarge }
      }
      guard !head.isOfProgram else {
        incoming.body = Data(bytes)
        return incoming
      }
      guard let fields = Fields(encoded: String(decoding: bytes, as: UTF8.self)) else {
        incoming.isBroken = true
        return incoming
      }
      incoming.form = fields
      return incoming
    }
  }
#endif
