/// How a sheet prints: always on A4, as wide as the page at most, or as several of them.
public struct PrintSetup: Hashable, Sendable {
  public var orientation: Orientation
  public var header: Line
  public var footer: Line
  /// How many pages a sheet that is too wide for one goes across; the rows of one strip come first.
  public var pagesAcross = 1
  /// Whether the whole sheet is one page, printed smaller as far as one can read it.
  public var isOnePage = false

  public init(
    orientation: Orientation = .portrait, header: Line = Line(), footer: Line = Line()
  ) {
    self.orientation = orientation
    self.header = header
    self.footer = footer
  }

  public enum Orientation: String, Hashable, Sendable, CaseIterable { case portrait, landscape }

  /// A header or footer: three texts, in which ``page`` and ``pages`` stand for the numbers.
  public struct Line: Hashable, Sendable {
    public var left: String
    public var center: String
    public var right: String

    /// Stands for the number of the page.
    public static let page = "{page}"
    /// Stands for the number of pages.
    public static let pages = "{pages}"
    /// Stands for ` von 7` where the number of pages is that of the part, else for nothing.
    public static let ofPages = "{ofPages}"

    public init(left: String = "", center: String = "", right: String = "") {
      self.left = left
      self.center = center
      self.right = right
    }
  }
}
