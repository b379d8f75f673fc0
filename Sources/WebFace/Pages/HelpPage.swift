import Assets

/// A part of the handbook (Handbuch), as it lies in `Reports/handbuch`.
enum HelpPage {
  static let first = "/hilfe/index.html"

  /// The heading and the text below it; nil where there is no such part.
  private static func part(_ name: String) -> (heading: String, text: String)? {
    guard let file = Assets.text("Reports/handbuch/\(name)"),
      let match = file.firstMatch(of: #/(?s)<main>\s*<h1>(.*?)</h1>(.*)</main>/#)
    else { return nil }
    return (String(match.1), String(match.2))
  }

  static func answer(_ visit: Visit) throws -> Answer {
    guard let part = part(visit.name) else { return .see(first) }
    // It comes from the program itself, so it is markup that may stand as it is.
    // What scrolls is reached by keyboard.
    let body = part.text.replacing("<pre>", with: "<pre tabindex=\"0\">")
    let text = "<article class=\"handbook\">\(body)</article>"
    return .page(status: 200, html: try visit.site.frame(visit, part.heading, text))
  }
}

extension WebPage {
  static let help = WebPage(
    path: "/hilfe", title: "Hilfe", get: { _ in .see(HelpPage.first) })
  static let helpPart = WebPage(path: "/hilfe/*", title: "Hilfe", get: HelpPage.answer)
}
