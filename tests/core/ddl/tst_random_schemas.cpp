#include <core/ddl/apply.h>
#include <tests/core/ddl/live.h>
#include <tests/core/ddl/random_operations.h>

#include <QTest>

using namespace retort;
using namespace retort::tests;
using namespace Qt::Literals::StringLiterals;

/// Whatever is done to a schema, its replay is what the database has: histories of random operations, compiled as those
/// of scripts are, run on the real databases and replayed, both sides compared after each one.
///
/// Without more the suite's short form runs: the same histories every time. RETORT_RANDOM_HISTORIES=N draws so many for
/// each database, from the seed RETORT_RANDOM_SEED on (0 where it is not given). A fault names its seed, and the fewest
/// statements that show it.
class RandomSchemasTest : public QObject
{
    Q_OBJECT

    static constexpr int operationsOfOne = 40;

    /// One database with a replay beside it.
    class Pair
    {
    public:
        explicit Pair(const dialects::Dialect &dialect)
            : dialect_(dialect)
            , session_(
                  must(database::Session::open(must(database::parseUrl(emptyDatabase(dialect.name(), u"random"_s))))))
        {
            replayed.collations = must(dialect_.readSchema(catalogueOf(session_), {})).collations;
        }

        /// In one transaction where the database has such; what it refuses leaves both sides as they were.
        void run(const QStringList &statements)
        {
            std::optional<database::Transaction> transaction;
            if (dialect_.capabilities().transactionalDdl)
                transaction.emplace(must(database::Transaction::begin(session_, database::TransactionMode::Write)));
            const schema::Schema before = replayed;
            QStringList done;
            for (const QString &statement : statements) {
                if (!session_.execute(statement)) {
                    if (transaction) {
                        must(transaction->rollback().map([] { return true; }));
                        replayed = before;
                        return;
                    }
                    break;
                }
                if (ddl::apply(replayed, statement, dialect_.customs()) == ddl::Effect::Opaque)
                    opaque << statement;
                done << statement;
            }
            if (transaction)
                must(transaction->commit().map([] { return true; }));
            if (!done.isEmpty())
                accepted.push_back(done);
        }

        QStringList faults()
        {
            QStringList found;
            for (const QString &statement : std::as_const(opaque))
                found << u"not understood: "_s + statement;
            const schema::Schema live = must(dialect_.readSchema(catalogueOf(session_), {}));
            found << faultsOf(replayed, live, dialect_);
            return found;
        }

        schema::Schema replayed;
        std::vector<QStringList> accepted; ///< by operation
        QStringList opaque;

    private:
        const dialects::Dialect &dialect_;
        database::Session session_;
    };

    static QStringList compiled(const operations::Operation &operation, const dialects::Dialect &dialect,
                                const schema::Schema &schema)
    {
        dialects::CompileContext context;
        context.shapeOf = [&](const sql::ObjectName &name) -> Result<schema::Table> {
            return *schema::findTable(schema, name);
        };
        QStringList texts;
        // What cannot be compiled is no operation for this database.
        if (const auto statements = dialect.compile(operation, context))
            for (const sql::Statement &statement : *statements)
                texts << statement.text;
        return texts;
    }

    /// Leaves out whatever the fault does not need, from the end on, as long as anything can be left out.
    static std::vector<QStringList> shrunk(std::vector<QStringList> history, const dialects::Dialect &dialect)
    {
        const auto isFaulty = [&](const std::vector<QStringList> &some) {
            Pair pair(dialect);
            for (const QStringList &statements : some)
                pair.run(statements);
            return !pair.faults().isEmpty();
        };
        for (std::size_t width = std::max<std::size_t>(history.size() / 2, 1); width > 0; width /= 2)
            for (std::size_t end = history.size(); end >= width && end > 0;) {
                std::vector<QStringList> shorter(history.begin(),
                                                 history.begin() + static_cast<std::ptrdiff_t>(end - width));
                shorter.insert(shorter.end(), history.begin() + static_cast<std::ptrdiff_t>(end), history.end());
                if (isFaulty(shorter))
                    history = std::move(shorter);
                end -= width;
                end = std::min(end, history.size());
            }
        return history;
    }

private Q_SLOTS:
    void replay_equals_the_database_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const QString &dialect : truthDialects)
            QTest::addRow("%s", qPrintable(dialect)) << dialect;
    }

    void replay_equals_the_database()
    {
        QFETCH(QString, dialect);
        const dialects::Dialect &known = *must(dialects::dialectNamed(dialect));
        const int usual = dialect == u"sqlite"_s ? 30 : 5;
        const int histories = qEnvironmentVariableIsSet("RETORT_RANDOM_HISTORIES")
                                  ? qEnvironmentVariableIntValue("RETORT_RANDOM_HISTORIES")
                                  : usual;
        const quint32 first = static_cast<quint32>(qEnvironmentVariableIntValue("RETORT_RANDOM_SEED"));
        std::size_t changes = 0;
        int faulty = 0;
        for (quint32 seed = first; seed < first + static_cast<quint32>(histories); ++seed) {
            RandomOperations random(known, seed);
            Pair pair(known);
            QStringList faults;
            for (int i = 0; i < operationsOfOne && faults.isEmpty(); ++i) {
                const std::size_t before = pair.accepted.size();
                pair.run(compiled(random.next(pair.replayed), known, pair.replayed));
                if (pair.accepted.size() > before)
                    faults = pair.faults();
            }
            changes += pair.accepted.size();
            if (faults.isEmpty())
                continue;
            ++faulty;
            qWarning("seed %u:", seed);
            for (const QStringList &statements : shrunk(pair.accepted, known))
                for (const QString &statement : statements)
                    qWarning("    %s;", qPrintable(statement.simplified()));
            for (const QString &fault : std::as_const(faults))
                qWarning("  %s", qPrintable(fault));
        }
        QCOMPARE(faulty, 0);
        // Most operations fit: a generator whose operations are all refused would show nothing.
        QVERIFY(changes >= static_cast<std::size_t>(histories) * operationsOfOne / 2);
    }
};

QTEST_GUILESS_MAIN(RandomSchemasTest)
#include "tst_random_schemas.moc"
