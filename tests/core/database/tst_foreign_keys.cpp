#include <core/database/error_codes.h>
#include <core/database/foreign_keys.h>
#include <tests/support/databases.h>

#include <QTest>

using namespace retort;
using namespace retort::database;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

class tst_foreign_keys : public QObject
{
    Q_OBJECT

    const QString schema_ = u"CREATE TABLE parent (id INTEGER PRIMARY KEY);"
                            "CREATE TABLE child (id INTEGER, p INTEGER REFERENCES parent (id) ON DELETE CASCADE);"
                            "INSERT INTO parent VALUES (1);"
                            "INSERT INTO child VALUES (1, 1);"_s;
    const QString orphan_ = u"INSERT INTO child VALUES (2, 77), (3, 77);"_s;
    const QString rebuild_ = u"CREATE TABLE t2 (id INTEGER, p INTEGER REFERENCES parent (id));"
                             "INSERT INTO t2 SELECT * FROM child ORDER BY id DESC;"
                             "DROP TABLE child;"
                             "ALTER TABLE t2 RENAME TO child;"_s;

    /// The answer of refuseNew() after `during` ran on a database made by `before`.
    Result<> answer(const QString &before, const QString &during)
    {
        Session session = must(Session::open(must(parseUrl(u"sqlite://"_s))));
        must(session.execute(before));
        ForeignKeyGuard guard = must(ForeignKeyGuard::switchOff(session));
        if (auto remembered = guard.remember(); !remembered)
            return remembered;
        must(session.execute(during));
        return guard.refuseNew();
    }

private Q_SLOTS:
    void a_new_orphan_is_refused_and_named()
    {
        const auto refused = answer(schema_, orphan_);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, errors::ForeignKeysViolated);
        QCOMPARE(sentence(refused.error()),
                 u"2 rows would refer to rows that do not exist: child row 2 to parent, child row 3 to parent"_s);
    }

    void orphans_that_were_there_before_are_left_alone()
    {
        QVERIFY(answer(schema_ + orphan_, u"INSERT INTO parent VALUES (2)"_s));
    }

    void a_rebuild_that_numbers_the_rows_anew_makes_no_new_orphan() { QVERIFY(answer(schema_ + orphan_, rebuild_)); }

    void a_renamed_table_makes_no_new_orphan()
    {
        QVERIFY(answer(schema_ + orphan_, u"ALTER TABLE child RENAME TO kid; ALTER TABLE parent RENAME TO elder"_s));
    }

    void one_more_orphan_of_the_same_value_is_a_new_one()
    {
        const auto refused = answer(schema_ + orphan_, rebuild_ + u"INSERT INTO child VALUES (9, 77)"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().data.value(u"count"_s).toInt(), 1);
    }

    void an_orphan_in_exchange_for_another_is_a_new_one()
    {
        QVERIFY(!answer(schema_ + orphan_, u"DELETE FROM child WHERE id = 2; INSERT INTO child VALUES (4, 78)"_s));
    }

    void a_dropped_parent_table_makes_orphans() { QVERIFY(!answer(schema_, u"DELETE FROM parent"_s)); }

    void orphans_of_tables_without_rowid_are_counted()
    {
        const QString schema = u"CREATE TABLE parent (id INTEGER PRIMARY KEY);"
                               "CREATE TABLE child (id PRIMARY KEY, p REFERENCES parent (id)) WITHOUT ROWID;"
                               "INSERT INTO child VALUES (1, 5);"_s;
        QVERIFY(answer(schema, u"UPDATE child SET p = 6"_s));
        QVERIFY(!answer(schema, u"INSERT INTO child VALUES (2, 5)"_s));
    }

    void enforcement_is_off_meanwhile_and_as_before_afterwards()
    {
        Session session = must(Session::open(must(parseUrl(u"sqlite://"_s))));
        must(session.execute(u"PRAGMA foreign_keys = ON"_s));
        must(session.execute(schema_));
        {
            ForeignKeyGuard guard = must(ForeignKeyGuard::switchOff(session));
            must(session.execute(u"DELETE FROM parent; INSERT INTO parent VALUES (1)"_s));
            must(session.execute(u"PRAGMA foreign_keys = ON"_s));
            QVERIFY(guard.keepOff());
            QCOMPARE(rowsOf(session, u"PRAGMA foreign_keys"_s), u"0"_s);
        }
        QCOMPARE(rowsOf(session, u"PRAGMA foreign_keys"_s), u"1"_s);
        QCOMPARE(rowsOf(session, u"SELECT count(*) FROM child"_s), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(tst_foreign_keys)
#include "tst_foreign_keys.moc"
