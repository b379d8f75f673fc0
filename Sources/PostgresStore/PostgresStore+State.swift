import SQLBooks
public import StoreAPI

extension PostgresStore {
  public func serverState() throws -> ServerState? {
    try readers.read { db in
      let rows = try db.prepare(Self.question)
      guard try rows.step() else { throw LedgerError.damaged("pg_settings") }
      var risks: [ServerState.Risk] = []
      for setting in rows.text(4).split(separator: ",") {
        risks.append(.notDurable(setting: String(setting)))
      }
      if rows.integer(5) == 0 { risks.append(.noChecksums) }
      if rows.integer(6) == 0 { risks.append(.unencrypted) }
      if rows.integer(7) == 1 { risks.append(.ownsTables) }
      let sealed = rows.text(8).split(separator: ",").map(String.init)
      // Whoever owns the tables may do that anyway.
      if !sealed.isEmpty, rows.integer(7) == 0 { risks.append(.mayRewrite(tables: sealed)) }
      if rows.integer(9) >= 10 {
        risks.append(.longTransaction(minutes: Int(clamping: rows.integer(9))))
      }
      return ServerState(
        version: rows.text(0), role: rows.text(1), size: rows.integer(2),
        isWritable: rows.integer(3) == 1, risks: risks)
    }
  }

  private static let question = """
    WITH ours AS (
      SELECT c.oid, c.relname::text AS name, c.relowner FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
    )
    SELECT current_setting('server_version'), current_user::text,
      pg_database_size(current_database()),
      (has_table_privilege('entry', 'INSERT') AND has_table_privilege('head', 'UPDATE'))::int,
      coalesce((SELECT string_agg(name, ',' ORDER BY name) FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'), ''),
      (current_setting('data_checksums') = 'on')::int,
      (coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false)
        OR inet_client_addr() IS NULL OR inet_client_addr() = inet_server_addr())::int,
      (EXISTS (SELECT 1 FROM ours WHERE pg_has_role(relowner, 'USAGE')))::int,
      coalesce((SELECT string_agg(name, ',' ORDER BY name) FROM ours
        WHERE name NOT IN ('balance', 'activity', 'head')
          AND has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')), ''),
      coalesce((SELECT floor(max(extract(epoch FROM now() - xact_start)) / 60)::bigint
        FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()), 0)
    """
}
