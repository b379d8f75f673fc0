public import Amounts

extension FlatRate {
  /// The article that a flat rate of EU money rests on, with the most that it allows without a
  /// calculation of one's own.
  public enum Article: String, Hashable, Sendable, CaseIterable {
    /// Indirect costs, of direct costs.
    case art54a = "54a"
    /// Indirect costs, of direct staff costs.
    case art54b = "54b"
    /// Indirect costs, of direct costs, by a fair, equitable and verifiable method.
    case art54c = "54c"
    /// Direct staff costs, of other direct costs.
    case art55 = "55"
    /// All remaining costs, of direct staff costs.
    case art56 = "56"

    /// The one that a flat rate without an article is held against.
    static let usual = art54b
    /// More than this no article allows.
    static let highest = Article.allCases.map(\.most).max() ?? .zero

    public var most: Rate {
      switch self {
      case .art54a: Rate(percent: 7)
      case .art54b: Rate(percent: 15)
      case .art54c: Rate(percent: 25)
      case .art55: Rate(percent: 20)
      case .art56: Rate(percent: 40)
      }
    }

    /// Whether the article itself was read; Art. 55 and 56 were not (M+).
    var isRead: Bool { self != .art55 && self != .art56 }

    public var norm: String {
      switch self {
      case .art54a: "Art. 54 Buchst. a VO (EU) 2021/1060"
      case .art54b: "Art. 54 Buchst. b VO (EU) 2021/1060"
      case .art54c: "Art. 54 Buchst. c VO (EU) 2021/1060"
      case .art55: "Art. 55 Abs. 1 VO (EU) 2021/1060"
      case .art56: "Art. 56 Abs. 1 VO (EU) 2021/1060"
      }
    }
  }
}
