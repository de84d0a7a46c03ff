#include <core/base/error_codes.h>
#include <core/database/query_result.h>
#include <core/dialects/error_codes.h>
#include <core/migration/held_text.h>
#include <core/migration/offline.h>
#include <core/replay/expected_schema.h>

#include <algorithm>

namespace retort::migration
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Whether the schema is brought along, statement by statement. That takes time, and few histories ask for it.
enum class Schema { Unknown, Tracked };

/// Writes each statement as it comes.
class TextSink final : public alembic::StatementSink
{
public:
    TextSink(const dialects::Dialect &dialect, const OfflineOptions &options, Schema schema, WriteText write,
             std::function<void(const alembic::LogLine &)> log)
        : dialect_(dialect)
        , schema_(dialect, schema == Schema::Tracked ? options.startingSchema : replay::ExpectedSchema::Start())
        , write_(std::move(write))
        , log_(std::move(log))
    {
    }

    const dialects::Dialect &dialect() const override { return dialect_; }
    bool isOffline() const override { return true; }

    Result<database::QueryResult> apply(const operations::Operation &,
                                        const std::vector<sql::Statement> &statements) override
    {
        for (const sql::Statement &statement : statements) {
            RETORT_CHECK(put(statement));
            schema_.note(statement.text);
        }
        return database::QueryResult{};
    }
    Result<database::QueryResult> query(const sql::Statement &statement) override
    {
        return fail(errors::DatabaseNeededOffline, {}, statement.origin);
    }
    Result<std::optional<schema::Table>> table(const sql::ObjectName &name, const SourcePosition &origin) override
    {
        RETORT_TRY(const schema::Schema *schema, schemaNow(origin));
        std::optional<schema::Table> found = replay::tableCalled(*schema, name, dialect_.customs());
        if (!found && !schema_.isWhole())
            return fail(errors::DatabaseNeededOffline, {}, origin);
        RETORT_CHECK(tell((found ? u"table %1 is taken to be as the history leaves it"_s
                                 : u"table %1 is taken not to be there, as the history leaves it"_s)
                              .arg(name.name)));
        return found;
    }
    Result<std::optional<QStringList>> knownNames(NameKind kind, const QString &schemaName,
                                                  const SourcePosition &origin) override
    {
        RETORT_TRY(const schema::Schema *schema, schemaNow(origin));
        if (!schema_.isWhole())
            return fail(errors::DatabaseNeededOffline, {}, origin);
        const QString what = kind == NameKind::Tables  ? u"tables"_s
                             : kind == NameKind::Views ? u"views"_s
                                                       : u"schemas"_s;
        RETORT_CHECK(tell(u"the %1 are taken to be as the history leaves them"_s.arg(what)));
        return replay::namesOf(*schema, kind, schemaName, dialect_.customs());
    }
    Result<> beginAutocommit() override { return commit(); }
    Result<> endAutocommit() override { return begin(); }
    void log(const alembic::LogLine &line) override { log_(line); }

    /// Whether a table's shape was needed.
    [[nodiscard]] bool wasAsked() const { return wasAsked_; }

    /// From here on tables are told anew: the next revision.
    void nextRevision() { told_.clear(); }

    Result<> begin() { return dialect_.capabilities().offlineTransaction ? line(u"BEGIN;"_s) : Result<>(); }
    Result<> commit() { return dialect_.capabilities().offlineTransaction ? line(u"COMMIT;"_s) : Result<>(); }
    Result<> put(const sql::Statement &statement)
    {
        QString text = statement.text;
        return line(text.replace(u'\t', u"    "_s).trimmed() + u';');
    }
    Result<> line(const QString &text) { return write_(text + u"\n\n"_s); }

private:
    Result<const schema::Schema *> schemaNow(const SourcePosition &origin)
    {
        wasAsked_ = true;
        if (!schema_.isKnown())
            return fail(errors::DatabaseNeededOffline, {}, origin);
        return schema_.now();
    }
    /// Once in a revision, what its text relies on.
    Result<> tell(const QString &what)
    {
        if (told_.contains(what))
            return {};
        told_ << what;
        return line(u"-- %1: no database was asked"_s.arg(what));
    }

    const dialects::Dialect &dialect_;
    replay::ExpectedSchema schema_; ///< behind everything that was written so far
    bool wasAsked_ = false;
    QStringList told_; ///< what was relied on in this revision
    const WriteText write_;
    const std::function<void(const alembic::LogLine &)> log_;
};

// What HeadMaintainer keeps: whether the version table would have rows.
qsizetype rowsAfter(qsizetype rows, const std::vector<revisions::VersionWrite> &writes)
{
    for (const revisions::VersionWrite &write : writes) {
        rows += std::holds_alternative<revisions::InsertVersion>(write) ? 1 : 0;
        rows -= std::holds_alternative<revisions::DeleteVersion>(write) ? 1 : 0;
    }
    return rows;
}

Result<> writeStep(const Plan &plan, const PlanStep &step, bool createsTable, const dialects::Dialect &dialect,
                   const Scripts &scripts, const OfflineOptions &options, TextSink &sink)
{
    if (createsTable) {
        RETORT_TRY(const std::vector<sql::Statement> create, createVersionTable(dialect, options.versionTable));
        for (const sql::Statement &statement : create)
            RETORT_CHECK(sink.put(statement));
    }
    sink.nextRevision();
    RETORT_CHECK(sink.line(u"-- Running "_s + shortLog(plan, step)));
    if (!isStamp(plan)) {
        if (auto done = scripts.evaluate(step.revision, step.direction, sink, plan.conditions); !done)
            return fail(done.error().within({u"writing "_s + shortLog(plan, step), {}}));
    }
    for (const revisions::VersionWrite &write : step.writes)
        RETORT_CHECK(sink.put(versionStatement(dialect, options.versionTable, write, dialects::Rendering::Literal)));
    return {};
}

Result<> writeAll(const Plan &plan, const dialects::Dialect &dialect, const Scripts &scripts,
                  const OfflineOptions &options, TextSink &sink)
{
    qsizetype rows = plan.rowsBefore.size();
    if (!options.transactionPerMigration)
        RETORT_CHECK(sink.begin());
    for (const PlanStep &step : plan.steps) {
        RETORT_CHECK(options.cancel.check(u"the text"_s));
        if (options.transactionPerMigration)
            RETORT_CHECK(sink.begin());
        RETORT_CHECK(writeStep(plan, step, rows == 0, dialect, scripts, options, sink));
        if (options.transactionPerMigration)
            RETORT_CHECK(sink.commit());
        rows = rowsAfter(rows, step.writes);
    }
    return options.transactionPerMigration ? Result<>() : sink.commit();
}

} // namespace

Result<> writeOffline(const Plan &plan, const dialects::Dialect &dialect, const Scripts &scripts,
                      const OfflineOptions &options, const WriteText &write,
                      const std::function<void(const alembic::LogLine &)> &log)
{
    // Nothing is written before all of it is known to go well. Evaluated first and checked then, since what ran is
    // checked in less time, and the scripts are read by another thread meanwhile.
    expectScripts(plan, scripts);
    HeldText text;
    std::vector<alembic::LogLine> said;
    const auto tries = [&](Schema schema) -> Result<bool> {
        TextSink sink(
            dialect, options, schema, [&](const QString &more) { return text.add(more); },
            [&](const alembic::LogLine &line) { said.push_back(line); });
        Result<> done = writeAll(plan, dialect, scripts, options, sink);
        const bool mayTrack = schema == Schema::Unknown && sink.wasAsked() && options.startingSchema;
        if (!done && !mayTrack)
            return fail(std::move(done).error());
        return done.has_value();
    };
    Result<bool> done = tries(Schema::Unknown);
    if (done && !*done) {
        text.clear();
        said.clear();
        done = tries(Schema::Tracked);
    }
    if (!done && done.error().code == errors::Cancelled)
        return fail(std::move(done).error());
    // A revision that is out of reach is named before an earlier one that failed.
    if (std::vector<Error> errors = checkScripts(plan, scripts); !errors.empty())
        return fail(std::move(errors.front()));
    RETORT_CHECK(done);
    if (log)
        std::for_each(said.begin(), said.end(), log);
    return text.writeTo(write);
}

} // namespace retort::migration
