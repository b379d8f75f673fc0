public import Amounts
import Glibc

/// Why a file was not written. Whatever lay at the target before still lies there.
public enum WriteFault: Error, Hashable, Sendable {
  /// The folder takes no new file: it does not exist, is read-only, is no folder. Holds `errno`.
  case cannotCreate(path: String, errno: Int32)
  /// The disk has no room.
  case diskFull(path: String)
  /// Writing, flushing or renaming failed otherwise. Holds `errno`.
  case cannotWrite(path: String, errno: Int32)

  /// No room on the disk, in the user's quota, or under the process's limit for files.
  public static func isFull(_ code: Int32) -> Bool {
    code == ENOSPC || code == EDQUOT || code == EFBIG
  }

  /// What happened, and what to do about it, in sentences.
  public func text(_ language: Language) -> String {
    switch self {
    case .cannotCreate(let path, let code):
      language.pick(
        "\(path): Die Datei kann dort nicht angelegt werden: \(Self.reason(code, language)). "
          + "Bitte einen anderen Ordner wählen oder das Recht zum Schreiben einrichten.",
        "\(path): The file cannot be created there: \(Self.reason(code, language)). "
          + "Choose another folder, or allow writing to it.")
    case .diskFull(let path):
      language.pick(
        "\(path): Auf dem Datenträger ist nicht genug Platz. Die Datei wurde nicht "
          + "geschrieben; was dort vorher lag, liegt noch dort. Bitte Platz schaffen oder ein "
          + "anderes Ziel wählen.",
        "\(path): There is not enough room on the disk. The file was not written; what lay "
          + "there before still does. Make room, or choose another target.")
    case .cannotWrite(let path, let code):
      language.pick(
        "\(path): Die Datei konnte nicht geschrieben werden: "
          + "\(Self.reason(code, language)). Was dort vorher lag, liegt noch dort.",
        "\(path): The file could not be written: \(Self.reason(code, language)). "
          + "What lay there before still does.")
    }
  }

  private static func reason(_ code: Int32, _ language: Language) -> String {
    switch code {
    case ENOENT: language.pick("Den Ordner gibt es nicht", "there is no such folder")
    case EACCES, EPERM:
      language.pick("Das Recht zum Schreiben fehlt", "writing there is not allowed")
    case EROFS: language.pick("Der Datenträger ist schreibgeschützt", "the disk is read-only")
    case ENOTDIR:
      language.pick("Ein Teil des Pfads ist kein Ordner", "a part of the path is no folder")
    case EISDIR: language.pick("Dort liegt ein Ordner", "there is a folder in its place")
    case ENAMETOOLONG: language.pick("Der Name ist zu lang", "the name is too long")
    default: language.pick("Fehler \(code) des Betriebssystems", "error \(code) of the system")
    }
  }
}
