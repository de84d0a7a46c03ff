#include <core/base/presenter.h>
#include <core/ddl/error_codes.h>
#include <core/dialects/dialect.h>
#include <core/dialects/error_codes.h>
#include <tests/core/dialects/build.h>

#include <QTest>

#include <sqlite3.h>

using namespace retort;
using namespace retort::tests;
using namespace retort::operations;

/// Batch mode on a real SQLite: what Alembic loses without a word stays.

namespace
{

/// A database in memory; lives in one test.
class Database
{
public:
    Database() { sqlite3_open(":memory:", &handle_); }
    ~Database() { sqlite3_close(handle_); }
    Q_DISABLE_COPY_MOVE(Database)

    /// The error's text; empty when it went well.
    QString run(const QString &sql)
    {
        char *message = nullptr;
        sqlite3_exec(handle_, sql.toUtf8().constData(), nullptr, nullptr, &message);
        const QString text = QString::fromUtf8(message);
        sqlite3_free(message);
        return text;
    }

    Result<std::vector<std::vector<sql::Value>>> rows(const QString &sql)
    {
        std::vector<std::vector<sql::Value>> rows;
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(handle_, sql.toUtf8().constData(), -1, &statement, nullptr);
        while (statement && sqlite3_step(statement) == SQLITE_ROW) {
            std::vector<sql::Value> row;
            row.reserve(static_cast<std::size_t>(sqlite3_column_count(statement)));
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                row.emplace_back(QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, i))));
            rows.push_back(row);
        }
        sqlite3_finalize(statement);
        return rows;
    }

    QString value(const QString &sql)
    {
        const auto found = rows(sql).value();
        return found.empty() ? QString() : std::get<QString>(found.front().front());
    }

    schema::Table shape(const QString &table)
    {
        return dialects::readTable(*dialects::dialectNamed(u"sqlite"_s).value(), {{}, table},
                                   [this](const QString &sql) { return rows(sql); })
            .value()
            .value_or(schema::Table{});
    }

    Result<std::vector<sql::Statement>> compiled(const BatchAlterTable &batch)
    {
        dialects::CompileContext context;
        context.shapeOf = [this](const sql::ObjectName &name) -> Result<schema::Table> { return shape(name.name); };
        return dialects::dialectNamed(u"sqlite"_s).value()->compile({batch, {}}, context);
    }

    /// Everything that there is: definitions, counters, and all rows with what tells them apart.
    QString everything()
    {
        QStringList lines;
        const auto add = [&](const QString &query) {
            const auto found = rows(query).value();
            for (const auto &row : found) {
                QStringList cells;
                for (const sql::Value &cell : row)
                    cells << std::get<QString>(cell);
                lines << cells.join(u'|');
            }
        };
        add(u"SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid"_s);
        const auto tables = rows(u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"_s).value();
        for (const auto &table : tables) {
            const QString name = std::get<QString>(table.front());
            lines << name;
            add(u"SELECT * FROM %1 ORDER BY 1"_s.arg(name));
            add(u"SELECT rowid FROM %1 ORDER BY 1"_s.arg(name)); // nothing for a table without
        }
        return lines.join(u'\n');
    }

    /// Runs the batch in one transaction; the first error, or nothing.
    QString migrate(const BatchAlterTable &batch)
    {
        const auto statements = compiled(batch);
        if (!statements)
            return sentence(statements.error());
        run(u"BEGIN"_s);
        for (const sql::Statement &statement : *statements) {
            texts << statement.text;
            if (const QString error = run(statement.text); !error.isEmpty()) {
                run(u"ROLLBACK"_s);
                return statement.text + u": "_s + error;
            }
        }
        return run(u"COMMIT"_s);
    }

    QString definition(const QString &name)
    {
        return value(u"SELECT sql FROM sqlite_master WHERE name = '%1'"_s.arg(name));
    }

    QStringList texts;

private:
    sqlite3 *handle_ = nullptr;
};

BatchAlterTable batchOf(const QString &table, std::vector<Operation> operations)
{
    BatchAlterTable batch;
    batch.table = {{}, table};
    batch.operations = std::move(operations);
    return batch;
}

Operation notNull(const QString &table, const QString &name)
{
    AlterColumn alter = alterColumn(table, name);
    alter.nullable = false;
    return {alter, {}};
}

} // namespace

class TestSqliteBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_rebuild_keeps_what_is_written_in_the_table()
    {
        Database db;
        QCOMPARE(db.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE, "
                        "n INT CHECK (n > 0), doubled INT GENERATED ALWAYS AS (n * 2) STORED, loose, "
                        "CHECK (n < 100), UNIQUE (name)); INSERT INTO t (name, n) VALUES ('a', 1), ('b', 2); "
                        "DELETE FROM t WHERE id = 2"_s),
                 QString());
        QCOMPARE(db.migrate(batchOf(u"t"_s, {notNull(u"t"_s, u"n"_s)})), QString());
        const QString definition = db.definition(u"t"_s);
        for (const QString &part : {u"PRIMARY KEY AUTOINCREMENT"_s, u"COLLATE NOCASE"_s, u"CHECK (n > 0)"_s,
                                    u"GENERATED ALWAYS AS (n * 2) STORED"_s, u"CHECK (n < 100)"_s, u"UNIQUE (name)"_s,
                                    u"n INT NOT NULL"_s, u"    loose, "_s})
            QVERIFY2(definition.contains(part), qPrintable(part + u" in "_s + definition));
        QCOMPARE(db.value(u"SELECT doubled FROM t WHERE name = 'A'"_s), u"2"_s);
        // The counter goes on where it was, although its row is gone.
        db.run(u"INSERT INTO t (name, n) VALUES ('c', 3)"_s);
        QCOMPARE(db.value(u"SELECT max(id) FROM t"_s), u"3"_s);
    }

    void a_rebuild_keeps_without_rowid_and_strict()
    {
        Database db;
        QCOMPARE(db.run(u"CREATE TABLE t (k TEXT PRIMARY KEY, v INT) WITHOUT ROWID, STRICT"_s), QString());
        QCOMPARE(db.migrate(batchOf(u"t"_s, {notNull(u"t"_s, u"v"_s)})), QString());
        QVERIFY(db.definition(u"t"_s).endsWith(u"WITHOUT ROWID, STRICT"_s));
    }

    void a_rebuild_keeps_indexes_triggers_and_views()
    {
        Database db;
        QCOMPARE(db.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INT); CREATE TABLE log (x); "
                        "CREATE INDEX down ON t (b DESC); CREATE INDEX low ON t (lower(a)) WHERE b > 1; "
                        "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END; "
                        "CREATE TRIGGER other AFTER INSERT ON log BEGIN UPDATE t SET b = 5; END; "
                        "CREATE VIEW v AS SELECT a FROM t"_s),
                 QString());
        QCOMPARE(db.migrate(batchOf(u"t"_s, {notNull(u"t"_s, u"b"_s)})), QString());
        QCOMPARE(db.definition(u"down"_s), u"CREATE INDEX down ON t (b DESC)"_s);
        QCOMPARE(db.definition(u"low"_s), u"CREATE INDEX low ON t (lower(a)) WHERE b > 1"_s);
        QCOMPARE(db.run(u"INSERT INTO t (a, b) VALUES ('x', 1)"_s), QString());
        QCOMPARE(db.value(u"SELECT x FROM log"_s), u"x"_s);
        QCOMPARE(db.value(u"SELECT b FROM t"_s), u"5"_s);
        QCOMPARE(db.value(u"SELECT a FROM v"_s), u"x"_s);
    }

    void rows_stay_in_tables_without_rowid_and_with_types_enforced()
    {
        Database db;
        QCOMPARE(
            db.run(u"CREATE TABLE t (k TEXT COLLATE NOCASE, v INT, w INT AS (v + 1) VIRTUAL, PRIMARY KEY (k DESC, v)) "
                   "WITHOUT ROWID, STRICT; CREATE UNIQUE INDEX u ON t (v DESC) WHERE v > 1; "
                   "INSERT INTO t VALUES ('a', 1), ('b', 1), ('c', 5)"_s),
            QString());
        const auto before = db.rows(u"SELECT k, v, w FROM t ORDER BY k"_s).value();
        QCOMPARE(db.migrate(batchOf(u"t"_s, {notNull(u"t"_s, u"v"_s)})), QString());
        QVERIFY(db.rows(u"SELECT k, v, w FROM t ORDER BY k"_s).value() == before);
        QVERIFY(db.run(u"INSERT INTO t VALUES ('A', 1)"_s).contains(u"UNIQUE"_s));              // NOCASE
        QVERIFY(db.run(u"INSERT INTO t VALUES ('d', 5)"_s).contains(u"UNIQUE"_s));              // the partial index
        QVERIFY(db.run(u"INSERT INTO t VALUES ('d', 'x')"_s).contains(u"cannot store TEXT"_s)); // STRICT
        QVERIFY(db.definition(u"t"_s).contains(u"PRIMARY KEY (k DESC, v)"_s));
    }

    void rows_without_a_key_keep_their_numbers()
    {
        Database db;
        db.run(u"CREATE TABLE t (a TEXT, b INT); INSERT INTO t (rowid, a) VALUES (7, 'x'), (3, 'y'), (40, 'x')"_s);
        QCOMPARE(db.migrate(
                     batchOf(u"t"_s, {addColumn(u"t"_s, Declared(u"c"_s, integer()).notNull().withDefault(raw(u"0"_s))),
                                      notNull(u"t"_s, u"a"_s)})),
                 QString());
        QCOMPARE(db.value(u"SELECT group_concat(rowid || a) FROM (SELECT * , rowid FROM t ORDER BY rowid)"_s),
                 u"3y,7x,40x"_s);
        // A column has taken the name.
        db.run(u"CREATE TABLE taken (rowid TEXT, b INT); INSERT INTO taken (_rowid_, rowid) VALUES (9, 'x')"_s);
        QCOMPARE(db.migrate(batchOf(u"taken"_s, {notNull(u"taken"_s, u"rowid"_s)})), QString());
        QCOMPARE(db.value(u"SELECT _rowid_ || rowid FROM taken"_s), u"9x"_s);
        // A key tells the rows apart from now on.
        BatchAlterTable keyed = batchOf(u"t"_s, {notNull(u"t"_s, u"b"_s)});
        db.run(u"UPDATE t SET b = rowid"_s);
        keyed.tableArgs = {schema::PrimaryKey{{}, {u"b"_s}, {}}};
        QCOMPARE(db.migrate(keyed), QString());
        QCOMPARE(db.value(u"SELECT group_concat(b) FROM t"_s), u"3,7,40"_s);
    }

    void a_failure_at_any_step_leaves_everything_as_it_was()
    {
        Database db;
        QCOMPARE(
            db.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT COLLATE NOCASE, b INT CHECK (b > 0), "
                   "c INT AS (b * 2) STORED, CHECK (b < 100)); CREATE INDEX ia ON t (a DESC); "
                   "CREATE UNIQUE INDEX ib ON t (lower(a)) WHERE b > 1; CREATE TABLE loose (x); "
                   "CREATE TABLE child (t_id INT REFERENCES t (id) ON DELETE CASCADE); "
                   "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO loose VALUES (new.a); END; "
                   "CREATE VIEW v AS SELECT a FROM t; INSERT INTO t (a, b) VALUES ('x', 1), ('y', 2), ('z', 3); "
                   "DELETE FROM t WHERE id = 3; INSERT INTO child VALUES (1), (2); PRAGMA foreign_keys = OFF"_s),
            QString());
        const QString before = db.everything();
        AlterColumn rename = alterColumn(u"t"_s, u"a"_s);
        rename.newName = u"name"_s;
        const auto statements = db.compiled(batchOf(u"t"_s, {notNull(u"t"_s, u"b"_s), {rename, {}}})).value();
        QVERIFY(statements.size() > 8);
        for (std::size_t failing = 0; failing <= statements.size(); ++failing) {
            QCOMPARE(db.run(u"BEGIN IMMEDIATE"_s), QString());
            for (std::size_t i = 0; i < failing; ++i)
                QCOMPARE(db.run(statements[i].text), QString());
            QVERIFY(!db.run(u"INSERT INTO nowhere VALUES (1)"_s).isEmpty());
            QCOMPARE(db.run(u"ROLLBACK; PRAGMA legacy_alter_table=OFF"_s), QString());
            QCOMPARE(db.everything(), before);
        }
        QCOMPARE(db.migrate(batchOf(u"t"_s, {notNull(u"t"_s, u"b"_s), {rename, {}}})), QString());
        QCOMPARE(db.value(u"SELECT group_concat(name || id) FROM (SELECT * FROM t ORDER BY id)"_s), u"x1,y2"_s);
        QCOMPARE(db.value(u"SELECT seq FROM sqlite_sequence WHERE name = 't'"_s), u"3"_s);
        QCOMPARE(db.value(u"SELECT count(*) FROM child"_s), u"2"_s);
    }

    void children_keep_pointing_at_the_rebuilt_table()
    {
        Database db;
        QCOMPARE(db.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, up INT REFERENCES t (id), a TEXT); "
                        "CREATE TABLE child (t_id INT REFERENCES t (id) ON DELETE CASCADE); "
                        "INSERT INTO t VALUES (1, 1, 'x'); INSERT INTO child VALUES (1)"_s),
                 QString());
        QCOMPARE(db.migrate(batchOf(u"t"_s, {notNull(u"t"_s, u"a"_s)})), QString());
        QCOMPARE(db.value(u"SELECT count(*) FROM child"_s), u"1"_s);
        QVERIFY(db.definition(u"child"_s).contains(u"REFERENCES t (id)"_s));
        QVERIFY(db.definition(u"t"_s).contains(u"up INT REFERENCES t (id)"_s));
    }

    void renaming_and_dropping_are_left_to_alter_table()
    {
        Database db;
        QCOMPARE(db.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INT); CREATE INDEX ia ON t (a)"_s),
                 QString());
        AlterColumn rename = alterColumn(u"t"_s, u"a"_s);
        rename.newName = u"c"_s;
        QCOMPARE(db.migrate(batchOf(u"t"_s, {{rename, {}}, {DropColumn{{{}, u"t"_s}, u"b"_s, false}, {}}})), QString());
        QCOMPARE(db.texts, (QStringList{u"ALTER TABLE t RENAME a TO c"_s, u"ALTER TABLE t DROP COLUMN b"_s}));
        QCOMPARE(db.definition(u"ia"_s), u"CREATE INDEX ia ON t (c)"_s);
    }

    void a_rename_within_a_rebuild_reaches_triggers_and_indexes()
    {
        Database db;
        QCOMPARE(db.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INT, CHECK (a <> '')); "
                        "CREATE INDEX ia ON t (a); CREATE TABLE log (x); "
                        "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END; "
                        "INSERT INTO t VALUES (1, 'x', 2)"_s),
                 QString());
        AlterColumn change = alterColumn(u"t"_s, u"a"_s);
        change.newName = u"c"_s;
        change.nullable = false;
        QCOMPARE(db.migrate(batchOf(u"t"_s, {{change, {}}})), QString());
        QCOMPARE(db.run(u"INSERT INTO t (c, b) VALUES ('y', 1)"_s), QString());
        QCOMPARE(db.value(u"SELECT group_concat(x) FROM log"_s), u"x,y"_s);
        QVERIFY(db.run(u"INSERT INTO t (c) VALUES ('')"_s).contains(u"CHECK"_s));
    }

    void a_column_that_an_index_uses_is_dropped_by_a_rebuild()
    {
        Database db;
        db.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INT); CREATE INDEX ib ON t (b); "
               "INSERT INTO t VALUES (1, 'x', 2)"_s);
        QCOMPARE(db.migrate(batchOf(u"t"_s, {{DropColumn{{{}, u"t"_s}, u"b"_s, false}, {}}})), QString());
        QCOMPARE(db.value(u"SELECT a FROM t"_s), u"x"_s);
        QVERIFY(!db.definition(u"t"_s).contains(u"b INT"_s));
    }

    void constraints_come_and_go_and_values_are_cast()
    {
        Database db;
        db.run(u"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (id INTEGER PRIMARY KEY, "
               "p INT REFERENCES p (id), n TEXT, CONSTRAINT uq_n UNIQUE (n)); INSERT INTO t VALUES (1, NULL, '7')"_s);
        AlterColumn change = alterColumn(u"t"_s, u"n"_s);
        change.type = integer();
        BatchAlterTable batch = batchOf(
            u"t"_s,
            {{DropConstraint{{{}, u"t"_s}, {u"uq_n"_s, false}, ConstraintKind::Unique, false}, {}},
             {DropConstraint{{{}, u"t"_s}, {u"fk_t_p"_s, false}, ConstraintKind::ForeignKey, false}, {}},
             {change, {}},
             {AddConstraint{{{}, u"t"_s}, schema::CheckConstraint{{u"ck_n"_s, false}, raw(u"n > 1"_s), {}, {}, {}}},
              {}}});
        batch.namingConvention = {{u"fk"_s, u"fk_%(table_name)s_%(column_0_name)s"_s}};
        QCOMPARE(db.migrate(batch), QString());
        const QString definition = db.definition(u"t"_s);
        QVERIFY(!definition.contains(u"UNIQUE"_s) && !definition.contains(u"REFERENCES"_s));
        QVERIFY(definition.contains(u"CONSTRAINT ck_n CHECK (n > 1)"_s));
        QCOMPARE(db.value(u"SELECT typeof(n) FROM t"_s), u"integer"_s);
    }

    void what_is_not_there_is_refused()
    {
        Database db;
        db.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY)"_s);
        QCOMPARE(db.migrate(batchOf(u"t"_s, {notNull(u"t"_s, u"x"_s)})), u"Table t has no column 'x'"_s);
        QCOMPARE(db.migrate(batchOf(
                     u"t"_s, {{DropConstraint{{{}, u"t"_s}, {u"c"_s, false}, ConstraintKind::Unknown, false}, {}}})),
                 u"Table t has no constraint 'c'"_s);
        QCOMPARE(db.migrate(batchOf(u"t"_s, {notNull(u"t"_s, u"id"_s), {RenameTable{{{}, u"t"_s}, u"u"_s}, {}}})),
                 u"batch_alter_table cannot rename the table"_s);
    }

    void columns_are_placed_and_reordered()
    {
        Database db;
        db.run(u"CREATE TABLE t (a INT, b INT, c INT); INSERT INTO t VALUES (1, 2, 3)"_s);
        Operation add = addColumn(u"t"_s, Declared(u"d"_s, integer()));
        std::get<AddColumn>(add.action).insertAfter = u"a"_s;
        BatchAlterTable batch = batchOf(u"t"_s, {add});
        batch.partialReordering = {{u"c"_s, u"b"_s}};
        QCOMPARE(db.migrate(batch), QString());
        QCOMPARE(db.value(u"SELECT group_concat(name) FROM pragma_table_info('t')"_s), u"a,d,c,b"_s);
        QCOMPARE(db.value(u"SELECT a || b || c FROM t"_s), u"123"_s);
    }

    void without_a_shape_a_rebuild_is_refused()
    {
        const dialects::Dialect *dialect = dialects::dialectNamed(u"sqlite"_s).value();
        const auto statements = dialect->compile({batchOf(u"t"_s, {notNull(u"t"_s, u"x"_s)}), {}}, {});
        QVERIFY(!statements);
        QCOMPARE(statements.error().code, errors::TableShapeNeeded);
    }

    void a_virtual_table_is_not_rebuilt()
    {
        schema::Table table;
        table.name = {{}, u"t"_s};
        table.source = schema::SqliteSource{u"CREATE VIRTUAL TABLE t USING fts5(x)"_s, {}, {}, {}};
        dialects::CompileContext context;
        context.shapeOf = [&](const sql::ObjectName &) -> Result<schema::Table> { return table; };
        const dialects::Dialect *dialect = dialects::dialectNamed(u"sqlite"_s).value();
        const auto statements = dialect->compile({batchOf(u"t"_s, {notNull(u"t"_s, u"x"_s)}), {}}, context);
        QVERIFY(!statements);
        QCOMPARE(statements.error().code, errors::TableTextUnreadable);
    }
};

QTEST_APPLESS_MAIN(TestSqliteBatch)
#include "tst_sqlite_batch.moc"
