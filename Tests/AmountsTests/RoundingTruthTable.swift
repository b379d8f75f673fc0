import Testing

/// How exact amounts round, worked out by another implementation: Python's `decimal` with
/// `ROUND_FLOOR` and `ROUND_HALF_UP` at 60 digits, on cents and on whole euros.
enum RoundingTruthTable {
  struct Row: Sendable, CustomTestStringConvertible {
    let numerator: Int64
    let denominator: Int64
    let down: Int64
    let halfUp: Int64
    let wholeEuroDown: Int64

    init(
      _ numerator: Int64, over denominator: Int64, down: Int64, halfUp: Int64, wholeEuroDown: Int64
    ) {
      self.numerator = numerator
      self.denominator = denominator
      self.down = down
      self.halfUp = halfUp
      self.wholeEuroDown = wholeEuroDown
    }

    var testDescription: String { "\(numerator)/\(denominator)" }
  }

  static let rows: [Row] = [
    .init(0, over: 1, down: 0, halfUp: 0, wholeEuroDown: 0),
    .init(1, over: 2, down: 0, halfUp: 1, wholeEuroDown: 0),
    .init(-1, over: 2, down: -1, halfUp: -1, wholeEuroDown: -100),
    .init(1, over: 3, down: 0, halfUp: 0, wholeEuroDown: 0),
    .init(2, over: 3, down: 0, halfUp: 1, wholeEuroDown: 0),
    .init(-1, over: 3, down: -1, halfUp: 0, wholeEuroDown: -100),
    .init(-2, over: 3, down: -1, halfUp: -1, wholeEuroDown: -100),
    .init(3, over: 2, down: 1, halfUp: 2, wholeEuroDown: 0),
    .init(-3, over: 2, down: -2, halfUp: -2, wholeEuroDown: -100),
    .init(5, over: 2, down: 2, halfUp: 3, wholeEuroDown: 0),
    .init(-5, over: 2, down: -3, halfUp: -3, wholeEuroDown: -100),
    .init(99, over: 100, down: 0, halfUp: 1, wholeEuroDown: 0),
    .init(-99, over: 100, down: -1, halfUp: -1, wholeEuroDown: -100),
    .init(49, over: 100, down: 0, halfUp: 0, wholeEuroDown: 0),
    .init(-49, over: 100, down: -1, halfUp: 0, wholeEuroDown: -100),
    .init(51, over: 100, down: 0, halfUp: 1, wholeEuroDown: 0),
    .init(-51, over: 100, down: -1, halfUp: -1, wholeEuroDown: -100),
    .init(9999, over: 100, down: 99, halfUp: 100, wholeEuroDown: 0),
    .init(10000, over: 1, down: 10000, halfUp: 10000, wholeEuroDown: 10000),
    .init(10001, over: 100, down: 100, halfUp: 100, wholeEuroDown: 100),
    .init(10050, over: 100, down: 100, halfUp: 101, wholeEuroDown: 100),
    .init(-10050, over: 100, down: -101, halfUp: -101, wholeEuroDown: -200),
    .init(14999, over: 1, down: 14999, halfUp: 14999, wholeEuroDown: 14900),
    .init(15000, over: 1, down: 15000, halfUp: 15000, wholeEuroDown: 15000),
    .init(15001, over: 1, down: 15001, halfUp: 15001, wholeEuroDown: 15000),
    .init(-14999, over: 1, down: -14999, halfUp: -14999, wholeEuroDown: -15000),
    .init(-15000, over: 1, down: -15000, halfUp: -15000, wholeEuroDown: -15000),
    .init(-15001, over: 1, down: -15001, halfUp: -15001, wholeEuroDown: -15100),
    .init(99, over: 1, down: 99, halfUp: 99, wholeEuroDown: 0),
    .init(100, over: 1, down: 100, halfUp: 100, wholeEuroDown: 100),
    .init(101, over: 1, down: 101, halfUp: 101, wholeEuroDown: 100),
    .init(-1, over: 1, down: -1, halfUp: -1, wholeEuroDown: -100),
    .init(-99, over: 1, down: -99, halfUp: -99, wholeEuroDown: -100),
    .init(-100, over: 1, down: -100, halfUp: -100, wholeEuroDown: -100),
    .init(-101, over: 1, down: -101, halfUp: -101, wholeEuroDown: -200),
    .init(92557500, over: 1000, down: 92557, halfUp: 92558, wholeEuroDown: 92500),
    .init(-92557500, over: 1000, down: -92558, halfUp: -92558, wholeEuroDown: -92600),
    .init(7959999200, over: 1000, down: 7959999, halfUp: 7959999, wholeEuroDown: 7959900),
    .init(18172839500, over: 1000, down: 18172839, halfUp: 18172840, wholeEuroDown: 18172800),
    .init(10903703700, over: 1000, down: 10903703, halfUp: 10903704, wholeEuroDown: 10903700),
    .init(199, over: 2, down: 99, halfUp: 100, wholeEuroDown: 0),
    .init(-199, over: 2, down: -100, halfUp: -100, wholeEuroDown: -100),
    .init(20099, over: 2, down: 10049, halfUp: 10050, wholeEuroDown: 10000),
    .init(1, over: 1000, down: 0, halfUp: 0, wholeEuroDown: 0),
    .init(-1, over: 1000, down: -1, halfUp: 0, wholeEuroDown: -100),
    .init(
      999999999999999, over: 2, down: 499999999999999, halfUp: 500000000000000,
      wholeEuroDown: 499999999999900),
    .init(
      -999999999999999, over: 2, down: -500000000000000, halfUp: -500000000000000,
      wholeEuroDown: -500000000000000),
    .init(3532794167, over: 1000, down: 3532794, halfUp: 3532794, wholeEuroDown: 3532700),
    .init(-9792611376, over: 60, down: -163210190, halfUp: -163210190, wholeEuroDown: -163210200),
    .init(-1005779951, over: 97, down: -10368866, halfUp: -10368865, wholeEuroDown: -10368900),
    .init(-3525612811, over: 2, down: -1762806406, halfUp: -1762806406, wholeEuroDown: -1762806500),
    .init(3254042458, over: 12, down: 271170204, halfUp: 271170205, wholeEuroDown: 271170200),
    .init(-5405005937, over: 3, down: -1801668646, halfUp: -1801668646, wholeEuroDown: -1801668700),
    .init(5251631822, over: 2, down: 2625815911, halfUp: 2625815911, wholeEuroDown: 2625815900),
    .init(9874674357, over: 2, down: 4937337178, halfUp: 4937337179, wholeEuroDown: 4937337100),
    .init(9658507471, over: 12, down: 804875622, halfUp: 804875623, wholeEuroDown: 804875600),
    .init(-9050460784, over: 60, down: -150841014, halfUp: -150841013, wholeEuroDown: -150841100),
    .init(-2017938741, over: 8, down: -252242343, halfUp: -252242343, wholeEuroDown: -252242400),
    .init(-3904844222, over: 60, down: -65080738, halfUp: -65080737, wholeEuroDown: -65080800),
    .init(7685782976, over: 8, down: 960722872, halfUp: 960722872, wholeEuroDown: 960722800),
    .init(-2775853420, over: 3, down: -925284474, halfUp: -925284473, wholeEuroDown: -925284500),
    .init(9677822865, over: 1000, down: 9677822, halfUp: 9677823, wholeEuroDown: 9677800),
    .init(-603165499, over: 3, down: -201055167, halfUp: -201055166, wholeEuroDown: -201055200),
    .init(7449545783, over: 2, down: 3724772891, halfUp: 3724772892, wholeEuroDown: 3724772800),
    .init(-3046406735, over: 36, down: -84622410, halfUp: -84622409, wholeEuroDown: -84622500),
    .init(4234153711, over: 97, down: 43651069, halfUp: 43651069, wholeEuroDown: 43651000),
    .init(6851052423, over: 9, down: 761228047, halfUp: 761228047, wholeEuroDown: 761228000),
    .init(-4417543251, over: 4, down: -1104385813, halfUp: -1104385813, wholeEuroDown: -1104385900),
    .init(-8951613445, over: 97, down: -92284675, halfUp: -92284675, wholeEuroDown: -92284700),
    .init(8469429333, over: 36, down: 235261925, halfUp: 235261926, wholeEuroDown: 235261900),
    .init(2348621511, over: 36, down: 65239486, halfUp: 65239486, wholeEuroDown: 65239400),
    .init(8416552456, over: 3, down: 2805517485, halfUp: 2805517485, wholeEuroDown: 2805517400),
    .init(7686957840, over: 12, down: 640579820, halfUp: 640579820, wholeEuroDown: 640579800),
    .init(-4235914194, over: 36, down: -117664284, halfUp: -117664283, wholeEuroDown: -117664300),
    .init(-8188819351, over: 1000, down: -8188820, halfUp: -8188819, wholeEuroDown: -8188900),
    .init(9576786298, over: 9, down: 1064087366, halfUp: 1064087366, wholeEuroDown: 1064087300),
    .init(8683873915, over: 36, down: 241218719, halfUp: 241218720, wholeEuroDown: 241218700),
    .init(-8040613014, over: 3, down: -2680204338, halfUp: -2680204338, wholeEuroDown: -2680204400),
    .init(2647309014, over: 36, down: 73536361, halfUp: 73536362, wholeEuroDown: 73536300),
    .init(-9720827214, over: 8, down: -1215103402, halfUp: -1215103402, wholeEuroDown: -1215103500),
    .init(9959266433, over: 1000, down: 9959266, halfUp: 9959266, wholeEuroDown: 9959200),
    .init(6415041957, over: 8, down: 801880244, halfUp: 801880245, wholeEuroDown: 801880200),
    .init(5962794834, over: 1000, down: 5962794, halfUp: 5962795, wholeEuroDown: 5962700),
    .init(-8509623747, over: 36, down: -236378438, halfUp: -236378437, wholeEuroDown: -236378500),
    .init(-4178325975, over: 97, down: -43075526, halfUp: -43075526, wholeEuroDown: -43075600),
    .init(3387824504, over: 2, down: 1693912252, halfUp: 1693912252, wholeEuroDown: 1693912200),
    .init(-4470521959, over: 7, down: -638645995, halfUp: -638645994, wholeEuroDown: -638646000),
  ]
}
