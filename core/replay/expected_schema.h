#pragma once

#include <core/alembic/statement_sink.h>
#include <core/dialects/dialect.h>
#include <core/replay/snapshot.h>

#include <functional>

namespace retort::replay
{

/// The table of that name as scripts name it: with or without the default schema, in the case that the database takes.
[[nodiscard]] std::optional<schema::Table> tableCalled(const schema::Schema &schema, const sql::ObjectName &name,
                                                       const ddl::Customs &customs);

/// What there is in a schema of that name, sorted; empty: the default one.
[[nodiscard]] QStringList namesOf(const schema::Schema &schema, alembic::StatementSink::NameKind kind,
                                  const QString &schemaName, const ddl::Customs &customs);

/// The schema as it is behind statements that are not run, or not yet: where it began, and what they do to it.
class ExpectedSchema
{
public:
    using Start = std::function<Result<Snapshot>()>;

    /// `start` is called once, when somebody asks for the first time; without it nothing is known. The dialect must
    /// outlive it.
    ExpectedSchema(const dialects::Dialect &dialect, Start start);

    [[nodiscard]] bool isKnown() const { return static_cast<bool>(start_); }
    /// Another statement's text. Costs next to nothing until somebody asks.
    void note(const QString &text);
    /// Only where isKnown(). Points into this object, up to the next note().
    [[nodiscard]] Result<const schema::Schema *> now();
    /// Behind now(): whether all that led here was understood, so that what is not in it is not there.
    [[nodiscard]] bool isWhole() const;

private:
    const dialects::Dialect &dialect_;
    Start start_;
    std::optional<Snapshot> snapshot_;
    QStringList noted_; ///< since snapshot_ was brought up to date
};

} // namespace retort::replay
