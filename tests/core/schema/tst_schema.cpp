#include <core/schema/naming.h>

#include <QTest>

using namespace retort;
using namespace retort::schema;
using namespace Qt::Literals::StringLiterals;

/// Tables as scripts declare them, and the names that conventions give.
class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns_bring_their_constraints_along()
    {
        ColumnDeclaration id;
        id.column.name = u"id"_s;
        id.column.type = sql::SqlType(sql::IntegerType{});
        id.primaryKey = true;
        ColumnDeclaration owner = id;
        owner.column.name = u"owner"_s;
        owner.primaryKey = false;
        owner.unique = true;
        ForeignKey key;
        key.target = {{}, u"users"_s};
        key.targetColumns = QStringList{u"id"_s};
        owner.foreignKeys = {key};
        const Table table = assembleTable({{}, u"t"_s}, {id, owner, CheckConstraint{}});
        QCOMPARE(table.constraints.size(), std::size_t(4));
        QCOMPARE(std::get<PrimaryKey>(table.constraints[0]).columns, QStringList{u"id"_s});
        QVERIFY(std::holds_alternative<CheckConstraint>(table.constraints[1]));
        QVERIFY(std::holds_alternative<UniqueConstraint>(table.constraints[2]));
        QCOMPARE(std::get<ForeignKey>(table.constraints[3]).columns, QStringList{u"owner"_s});
        QVERIFY(!table.columns[0].nullable && table.columns[1].nullable);
        QCOMPARE(autoincrementColumn(table), &table.columns[0]);
    }

    void conventions_name_what_has_no_final_name()
    {
        const NamingConvention convention{{u"uq"_s, u"uq_%(table_name)s_%(column_0_N_name)s"_s},
                                          {u"ck"_s, u"ck_%(table_name)s_%(constraint_name)s"_s},
                                          {u"fk"_s, u"fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"_s}};
        const sql::ObjectName t{{}, u"t"_s};
        QCOMPARE(conventionalName(UniqueConstraint{{}, {u"a"_s, u"b"_s}, {}, {}, {}}, t, convention),
                 (Name{u"uq_t_a_b"_s, true}));
        QCOMPARE(conventionalName(UniqueConstraint{{u"mine"_s, false}, {u"a"_s}, {}, {}, {}}, t, convention),
                 (Name{u"mine"_s, false}));
        CheckConstraint check;
        check.name = {u"positive"_s, false};
        QCOMPARE(conventionalName(check, t, convention).text, u"ck_t_positive"_s);
        check.name.isFinal = true;
        QCOMPARE(conventionalName(check, t, convention).text, u"positive"_s);
        ForeignKey key;
        key.columns = QStringList{u"a"_s};
        key.target = {{}, u"users"_s};
        QCOMPARE(conventionalName(key, t, convention).text, u"fk_t_a_users"_s);
        Index index;
        index.table = t;
        index.elements = {expressions::Expression{expressions::ColumnReference{{}, u"a"_s}}};
        QCOMPARE(conventionalName(index, defaultNamingConvention()).text, u"ix_t_a"_s);
    }
};

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
