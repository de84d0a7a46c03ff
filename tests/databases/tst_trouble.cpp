// What goes wrong with real databases while the program runs a migration, and what is left then.

#include <core/database/transaction.h>
#include <tests/support/projects.h>
#include <tests/support/servers.h>
#include <tests/support/unprivileged.h>

#include <QFile>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// A file system of its own in memory, as large as it says; mounting takes root.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
        : isMounted_(::mount("none", folder_.path().toLocal8Bit(), "tmpfs", 0, size) == 0)
    {
    }
    ~SmallDisk()
    {
        if (isMounted_)
            ::umount2(folder_.path().toLocal8Bit(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isMounted() const { return isMounted_; }
    [[nodiscard]] QString path(const QString &name) const { return folder_.filePath(name); }
    [[nodiscard]] QString folder() const { return folder_.path(); }

private:
    QTemporaryDir folder_;
    const bool isMounted_;
};

} // namespace

class tst_trouble : public QObject
{
    Q_OBJECT

    TemporaryDatabases files_;
    std::unique_ptr<Project> project_;
    Kind kind_ = Kind::Sqlite;
    QString urlText_;

    void fresh(Kind kind)
    {
        kind_ = kind;
        files_ = TemporaryDatabases();
        urlText_ = u"sqlite:///"_s + files_.path();
        if (kind != Kind::Sqlite) {
            (void)serverOf(kind).freshDatabase(u"app"_s);
            urlText_ = serverOf(kind).urlText(u"app"_s);
        }
    }
    Session open() const { return must(Session::open(must(parseUrl(urlText_)))); }
    bool isTransactional() const { return kind_ != Kind::Mariadb; }

    QStringList arguments(const QString &target) const { return {u"--url"_s, urlText_, u"upgrade"_s, target}; }
    Ended upgrade(const QString &target = u"head"_s) const { return project_->run(arguments(target)); }
    QString answer(const QString &sql) const
    {
        Session session = open();
        return rowsOf(session, sql);
    }
    /// Revision a makes a table with two rows; b is the one that gets into trouble.
    void addRevisions(const QStringList &second)
    {
        project_->addRevision(u"a"_s, {u"op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), "
                                       "sa.Column('x', sa.Integer))"_s,
                                       u"op.execute('INSERT INTO t VALUES (1, 1), (2, 2)')"_s});
        project_->addRevision(u"b"_s, second);
    }

private Q_SLOTS:
    void init() { project_ = std::make_unique<Project>(); }

    void a_transaction_that_blocks_is_waited_for_and_named_data() { addServers(); }
    void a_transaction_that_blocks_is_waited_for_and_named()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        addRevisions({u"op.add_column('t', sa.Column('y', sa.Integer))"_s});
        QCOMPARE(upgrade(u"a"_s).code, 0);
        project_->write(u"retort.toml"_s, "[connections.app]\nurl_variable = \"APP\"\nlock_timeout = \"1s\"\n");
        Session blocker = open();
        const QString self =
            rowsOf(blocker, kind == Kind::Postgresql ? u"SELECT pg_backend_pid()"_s : u"SELECT connection_id()"_s);
        auto transaction = std::make_optional(must(Transaction::begin(blocker, TransactionMode::Write)));
        must(blocker.execute(u"UPDATE t SET x = 9 WHERE id = 1"_s));
        const auto process =
            project_->start({u"--connection"_s, u"app"_s, u"upgrade"_s, u"head"_s}, {u"APP="_s + urlText_});
        Project::readUntil(*process, "Blocked by process " + self.toUtf8() + ", user retort");
        must(transaction->commit().map([] { return true; }));
        const Ended ended = Project::wait(*process);
        QVERIFY2(ended.code == 0, qPrintable(ended.errors));
        QCOMPARE(answer(u"SELECT id, x, y FROM t ORDER BY id"_s), u"1|9|NULL\n2|2|NULL"_s);

        // Nobody waits for ever.
        must(open().execute(u"DELETE FROM alembic_version"_s));
        must(open().execute(u"ALTER TABLE t DROP COLUMN y"_s));
        must(open().execute(u"INSERT INTO alembic_version VALUES ('a')"_s));
        project_->write(u"retort.toml"_s,
                        "[connections.app]\nurl_variable = \"APP\"\nlock_timeout = \"1s\"\nlock_retries = 0\n");
        transaction.emplace(must(Transaction::begin(blocker, TransactionMode::Write)));
        must(blocker.execute(u"UPDATE t SET x = 9 WHERE id = 1"_s));
        const Ended refused =
            project_->run({u"--connection"_s, u"app"_s, u"upgrade"_s, u"head"_s}, {u"APP="_s + urlText_});
        QCOMPARE(refused.code, 255);
        QVERIFY2(refused.errors.contains(u"Blocked by process "_s + self), qPrintable(refused.errors));
        QCOMPARE(answer(u"SELECT version_num FROM alembic_version"_s), u"a"_s);
    }

    void a_deadlock_is_tried_again_data() { addServers(); }
    void a_deadlock_is_tried_again()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        addRevisions({u"op.execute('UPDATE t SET x = x + 10 WHERE id = 1')"_s,
                      u"op.execute('UPDATE t SET x = x + 10 WHERE id = 2')"_s});
        QCOMPARE(upgrade(u"a"_s).code, 0);
        // The other has row 2 and asks for row 1 once the migration has that and waits for row 2: the younger or the
        // one that closes the circle is ended by the server.
        Session other = must(Session::open(must(parseUrl(urlText_)), {.lockTimeout = std::chrono::minutes(1)}));
        auto transaction = std::make_optional(must(Transaction::begin(other, TransactionMode::Write)));
        must(other.execute(u"UPDATE t SET x = x + 100 WHERE id = 2"_s));
        const auto process = project_->start(arguments(u"head"_s));
        Session watcher = open();
        const QString waiting =
            kind == Kind::Postgresql
                ? u"SELECT count(*) FROM pg_locks WHERE NOT granted"_s
                : u"SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'UPDATE t%id = 2' AND "
                  "id <> connection_id()"_s;
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(watcher, waiting), u"1"_s, 60000);
        const auto second = other.execute(u"UPDATE t SET x = x + 100 WHERE id = 1"_s);
        if (second)
            must(transaction->commit().map([] { return true; }));
        else
            must(transaction->rollback().map([] { return true; }));
        const Ended ended = Project::wait(*process);
        QVERIFY2(ended.code == 0, qPrintable(ended.errors));
        QCOMPARE(answer(u"SELECT x % 100 FROM t ORDER BY id"_s), u"11\n12"_s);
        QCOMPARE(answer(u"SELECT version_num FROM alembic_version"_s), u"b"_s);
    }

    void a_connection_that_is_cut_is_told_and_undone_data() { addServers(); }
    void a_connection_that_is_cut_is_told_and_undone()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        addRevisions({u"op.execute('UPDATE t SET x = 0')"_s, kind == Kind::Postgresql
                                                                 ? u"op.execute('SELECT pg_sleep(1000)')"_s
                                                                 : u"op.execute('SELECT SLEEP(1000)')"_s});
        QCOMPARE(upgrade(u"a"_s).code, 0);
        const auto process = project_->start(arguments(u"head"_s));
        Session administrator = open();
        const QString find =
            kind == Kind::Postgresql
                ? u"SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"_s
                : u"SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'"_s;
        QTRY_VERIFY_WITH_TIMEOUT(!rowsOf(administrator, find).isEmpty(), 60000);
        const QString victim = rowsOf(administrator, find);
        must(administrator.execute(
            (kind == Kind::Postgresql ? u"SELECT pg_terminate_backend(%1)"_s : u"KILL CONNECTION %1"_s).arg(victim)));
        const Ended ended = Project::wait(*process);
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"FAILED: The connection to the database was lost"_s), qPrintable(ended.errors));
        QCOMPARE(answer(u"SELECT x FROM t ORDER BY id"_s), u"1\n2"_s);
        QCOMPARE(answer(u"SELECT version_num FROM alembic_version"_s), u"a"_s);
    }

    void permission_denied_on_one_statement_undoes_what_can_be_undone_data() { addServers(); }
    void permission_denied_on_one_statement_undoes_what_can_be_undone()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        addRevisions(
            {u"op.create_table('made', sa.Column('x', sa.Integer))"_s, u"op.execute('DELETE FROM precious')"_s});
        Session administrator = open();
        must(administrator.execute(u"CREATE TABLE precious (x int)"_s));
        must(administrator.execute(u"INSERT INTO precious VALUES (1)"_s));
        if (kind == Kind::Postgresql) {
            must(administrator.execute(u"DROP ROLE IF EXISTS limited; CREATE ROLE limited LOGIN PASSWORD 'little'; "
                                       "GRANT CREATE ON SCHEMA public TO limited"_s));
        } else {
            must(administrator.execute(u"CREATE OR REPLACE USER limited@'%' IDENTIFIED BY 'little'"_s));
            must(administrator.execute(
                u"GRANT CREATE, INSERT, SELECT, UPDATE ON app.* TO limited@'%'"_s)); // but no DELETE
        }
        urlText_.replace(u"retort:s3cret"_s, u"limited:little"_s);
        const Ended ended = upgrade();
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"while running upgrade a -> b"_s), qPrintable(ended.errors));
        QVERIFY2(ended.errors.contains(u"Connect as a user who may do this"_s), qPrintable(ended.errors));
        QCOMPARE(rowsOf(administrator, u"SELECT x FROM precious"_s), u"1"_s);
        const QString made =
            u"SELECT count(*) FROM information_schema.tables WHERE table_name = 'made' AND table_schema = "_s +
            (kind == Kind::Postgresql ? u"'public'"_s : u"'app'"_s);
        QCOMPARE(rowsOf(administrator, made), isTransactional() ? u"0"_s : u"1"_s);
    }

    void names_may_hold_quotes_and_any_letter_data() { addDatabases(); }
    void names_may_hold_quotes_and_any_letter()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        const QString table = u"Ta\\\"b`l'e %s ü 表"_s;
        const QString column = u"c\\\"o`l'u %(n)s ß 🐘"_s;
        // MariaDB's names end at the Basic Multilingual Plane.
        const QString own = kind == Kind::Mariadb ? QString(column).remove(u"🐘"_s).trimmed() : column;
        project_->addRevision(u"a"_s, {u"op.create_table(\"%1\", sa.Column(\"%2\", sa.Integer, nullable=False), "
                                       "sa.Column('k', sa.Integer, primary_key=True))"_s.arg(table, own),
                                       u"t = sa.table(\"%1\", sa.column(\"%2\"), sa.column('k'))"_s.arg(table, own),
                                       u"op.bulk_insert(t, [{\"%1\": 5, 'k': 1}])"_s.arg(own),
                                       u"op.create_index(\"i'%1\", \"%1\", [\"%2\"])"_s.arg(table, own)});
        project_->addRevision(u"b"_s, {u"op.rename_table(\"%1\", \"%1 2\")"_s.arg(table)});
        project_->write(u"migrations/env.py"_s, "from alembic import context\n"
                                                "context.configure(version_table='ver\"si`on \xc3\xa4')\n");
        const Ended ended = upgrade();
        QVERIFY2(ended.code == 0, qPrintable(ended.errors));
        const QString quote = kind == Kind::Mariadb ? u"`"_s : u"\""_s;
        const auto quoted = [&](QString name) -> QString {
            name.replace(u"\\\""_s, u"\""_s);
            return quote + name.replace(quote, quote + quote) + quote;
        };
        QCOMPARE(answer(u"SELECT "_s + quoted(own) + u" FROM "_s + quoted(table + u" 2"_s)), u"5"_s);
        QCOMPARE(answer(u"SELECT version_num FROM "_s + quoted(u"ver\"si`on ä"_s)), u"b"_s);
    }

    void ten_thousand_rows_are_given_to_a_script_data() { addDatabases(); }
    void ten_thousand_rows_are_given_to_a_script()
    {
        QFETCH(Kind, kind);
        fresh(kind);
        project_->addRevision(
            u"a"_s, {u"op.create_table('t', sa.Column('x', sa.Integer), sa.Column('s', sa.Integer))"_s,
                     u"t = sa.table('t', sa.column('x'), sa.column('s'))"_s,
                     u"op.bulk_insert(t, [{'x': i, 's': 0} for i in range(10000)])"_s,
                     u"rows = op.get_bind().execute(sa.text('SELECT x FROM t ORDER BY x')).fetchall()"_s,
                     u"assert len(rows) == 10000 and rows[9999][0] == 9999"_s, u"total = sum(r[0] for r in rows)"_s,
                     u"op.execute(t.update().where(t.c.x == 0).values(s=total))"_s});
        const Ended ended = upgrade();
        QVERIFY2(ended.code == 0, qPrintable(ended.errors));
        QCOMPARE(answer(u"SELECT count(*), max(s) FROM t"_s), u"10000|49995000"_s);
    }

    void a_hundred_megabytes_are_moved_in_flat_memory_data() { addDatabases(); }
    void a_hundred_megabytes_are_moved_in_flat_memory()
    {
        QFETCH(Kind, kind);
        // Of two runs the second moves ten times as much; what they take of memory is nearly the same.
        const auto peakKilobytes = [&](int megabytes) {
            fresh(kind);
            project_ = std::make_unique<Project>();
            project_->addRevision(
                u"a"_s,
                {u"op.create_table('t', sa.Column('x', sa.Integer, primary_key=True), sa.Column('s', sa.Text))"_s,
                 u"t = sa.table('t', sa.column('x'), sa.column('s'))"_s, u"text = 'x' * 50000"_s,
                 u"for i in range(%1):"_s.arg(megabytes),
                 u"    op.bulk_insert(t, [{'x': 20 * i + j + 1, 's': text} for j in range(20)])"_s,
                 u"op.execute(\"UPDATE t SET s = 'y' WHERE x % 2 = 0\")"_s});
            const QString measured = u"import resource, subprocess, sys\nsubprocess.run(sys.argv[1:], check=True)\n"
                                     "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"_s;
            const auto process = project_->startOther(
                u"python3"_s,
                QStringList{u"-c"_s, measured, QStringLiteral(RETORT_BINARY_DIR "/bin/retort")} + arguments(u"head"_s),
                // AddressSanitizer would keep what is freed.
                {u"ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=1"_s});
            const Ended ended = Project::wait(*process);
            if (ended.code != 0)
                qFatal("%s", qPrintable(ended.errors));
            return ended.output.trimmed().toLong();
        };
        const long small = peakKilobytes(10);
        const long large = peakKilobytes(100);
        QCOMPARE(answer(u"SELECT count(*) FROM t"_s), u"2000"_s);
        QVERIFY2(large < small + 10000, qPrintable(u"%1 kB, then %2 kB"_s.arg(small).arg(large)));
    }

    void a_full_disk_is_told_and_undone()
    {
        SmallDisk disk("size=400k");
        if (!disk.isMounted())
            QSKIP("mounting takes root");
        addRevisions({u"op.execute(\"INSERT INTO t SELECT value + 10, 0 FROM "
                      "(WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 100000) "
                      "SELECT value FROM n)\")"_s});
        urlText_ = u"sqlite:///"_s + disk.path(u"app.db"_s);
        kind_ = Kind::Sqlite;
        QCOMPARE(upgrade(u"a"_s).code, 0);
        const Ended ended = upgrade();
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"FAILED: database or disk is full"_s), qPrintable(ended.errors));
        QCOMPARE(answer(u"SELECT count(*) FROM t"_s), u"2"_s);
        QCOMPARE(answer(u"PRAGMA integrity_check"_s), u"ok"_s);
        QCOMPARE(answer(u"SELECT version_num FROM alembic_version"_s), u"a"_s);
    }

    void a_full_disk_of_a_server_is_told_and_undone()
    {
        SmallDisk disk("size=2m,mode=777");
        if (!disk.isMounted())
            QSKIP("mounting takes root");
        fresh(Kind::Postgresql);
        if (::chmod(disk.folder().toLocal8Bit(), 0700) != 0 ||
            ::chown(disk.folder().toLocal8Bit(), getpwnam("nobody")->pw_uid, getpwnam("nobody")->pw_gid) != 0)
            qFatal("cannot give the folder away");
        must(open().execute(u"CREATE TABLESPACE small LOCATION '%1'"_s.arg(disk.folder())));
        addRevisions({u"op.execute('CREATE TABLE big (x int) TABLESPACE small')"_s,
                      u"op.execute('INSERT INTO big SELECT generate_series(1, 1000000)')"_s});
        const Ended ended = upgrade();
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"No space left on device"_s), qPrintable(ended.errors));
        QVERIFY2(ended.errors.contains(u"Free some space and try again"_s), qPrintable(ended.errors));
        QVERIFY(!must(open().hasTable({{}, u"big"_s})));
        QVERIFY(!must(open().hasTable({{}, u"t"_s})));
        must(open().execute(u"DROP TABLESPACE small"_s));
    }

    void a_small_limit_of_pages_is_a_full_disk()
    {
        fresh(Kind::Sqlite);
        addRevisions({u"op.execute('PRAGMA max_page_count = 5')"_s,
                      u"op.execute('CREATE TABLE big AS SELECT zeroblob(100000) AS b')"_s});
        const Ended ended = upgrade();
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"FAILED: database or disk is full"_s), qPrintable(ended.errors));
        QVERIFY(!must(open().hasTable({{}, u"t"_s})));
    }

    void a_damaged_file_and_one_that_is_none_are_told()
    {
        fresh(Kind::Sqlite);
        addRevisions({u"op.execute('UPDATE t SET x = x + 1')"_s});
        QFile none(files_.path());
        QVERIFY(none.open(QIODevice::WriteOnly));
        none.write(QByteArray(4096, 'x'));
        none.close();
        const Ended refused = upgrade();
        QCOMPARE(refused.code, 255);
        QVERIFY2(refused.errors.contains(u"FAILED: file is not a database"_s), qPrintable(refused.errors));
        none.remove();

        QCOMPARE(upgrade(u"a"_s).code, 0);
        QFile damaged(files_.path());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        const qint64 page = 4096;
        for (qint64 at = page; at < damaged.size(); at += page) {
            damaged.seek(at);
            damaged.write(QByteArray(64, '\xff'));
        }
        damaged.close();
        const Ended ended = upgrade();
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"FAILED: database disk image is malformed"_s), qPrintable(ended.errors));
    }

    void what_may_not_be_written_is_told_and_left_as_it_was_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("file") << false;
        QTest::newRow("folder") << true;
    }
    void what_may_not_be_written_is_told_and_left_as_it_was()
    {
        QFETCH(bool, isFolder);
        kind_ = Kind::Sqlite;
        addRevisions({u"op.add_column('t', sa.Column('y', sa.Integer))"_s});
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"app.db"_s);
        urlText_ = u"sqlite:///"_s + file;
        QCOMPARE(upgrade(u"a"_s).code, 0);
        const QString locked = isFolder ? folder.path() : file;
        const QFile::Permissions before = QFile::permissions(locked);
        const QFile::Permissions writers = QFile::WriteOwner | QFile::WriteUser;
        QVERIFY(QFile::setPermissions(locked, before & ~writers));
        // Root may write everywhere, unless it has given that up.
        const QStringList bound{u"--bounding-set"_s, u"-dac_override"_s, Project::program()};
        const Ended ended = ::geteuid() == 0
                                ? Project::wait(*project_->startOther(u"setpriv"_s, bound + arguments(u"head"_s)))
                                : upgrade();
        QVERIFY(QFile::setPermissions(locked, before));
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"FAILED: attempt to write a readonly database"_s) &&
                     ended.errors.contains(u"Check that you may write to the database file and to its folder."_s),
                 qPrintable(ended.errors));
        QCOMPARE(answer(u"SELECT version_num FROM alembic_version"_s), u"a"_s);
        QCOMPARE(answer(u"SELECT * FROM t"_s), u"1|1\n2|2"_s);
    }

    void a_locked_file_is_waited_for_and_then_told()
    {
        fresh(Kind::Sqlite);
        addRevisions({u"op.execute('UPDATE t SET x = x + 1')"_s});
        QCOMPARE(upgrade(u"a"_s).code, 0);
        Session other = open();
        const auto transaction = must(Transaction::begin(other, TransactionMode::Write));
        urlText_ += u"?timeout=0.05"_s;
        project_->write(u"retort.toml"_s, "[connections.app]\nurl = \"" + urlText_.toUtf8() + "\"\nlock_retries = 1\n");
        const Ended ended = upgrade();
        QCOMPARE(ended.code, 255);
        QVERIFY2(ended.errors.contains(u"FAILED: database is locked"_s), qPrintable(ended.errors));
    }
};

QTEST_GUILESS_MAIN(tst_trouble)
#include "tst_trouble.moc"
