/// A number with its word, one or many.
enum Counted {
  static func entries(_ count: Int) -> String {
    "\(count) " + (count == 1 ? say("Buchung", "entry") : say("Buchungen", "entries"))
  }

  static func evidence(_ count: Int) -> String {
    "\(count) "
      + (count == 1
        ? say("Nachweis", "piece of evidence") : say("Nachweise", "pieces of evidence"))
  }

  static func ownFiles(_ count: Int) -> String {
    "\(count) "
      + (count == 1 ? say("eigene Datei", "own file") : say("eigene Dateien", "own files"))
  }
}
