#if Postgres
  import CLibPQ
  import Foundation
  import TestSupport

  /// The server that the tests may use, told by `FOERDERBUCH_TEST_POSTGRES`: an address such as
  /// `postgresql://me@127.0.0.1:5432/postgres` from which databases may be made. They are left
  /// there, so it is a server for tests.
  enum Server {
    private static let own = ProcessInfo.processInfo.environment["FOERDERBUCH_TEST_POSTGRES"]
    static var isTold: Bool { own != nil }

    struct Fault: Error {
      let words: String
    }

    private static func name(_ folder: TemporaryFolder) -> String {
      "f" + folder.url.lastPathComponent.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// The address of the database that belongs to a folder.
    static func address(of folder: TemporaryFolder) -> String {
      var parts = URLComponents(string: own ?? "")
      parts?.path = "/" + name(folder)
      return parts?.string ?? ""
    }

    /// Makes that database and returns its address.
    static func makeDatabase(
      for folder: TemporaryFolder, _ options: String = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
    ) throws -> String {
      try run("CREATE DATABASE \(name(folder)) TEMPLATE template0 \(options)", at: own ?? "")
      return address(of: folder)
    }

    /// Runs a statement as whoever owns everything.
    static func run(_ sql: String, at address: String) throws {
      let connection = PQconnectdb(address)
      defer { PQfinish(connection) }
      let result = PQexec(connection, sql)
      defer { PQclear(result) }
      guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
        throw Fault(words: PQerrorMessage(connection).map { String(cString: $0) } ?? "")
      }
    }
  }
#endif
