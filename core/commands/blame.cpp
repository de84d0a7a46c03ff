#include <core/alembic/error_codes.h>
#include <core/commands/blame.h>
#include <core/ddl/table_edits.h>
#include <core/dialects/error_codes.h>

namespace retort::commands
{
using namespace Qt::Literals::StringLiterals;

namespace
{

template <typename Parts> replay::Provenance in(const Parts &parts, const QString &name)
{
    const auto found = parts.find(name);
    return found == parts.end() ? replay::Provenance{} : found->second;
}

std::vector<BlamedPart> partsOf(const schema::Table &table, const replay::TableProvenance &from)
{
    std::vector<BlamedPart> parts{{u"table"_s, table.name.name, from.table}};
    for (const schema::Column &column : table.columns)
        parts.push_back({u"column"_s, column.name, in(from.columns, column.name)});
    for (const schema::Constraint &constraint : table.constraints)
        parts.push_back({u"constraint"_s, replay::key(constraint), in(from.constraints, replay::key(constraint))});
    for (const schema::Index &index : table.indexes)
        parts.push_back({u"index"_s, index.name.text, in(from.indexes, index.name.text)});
    return parts;
}

} // namespace

Result<BlameReport> blame(const Workspace &workspace, const QString &name, const QString &dialect,
                          const CancelToken &cancel)
{
    RETORT_TRY(const SchemaReport report, replayedSchema(workspace, u"heads"_s, dialect, cancel));
    const schema::Schema &schema = report.snapshot.schema;
    const ddl::Customs &customs = report.dialect->customs();
    const auto tableCalled = [&](const sql::ObjectName &wanted) {
        return schema::findTable(schema, ddl::known(schema, wanted, customs));
    };
    const QString first = name.section(u'.', 0, 0);
    const QString last = name.contains(u'.') ? name.section(u'.', 1) : QString();
    const schema::Table *table =
        last.isEmpty() ? tableCalled({{}, first}) : tableCalled({first, last.section(u'.', 0, 0)});
    QString column = table && !last.isEmpty() ? last.section(u'.', 1) : QString();
    if (!table && !last.isEmpty()) {
        table = tableCalled({{}, first});
        column = last;
    }
    const auto noTable = [&] { return fail(errors::ScriptTableMissing, {{u"table"_s, name}}); };
    if (!table)
        return noTable();
    const auto provenance = report.snapshot.provenance.find(table->name);
    if (provenance == report.snapshot.provenance.end())
        return noTable();
    BlameReport blamed{table->name, partsOf(*table, *provenance->second), report.snapshot.gaps};
    if (column.isEmpty())
        return blamed;
    std::vector<BlamedPart> one;
    for (const BlamedPart &part : blamed.parts)
        if (part.kind == u"column"_s && part.name.compare(column, Qt::CaseInsensitive) == 0)
            one.push_back(part);
    if (one.empty())
        return fail(errors::BatchNoSuchObject,
                    {{u"table"_s, table->name.name}, {u"what"_s, u"column"_s}, {u"name"_s, column}});
    blamed.parts = std::move(one);
    return blamed;
}

} // namespace retort::commands
