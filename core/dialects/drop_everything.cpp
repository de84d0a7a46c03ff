#include <core/dialects/drop_everything.h>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

namespace
{

// Each query gives statements. What goes with something else is gone when its turn comes: IF EXISTS.

const QString ofSqlite = uR"(
SELECT 'DROP ' || CASE type WHEN 'view' THEN 'VIEW' ELSE 'TABLE' END || ' IF EXISTS "' || replace(name, '"', '""') || '"'
FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY type = 'view' DESC, sql LIKE 'CREATE VIRTUAL%' DESC, name
)"_s;

const QString ofMysql = uR"(
SELECT CASE what WHEN '' THEN name ELSE CONCAT('DROP ', what, ' IF EXISTS `', REPLACE(name, '`', '``'), '`') END FROM (
    SELECT '' AS what, 'SET SESSION foreign_key_checks = 0' AS name
    UNION ALL SELECT CASE table_type WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END, table_name FROM information_schema.tables WHERE table_schema = DATABASE()
    UNION ALL SELECT routine_type, routine_name FROM information_schema.routines WHERE routine_schema = DATABASE()
    UNION ALL SELECT 'EVENT', event_name FROM information_schema.events WHERE event_schema = DATABASE()
) AS everything ORDER BY what <> '', what = 'EVENT' DESC, what = 'VIEW' DESC, what, name
)"_s;

// Schemas go as a whole, but public and those that hold an extension of somebody else's.
const QString ofPostgresql = uR"(
WITH member AS (SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'),
extension AS (SELECT oid, extname, extnamespace, pg_catalog.pg_has_role(extowner, 'USAGE') AND extname <> 'plpgsql' AS mine
              FROM pg_catalog.pg_extension),
space AS (
    SELECT n.oid, n.nspname, n.nspname <> 'public'
           AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_namespace'::regclass AND m.objid = n.oid)
           AND NOT EXISTS (SELECT FROM extension e WHERE e.extnamespace = n.oid AND NOT e.mine) AS whole
    FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
),
everything AS (
    SELECT 1 AS turn, pg_catalog.format('DROP EVENT TRIGGER IF EXISTS %I', evtname) AS statement
    FROM pg_catalog.pg_event_trigger
    WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_event_trigger'::regclass AND objid = oid)
    UNION ALL SELECT 2, pg_catalog.format('DROP PUBLICATION IF EXISTS %I', pubname) FROM pg_catalog.pg_publication
    UNION ALL SELECT 3, pg_catalog.format('DROP EXTENSION IF EXISTS %I CASCADE', extname) FROM extension WHERE mine
    UNION ALL SELECT 4, pg_catalog.format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM space WHERE whole
    UNION ALL SELECT 5, pg_catalog.format('DROP %s IF EXISTS %I.%I CASCADE',
        CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE'
                       WHEN 'S' THEN 'SEQUENCE' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END, s.nspname, c.relname)
    FROM pg_catalog.pg_class c JOIN space s ON s.oid = c.relnamespace
    WHERE NOT s.whole AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
    UNION ALL SELECT 6, pg_catalog.format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
    FROM pg_catalog.pg_proc p JOIN space s ON s.oid = p.pronamespace
    WHERE NOT s.whole
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::regclass AND m.objid = p.oid)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass
                      AND d.objid = p.oid AND d.deptype = 'i')
    UNION ALL SELECT 7, pg_catalog.format('DROP %s IF EXISTS %I.%I CASCADE',
        CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, s.nspname, t.typname)
    FROM pg_catalog.pg_type t JOIN space s ON s.oid = t.typnamespace
    WHERE NOT s.whole AND t.typtype IN ('e', 'd', 'r')
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid)
    UNION ALL SELECT 8, pg_catalog.format('DROP COLLATION IF EXISTS %I.%I CASCADE', s.nspname, c.collname)
    FROM pg_catalog.pg_collation c JOIN space s ON s.oid = c.collnamespace
    WHERE NOT s.whole
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_collation'::regclass AND m.objid = c.oid)
    UNION ALL SELECT 9, pg_catalog.format('DROP TEXT SEARCH CONFIGURATION IF EXISTS %I.%I CASCADE', s.nspname, c.cfgname)
    FROM pg_catalog.pg_ts_config c JOIN space s ON s.oid = c.cfgnamespace
    WHERE NOT s.whole
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_config'::regclass AND m.objid = c.oid)
    UNION ALL SELECT 10, pg_catalog.format('DROP SERVER IF EXISTS %I CASCADE', srvname) FROM pg_catalog.pg_foreign_server v
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_foreign_server'::regclass AND m.objid = v.oid)
)
SELECT statement FROM everything ORDER BY turn, statement
)"_s;

} // namespace

Result<QStringList> dropEverything(const Dialect &dialect, const CatalogueQuery &query)
{
    const QString name = dialect.name();
    RETORT_TRY(const auto rows, query(name == u"sqlite" ? ofSqlite : name == u"postgresql" ? ofPostgresql : ofMysql));
    QStringList statements;
    for (const auto &row : rows)
        statements << std::get<QString>(row[0]);
    return statements;
}

} // namespace retort::dialects
