#include <core/base/overloaded.h>
#include <core/operations/operation.h>

namespace retort::operations
{
namespace
{

QString shown(const sql::ObjectName &name)
{
    return name.schema.isEmpty() ? name.name : QString(name.schema + u'.' + name.name);
}

QString constraintKind(const schema::Constraint &constraint)
{
    return std::visit(
        overloaded{[](const schema::PrimaryKey &) { return QStringLiteral("primary key"); },
                   [](const schema::UniqueConstraint &) { return QStringLiteral("unique constraint"); },
                   [](const schema::ForeignKey &) { return QStringLiteral("foreign key"); },
                   [](const schema::CheckConstraint &) { return QStringLiteral("check constraint"); },
                   [](const schema::TypeCheck &) { return QStringLiteral("check constraint"); },
                   [](const schema::ExcludeConstraint &) { return QStringLiteral("exclude constraint"); }},
        constraint);
}

QString named(const QString &kind, const schema::Name &name)
{
    return name.isEmpty() ? kind : QString(kind + u' ' + name.text);
}

QString alterDescription(const AlterColumn &alter)
{
    QStringList changes;
    if (alter.newName)
        changes << u"rename to " + *alter.newName;
    if (alter.type)
        changes << QStringLiteral("change type");
    if (alter.nullable)
        changes << (*alter.nullable ? QStringLiteral("allow NULL") : QStringLiteral("set NOT NULL"));
    if (alter.serverDefault)
        changes << (std::holds_alternative<NoDefault>(*alter.serverDefault) ? QStringLiteral("drop default")
                                                                            : QStringLiteral("set default"));
    if (alter.comment)
        changes << QStringLiteral("change comment");
    if (alter.autoincrement)
        changes << QStringLiteral("change autoincrement");
    return u"Alter column " + alter.column + u" of " + shown(alter.table) +
           (changes.isEmpty() ? QString() : QString(u": " + changes.join(QStringLiteral(", "))));
}

/// The first line of a text, cut where it is long.
QString excerpt(const QString &sql)
{
    QString line = sql.trimmed().section(u'\n', 0, 0).simplified();
    constexpr qsizetype longest = 60;
    if (line.size() > longest)
        line = line.left(longest) + u'\u2026';
    return line;
}

QString queryDescription(const expressions::Query &query)
{
    return std::visit(
        overloaded{
            [](const expressions::Select &) { return QStringLiteral("Select rows"); },
            [](const expressions::Insert &insert) -> QString { return u"Insert into " + shown(insert.table); },
            [](const expressions::Update &update) -> QString { return u"Update rows of " + shown(update.table); },
            [](const expressions::Delete &del) -> QString { return u"Delete rows of " + shown(del.table); },
            [](const expressions::Text &text) -> QString { return u"Execute " + excerpt(text.sql); }},
        query);
}

} // namespace

QString describe(const Operation &operation)
{
    using S = QString;
    return std::visit(
        overloaded{[](const CreateTable &o) -> S { return u"Create table " + shown(o.table.name); },
                   [](const DropTable &o) -> S { return u"Drop table " + shown(o.table); },
                   [](const RenameTable &o) -> S { return u"Rename table " + shown(o.table) + u" to " + o.newName; },
                   [](const AddColumn &o) -> S { return u"Add column " + o.column.name + u" to " + shown(o.table); },
                   [](const DropColumn &o) -> S { return u"Drop column " + o.column + u" of " + shown(o.table); },
                   [](const AlterColumn &o) -> S { return alterDescription(o); },
                   [](const CreateIndex &o) -> S {
                       return named(o.index.unique ? QStringLiteral("Create unique index")
                                                   : QStringLiteral("Create index"),
                                    o.index.name) +
                              u" on " + shown(o.index.table);
                   },
                   [](const DropIndex &o) -> S { return named(QStringLiteral("Drop index"), o.index.name); },
                   [](const AddConstraint &o) -> S {
                       return u"Add " + named(constraintKind(o.constraint), schema::nameOf(o.constraint)) + u" to " +
                              shown(o.table);
                   },
                   [](const DropConstraint &o) -> S {
                       return named(QStringLiteral("Drop constraint"), o.name) + u" of " + shown(o.table);
                   },
                   [](const CreateTableComment &o) -> S { return u"Set the comment of table " + shown(o.table); },
                   [](const DropTableComment &o) -> S { return u"Drop the comment of table " + shown(o.table); },
                   [](const BatchAlterTable &o) -> S {
                       return u"Alter table " + shown(o.table) + u" in batch mode (" +
                              (o.operations.size() == 1 ? QStringLiteral("1 change")
                                                        : QString(QString::number(o.operations.size()) + u" changes")) +
                              u')';
                   },
                   [](const BulkInsert &o) -> S {
                       return u"Insert " +
                              (o.rows.size() == 1 ? QStringLiteral("1 row")
                                                  : QString(QString::number(o.rows.size()) + u" rows")) +
                              u" into " + shown(o.table);
                   },
                   [](const ExecuteSql &o) -> S { return u"Execute " + excerpt(o.sql); },
                   [](const ExecuteExpression &o) -> S { return queryDescription(o.query); },
                   [](const CreateEnum &o) -> S {
                       return u"Create type " + shown({o.type.schema, o.type.name});
                   },
                   [](const DropEnum &o) -> S {
                       return u"Drop type " + shown({o.type.schema, o.type.name});
                   },
                   [](const CreateDomain &o) -> S {
                       return u"Create domain " + shown({o.type.schema, o.type.name});
                   },
                   [](const DropDomain &o) -> S {
                       return u"Drop domain " + shown({o.type.schema, o.type.name});
                   },
                   [](const CreateSequence &o) -> S { return u"Create sequence " + shown(o.sequence.name); },
                   [](const DropSequence &o) -> S { return u"Drop sequence " + shown(o.sequence); }},
        operation.action);
}

} // namespace retort::operations
