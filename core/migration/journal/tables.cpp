#include <core/migration/journal/tables.h>

namespace retort::migration::journal
{
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The words for a text, a short text that may be a key, and a whole number.
struct TypeWords {
    QString text = u"TEXT"_s;
    QString key = u"TEXT"_s;
    QString number = u"BIGINT"_s;
    QString options;
    QString keyed; ///< options of a table that is only looked up by a key of several columns
};

TypeWords typesOf(const dialects::Dialect &dialect)
{
    // With comments inside of CREATE TABLE: MySQL and MariaDB. With neither those nor enums: SQLite.
    if (dialect.capabilities().inlineComments)
        return {u"LONGTEXT"_s, u"VARCHAR(36)"_s, u"BIGINT"_s, u" ENGINE=InnoDB CHARACTER SET utf8mb4"_s, {}};
    // SQLite keeps such a table and its key apart otherwise: twice the pages to write and to sync.
    TypeWords types;
    if (!dialect.capabilities().enumTypes)
        types.keyed = u" WITHOUT ROWID"_s;
    return types;
}

QString quoted(const sql::ObjectName &name)
{
    return name.schema.isEmpty() ? name.name : QString(name.schema + u'.' + name.name);
}

} // namespace

Tables tablesFor(const dialects::Dialect &dialect)
{
    if (dialect.capabilities().enumTypes && !dialect.capabilities().inlineComments)
        return {{u"retort"_s, u"runs"_s}, {u"retort"_s, u"revisions"_s}, {u"retort"_s, u"statements"_s}};
    return {{{}, u"retort_runs"_s}, {{}, u"retort_revisions"_s}, {{}, u"retort_statements"_s}};
}

QStringList createTables(const Tables &tables, const dialects::Dialect &dialect)
{
    const TypeWords types = typesOf(dialect);
    const auto table = [&types](const sql::ObjectName &name, QString columns, const QString &options = {}) {
        columns.replace(u"{key}"_s, types.key).replace(u"{text}"_s, types.text).replace(u"{number}"_s, types.number);
        return u"CREATE TABLE IF NOT EXISTS %1 (%2)%3"_s.arg(quoted(name), columns, types.options + options);
    };
    QStringList statements;
    if (!tables.runs.schema.isEmpty())
        statements << u"CREATE SCHEMA IF NOT EXISTS "_s + tables.runs.schema;
    statements << table(
        tables.runs,
        u"id {key} NOT NULL PRIMARY KEY, started {key} NOT NULL, ended {text} NOT NULL, "
        "who {text} NOT NULL, host {text} NOT NULL, process {number} NOT NULL, "
        "program {text} NOT NULL, url {text} NOT NULL, version_table {text} NOT NULL, "
        "command {text} NOT NULL, targets {text} NOT NULL, rows_before {text} NOT NULL, "
        "rows_planned {text} NOT NULL, rows_after {text} NOT NULL, outcome {text} NOT NULL, "
        "error {text} NOT NULL, error_code {text} NOT NULL, resumes {text} NOT NULL, seen_now {text} NOT NULL, "
        "seen_seed {text} NOT NULL"_s);
    statements << table(tables.revisions,
                        u"run_id {key} NOT NULL, revision_no {number} NOT NULL, revision {text} NOT NULL, "
                        "direction {text} NOT NULL, came_from {text} NOT NULL, went_to {text} NOT NULL, "
                        "path {text} NOT NULL, digest {text} NOT NULL, started {text} NOT NULL, "
                        "microseconds {number} NOT NULL, outcome {text} NOT NULL, "
                        "PRIMARY KEY (run_id, revision_no)"_s,
                        types.keyed);
    statements << table(tables.statements,
                        u"run_id {key} NOT NULL, revision_no {number} NOT NULL, statement_no {number} NOT NULL, "
                        "sql_text {text} NOT NULL, digest {text} NOT NULL, executions {number} NOT NULL, "
                        "parameters {number} NOT NULL, changes {number} NOT NULL, answered {number} NOT NULL, "
                        "rows_touched {number}, inserted_id {number}, script_line {number} NOT NULL, "
                        "microseconds {number} NOT NULL, outcome {text} NOT NULL, "
                        "PRIMARY KEY (run_id, revision_no, statement_no)"_s,
                        types.keyed);
    return statements;
}

QStringList hidingLines(const Tables &tables)
{
    QStringList lines{u"def include_object(object, name, type_, reflected, compare_to):"_s};
    if (!tables.runs.schema.isEmpty()) {
        lines << u"    return getattr(object, \"schema\", None) != \"%1\""_s.arg(tables.runs.schema);
    } else {
        lines << u"    return type_ != \"table\" or name not in {\"%1\", \"%2\", \"%3\"}"_s.arg(
            tables.runs.name, tables.revisions.name, tables.statements.name);
    }
    lines << QString() << u"context.configure(..., include_object=include_object)"_s;
    return lines;
}

} // namespace retort::migration::journal
