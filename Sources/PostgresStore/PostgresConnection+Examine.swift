import Assets
import Bookkeeping
import SQLBooks
import StoreAPI

extension PostgresConnection {
  /// Tables, columns, keys, limits, indexes, triggers and functions against what is shipped, and
  /// the migrations that made them.
  func checkSchema(_ found: (VerificationProblem) -> Void) throws {
    var migrations: [Int64: [UInt8]] = [:]
    let made = try prepare("SELECT version, sha256, name FROM migration")
    while try made.step() { migrations[made.integer(0)] = made.blob(1) + made.text(2).utf8 }
    let shipped = PostgresMigrations.all.map {
      (Int64($0.version), $0.hash.bytes + $0.name.utf8)
    }
    let known = Dictionary(shipped) { $1 }
    for version in Set(known.keys).union(migrations.keys).sorted()
    where known[version] != migrations[version] {
      found(.migrationChanged(version: Int(clamping: version)))
    }
    let (own, meant) = (try schema(), Self.shippedSchema)
    for name in Set(own.keys).union(meant.keys).sorted() where own[name] != meant[name] {
      found(.schemaChanged(name: name))
    }
  }

  /// What `schema` tells of a ledger that nobody changed: a name and a digest in each line.
  private static let shippedSchema: [String: String] = {
    let lines = (Assets.text("postgresql/schema.txt") ?? "").split(separator: "\n")
    return Dictionary(
      lines.compactMap { line in
        let parts = line.split(separator: " ")
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }
    ) { $1 }
  }()

  /// A digest of each table with all that belongs to it, and of each function.
  func schema() throws(LedgerError) -> [String: String] {
    let rows = try prepare(Self.description)
    var schema: [String: String] = [:]
    while try rows.step() { schema[rows.text(0)] = rows.text(1) }
    return schema
  }

  /// The words that the migrations let an entry say belong to their tables.
  private static let description = """
    WITH ours AS (
      SELECT c.oid, c.relname::text AS name, c.relkind FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind <> 'i'
    ), told (name, text) AS (
      SELECT name, 'is ' || relkind::text FROM ours
      UNION ALL SELECT o.name, 'column ' || a.attnum || ' ' || a.attname || ' '
        || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
        || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
      FROM ours o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = o.oid AND d.adnum = a.attnum
      UNION ALL SELECT o.name, 'constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
        || ' ' || c.convalidated
      FROM ours o JOIN pg_constraint c ON c.conrelid = o.oid AND c.contype <> 'n'
      UNION ALL SELECT o.name, replace(pg_get_indexdef(i.indexrelid),
        quote_ident(current_schema()) || '.', '') || ' ' || i.indisvalid
      FROM ours o JOIN pg_index i ON i.indrelid = o.oid
      UNION ALL SELECT o.name, replace(pg_get_triggerdef(t.oid),
        quote_ident(current_schema()) || '.', '') || ' ' || t.tgenabled::text
      FROM ours o JOIN pg_trigger t ON t.tgrelid = o.oid AND NOT t.tgisinternal
      UNION ALL SELECT o.name, 'internal ' || t.tgtype || ' ' || t.tgenabled::text || ' '
        || t.tgfoid::regproc
      FROM ours o JOIN pg_trigger t ON t.tgrelid = o.oid AND t.tgisinternal
      UNION ALL SELECT o.name, 'rule ' || pg_get_ruledef(r.oid)
      FROM ours o JOIN pg_rewrite r ON r.ev_class = o.oid
      UNION ALL SELECT 'kind', 'word ' || id FROM kind
      UNION ALL SELECT 'fact', 'word ' || id FROM fact
      UNION ALL SELECT p.proname || '()', pg_get_function_identity_arguments(p.oid) || ' '
        || p.provolatile::text || ' ' || p.prosecdef || ' ' || p.prosrc
      FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace AND NOT EXISTS (
        SELECT 1 FROM pg_depend x WHERE x.objid = p.oid AND x.deptype = 'e')
    )
    SELECT name, encode(sha256(convert_to(string_agg(text, chr(10) ORDER BY text), 'UTF8')), 'hex')
    FROM told GROUP BY name
    """

  /// Every reference: a table that is filled round its triggers is not checked by the server.
  func checkStorage(_ found: (VerificationProblem) -> Void) throws {
    let keys = try prepare(
      """
      SELECT c.conrelid::regclass::text, c.confrelid::regclass::text,
        (SELECT string_agg(format('p.%I = c.%I', y.attname, x.attname), ' AND ')
          FROM unnest(c.conkey, c.confkey) AS k (own, other)
          JOIN pg_attribute x ON x.attrelid = c.conrelid AND x.attnum = k.own
          JOIN pg_attribute y ON y.attrelid = c.confrelid AND y.attnum = k.other),
        (SELECT string_agg(format('c.%I IS NOT NULL', x.attname), ' AND ')
          FROM pg_attribute x WHERE x.attrelid = c.conrelid AND x.attnum = ANY (c.conkey))
      FROM pg_constraint c
      WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace ORDER BY 1, 2
      """)
    while try keys.step() {
      let dangling = try prepare(
        """
        SELECT 1 FROM \(keys.text(0)) c WHERE \(keys.text(3))
          AND NOT EXISTS (SELECT 1 FROM \(keys.text(1)) p WHERE \(keys.text(2))) LIMIT 1
        """)
      if try dangling.step() {
        found(.danglingReference(table: keys.text(0), to: keys.text(1)))
      }
    }
  }
}
