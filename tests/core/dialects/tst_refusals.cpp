#include <core/dialects/dialect.h>
#include <core/dialects/error_codes.h>
#include <tests/core/dialects/build.h>

#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace retort::operations;

/// What a database cannot do is an error at the call's place, before anything runs.
class TestRefusals : public QObject
{
    Q_OBJECT

private:
    static std::optional<Error> refusal(const QString &dialect, Operation operation,
                                        const dialects::CompileContext &context = {})
    {
        operation.origin = SourcePosition{u"a.py"_s, 7, 1, 1, {}};
        const auto compiled = dialects::dialectNamed(dialect).value()->compile(operation, context);
        return compiled ? std::nullopt : std::optional(compiled.error());
    }

    static BatchAlterTable batchOf(Operation operation)
    {
        BatchAlterTable batch;
        batch.table = {{}, u"t"_s};
        batch.copyFrom = schema::assembleTable({{}, u"t"_s}, {Declared(u"a"_s, integer())});
        batch.recreate = Recreate::Always;
        batch.operations = {std::move(operation)};
        return batch;
    }

private Q_SLOTS:
    void an_unknown_dialect_is_named()
    {
        const auto dialect = dialects::dialectNamed(u"oracle"_s);
        QVERIFY(!dialect);
        QCOMPARE(dialect.error().code, errors::UnknownDialect);
    }

    void each_refusal_has_its_code_and_place_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<int>("number");
        const char *const dialectOf[] = {"sqlite", "mysql",  "sqlite", "sqlite",     "sqlite", "postgresql", "mysql",
                                         "sqlite", "sqlite", "sqlite", "postgresql", "mysql",  "postgresql"};
        for (int i = 0; i < int(std::size(dialectOf)); ++i)
            QTest::addRow("%d %s", i, dialectOf[i]) << QString::fromLatin1(dialectOf[i]) << i;
    }

    void each_refusal_has_its_code_and_place()
    {
        QFETCH(QString, dialect);
        QFETCH(int, number);
        const sql::ObjectName t{{}, u"t"_s};
        sql::ArrayType array;
        array.element = integer();
        AlterColumn nullable = alterColumn(u"t"_s, u"a"_s);
        nullable.nullable = false;
        AlterColumn missing = alterColumn(u"t"_s, u"x"_s);
        missing.nullable = false;
        schema::ForeignKey key;
        key.columns = QStringList{u"a"_s};
        key.target = t;
        key.targetColumns = QStringList{u"a"_s};
        key.onDelete = u"CASCADE; DROP TABLE t"_s;
        const schema::UniqueConstraint tooLong{{u"x"_s.repeated(70), false}, {u"a"_s}, {}, {}, {}};
        AlterColumn computed = alterColumn(u"t"_s, u"a"_s);
        computed.serverDefault = DefaultChange(schema::Computed{raw(u"1"_s), true});
        const expressions::Query unbound = expressions::Delete{
            t, {binary(column(u"a"_s), u"="_s, expressions::Expression{expressions::BindParameter{u"p"_s, {}}})}};
        const std::vector<std::pair<Operation::Action, ErrorCode>> cases{
            {std::get<CreateTable>(createTable(u"t"_s, {Declared(u"a"_s, sql::SqlType(array))}).action),
             errors::TypeNotSupported},
            {std::get<CreateTable>(createTable(u"t"_s, {Declared(u"a"_s, string({}))}).action), errors::TypeIncomplete},
            {CreateSequence{{{{}, u"s"_s}, {}, {}}, false}, errors::OperationNotSupported},
            {nullable, errors::BatchNeeded},
            {CreateIndex{index({}, u"t"_s, {raw(u"a"_s)}), false}, errors::NameNeeded},
            {AddConstraint{t, tooLong}, errors::NameTooLong},
            {nullable, errors::ExistingTypeNeeded},
            {batchOf({missing, {}}), errors::BatchNoSuchObject},
            {batchOf({RenameTable{t, u"u"_s}, {}}), errors::BatchOperation},
            {ExecuteExpression{unbound}, errors::ParameterWithoutValue},
            {AddConstraint{t, key}, errors::SqlPhraseInvalid},
            {computed, errors::OperationNotSupported},
            {DropConstraint{t, {}, ConstraintKind::Unknown, false}, errors::NameNeeded},
        };
        const auto &[action, code] = cases.at(std::size_t(number));
        const std::optional<Error> error = refusal(dialect, {action, {}});
        QVERIFY(error);
        QCOMPARE(errorName(error->code), errorName(code));
        QVERIFY(error->position && error->position->line == 7);
    }
};

QTEST_APPLESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
