import Assets
import Bookkeeping

/// Stylesheet, script and icon: each with its digest in its name, so that browsers may keep it.
struct WebAssets: Sendable {
  let style: String
  let script: String
  let icon: String
  private let files: [String: (type: String, bytes: [UInt8])]

  init() {
    var files: [String: (type: String, bytes: [UInt8])] = [:]
    func take(_ name: String, _ ending: String, _ type: String) -> String {
      let bytes = Assets.bytes("web/\(name).\(ending)") ?? []
      let address = "\(name)-\(Digest256(of: bytes).hexText.prefix(8)).\(ending)"
      files[address] = (type, bytes)
      return address
    }
    style = take("style", "css", "text/css; charset=utf-8")
    script = take("script", "js", "text/javascript; charset=utf-8")
    icon = take("icon", "svg", "image/svg+xml")
    self.files = files
  }

  func file(_ name: String) -> Outgoing? {
    files[name].map { file in
      var answer = Outgoing(200, type: file.type, file.bytes)
      answer.headers +=
        Outgoing.safety + [("Cache-Control", "public, max-age=31536000, immutable")]
      return answer
    }
  }
}
