#include <core/ddl/apply.h>
#include <core/ddl/table_edits.h>
#include <core/replay/expected_schema.h>

namespace retort::replay
{

std::optional<schema::Table> tableCalled(const schema::Schema &schema, const sql::ObjectName &name,
                                         const ddl::Customs &customs)
{
    sql::ObjectName meant = name;
    if (meant.schema == customs.defaultSchema)
        meant.schema.clear();
    const schema::Table *found = schema::findTable(schema, ddl::known(schema, meant, customs));
    return found ? std::optional(*found) : std::nullopt;
}

QStringList namesOf(const schema::Schema &schema, alembic::StatementSink::NameKind kind, const QString &schemaName,
                    const ddl::Customs &customs)
{
    const QString meant = schemaName == customs.defaultSchema ? QString() : schemaName;
    QStringList names;
    const auto collect = [&](const auto &objects) {
        for (const auto &[name, object] : objects)
            if (name.schema == meant)
                names << name.name;
    };
    using Kind = alembic::StatementSink::NameKind;
    switch (kind) {
    case Kind::Tables:
        collect(schema.tables);
        break;
    case Kind::Views:
        collect(schema.views);
        break;
    case Kind::Schemas:
        if (!customs.defaultSchema.isEmpty())
            names << customs.defaultSchema;
        for (const auto &[name, table] : schema.tables)
            if (!name.schema.isEmpty() && !names.contains(name.schema))
                names << name.schema;
        break;
    }
    return names;
}

ExpectedSchema::ExpectedSchema(const dialects::Dialect &dialect, Start start)
    : dialect_(dialect)
    , start_(std::move(start))
{
}

void ExpectedSchema::note(const QString &text)
{
    if (isKnown())
        noted_ << text;
}

Result<const schema::Schema *> ExpectedSchema::now()
{
    Q_ASSERT(isKnown());
    if (!snapshot_) {
        RETORT_TRY(snapshot_, start_());
    }
    schema::Schema &schema = snapshot_->schema;
    for (const QString &text : std::as_const(noted_))
        for (const sql::Piece &piece : sql::split(text, dialect_.lexicalRules()))
            if (const QString statement = text.mid(piece.offset, piece.length);
                ddl::apply(schema, statement, dialect_.customs()) == ddl::Effect::Opaque)
                schema.opaque.push_back({statement, {}});
    noted_.clear();
    return &schema;
}

bool ExpectedSchema::isWhole() const
{
    return snapshot_ && snapshot_->gaps.empty() && snapshot_->schema.opaque.empty();
}

} // namespace retort::replay
