import Office

/// One line on standard error that tells how far a long work is, for people at a terminal only.
///
/// It is written anew when the share done grows by a whole per cent, or every ``step`` pieces where
/// nobody knows how many there are: by count and never by the clock, so that a run can be repeated.
/// Messages and answers must wait until ``finish()`` took the line away.
final class Progress {
  /// Pieces of work between two lines where the whole is unknown; shorter works show nothing.
  static let step = 1000

  private let console: Console
  private let label: String
  /// What stood there last: per cent, or pieces.
  private var shown = 0
  private var width = 0

  /// - Parameters:
  ///   - console: where it is shown, if that is a terminal.
  ///   - label: what is being done, as a person reads it: `Buchungen.csv wird gelesen`.
  init(console: Console, label: String) {
    self.console = console
    self.label = label
  }

  deinit { finish() }

  /// - Parameters:
  ///   - done: pieces done so far.
  ///   - all: how many there are; nil where that is not known.
  func update(_ done: Int, of all: Int? = nil) {
    guard console.isTerminal else { return }
    guard let all else {
      if done / Self.step != shown { show(done / Self.step, Self.grouped(done)) }
      return
    }
    guard all > Self.step else { return }
    // Counts are far below what a hundredfold of them could overflow.
    let percent = min(100, done * 100 / all)
    if percent != shown { show(percent, "\(percent) %") }
  }

  /// Shows how a table of bookings is read, and then booked.
  static func ofTable(_ file: String, _ console: Console) -> (TableImport.Progress) -> Void {
    let reading = Progress(
      console: console, label: say("\(file) wird gelesen", "Reading \(file)"))
    let booking = Progress(
      console: console, label: say("\(file) wird gebucht", "Booking \(file)"))
    return { step in
      switch step {
      case .read(let rows): reading.update(rows)
      case .booked(let rows, let all): booking.update(rows, of: all)
      case .done:
        reading.finish()
        booking.finish()
      }
    }
  }

  /// Takes the line away.
  func finish() {
    guard width > 0 else { return }
    console.err("\r" + String(repeating: " ", count: width) + "\r")
    (width, shown) = (0, 0)
  }

  private func show(_ value: Int, _ text: String) {
    shown = value
    let line = label + " … " + text
    let rest = max(0, width - line.count)
    console.err("\r" + line + String(repeating: " ", count: rest))
    width = max(width, line.count)
  }

  /// `20 000`, the same in both languages.
  private static func grouped(_ number: Int) -> String {
    var digits = Substring(String(number))
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return ([digits] + groups).joined(separator: "\u{A0}")
  }
}
