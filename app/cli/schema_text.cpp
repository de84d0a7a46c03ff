#include <app/cli/schema_text.h>
#include <core/base/presenter.h>
#include <core/dialects/description.h>
#include <core/revisions/docstring.h>

#include <QJsonArray>

#include <algorithm>

namespace retort::cli
{
using namespace Qt::Literals::StringLiterals;

namespace
{

QString qualified(const QJsonObject &object)
{
    const QString schema = object[u"schema"_s].toString();
    return schema.isEmpty() ? object[u"name"_s].toString() : QString(schema + u'.' + object[u"name"_s].toString());
}

QString joined(const QJsonValue &names)
{
    return names.toVariant().toStringList().join(u", "_s);
}

/// Rows with their cells one below the other.
QStringList aligned(const std::vector<QStringList> &rows, const QString &indent)
{
    std::vector<qsizetype> widths;
    for (const QStringList &row : rows)
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), static_cast<std::size_t>(i) + 1));
            qsizetype &width = widths[static_cast<std::size_t>(i)];
            width = std::max(width, row[i].size());
        }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line = indent;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i].leftJustified(i + 1 < row.size() ? widths[static_cast<std::size_t>(i)] + 2 : 0);
        while (line.endsWith(u' '))
            line.chop(1);
        lines << line;
    }
    return lines;
}

QString columnWords(const QJsonObject &column)
{
    QStringList words;
    if (!column[u"nullable"_s].toBool())
        words << u"not null"_s;
    if (column[u"autoincrement"_s].toBool())
        words << u"autoincrement"_s;
    if (const QJsonValue value = column[u"default"_s]; value.isString())
        words << u"default "_s + value.toString();
    if (const QJsonObject computed = column[u"computed"_s].toObject(); !computed.isEmpty())
        words << u"computed "_s + computed[u"sql"_s].toString() +
                     (computed[u"persisted"_s].toBool() ? u" stored"_s : u" virtual"_s);
    if (const QJsonObject identity = column[u"identity"_s].toObject(); !identity.isEmpty())
        words << (identity[u"always"_s].toBool() ? u"identity always"_s : u"identity by default"_s);
    return words.join(u", "_s);
}

QString keyWords(const QJsonObject &key)
{
    QString text = u"-> "_s + key[u"target"_s].toString();
    if (const QString columns = joined(key[u"target_columns"_s]); !columns.isEmpty())
        text += u" ("_s + columns + u')';
    if (const QString action = key[u"on_delete"_s].toString(); !action.isEmpty())
        text += u" on delete "_s + action.toLower();
    if (const QString action = key[u"on_update"_s].toString(); !action.isEmpty())
        text += u" on update "_s + action.toLower();
    return text;
}

QStringList tableLines(const QJsonObject &table)
{
    QStringList lines{u"table "_s + qualified(table) +
                      (table[u"comment"_s].isString() ? u"  -- "_s + table[u"comment"_s].toString() : QString())};
    std::vector<QStringList> columns;
    for (const auto &value : table[u"columns"_s].toArray()) {
        const QJsonObject column = value.toObject();
        columns.push_back({column[u"name"_s].toString(), column[u"type"_s].toString(), columnWords(column)});
    }
    lines << aligned(columns, u"    "_s);
    std::vector<QStringList> keys;
    const QJsonObject primary = table[u"primary_key"_s].toObject();
    if (!primary.isEmpty())
        keys.push_back({u"primary key"_s, primary[u"name"_s].toString(), u'(' + joined(primary[u"columns"_s]) + u')'});
    const auto each = [&](const QString &list, const QString &kind, auto &&words) {
        for (const auto &value : table[list].toArray())
            keys.push_back({kind, value[u"name"_s].toString(), words(value.toObject())});
    };
    each(u"unique"_s, u"unique"_s, [](const QJsonObject &o) { return QString(u'(' + joined(o[u"columns"_s]) + u')'); });
    each(u"foreign_keys"_s, u"foreign key"_s,
         [](const QJsonObject &o) { return QString(u'(' + joined(o[u"columns"_s]) + u") "_s + keyWords(o)); });
    each(u"checks"_s, u"check"_s, [](const QJsonObject &o) { return o[u"sql"_s].toString(); });
    each(u"excludes"_s, u"exclude"_s, [](const QJsonObject &) { return QString(); });
    each(u"indexes"_s, u"index"_s, [](const QJsonObject &o) {
        return QString(u'(' + joined(o[u"elements"_s]) + u')' + (o[u"unique"_s].toBool() ? u" unique"_s : QString()));
    });
    lines << aligned(keys, u"    "_s);
    return lines;
}

QJsonObject withProvenance(QJsonObject object, const replay::Provenance &from)
{
    object[u"made_by"_s] = from.madeBy;
    object[u"changed_by"_s] = from.changedBy;
    return object;
}

using Parts = std::map<QString, replay::Provenance>;

/// The parts in a list of the table, with where each comes from.
QJsonArray traced(const QJsonArray &list, const Parts &parts, const QStringList &keys)
{
    QJsonArray result;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const auto found = parts.find(keys.value(i));
        result << (found == parts.end() ? list[i].toObject() : withProvenance(list[i].toObject(), found->second));
    }
    return result;
}

QJsonObject traced(QJsonObject object, const schema::Table &table, const replay::TableProvenance &from)
{
    object = withProvenance(object, from.table);
    QStringList columns;
    for (const schema::Column &column : table.columns)
        columns << column.name;
    object[u"columns"_s] = traced(object[u"columns"_s].toArray(), from.columns, columns);
    QStringList indexes;
    for (const schema::Index &index : table.indexes)
        indexes << index.name.text;
    object[u"indexes"_s] = traced(object[u"indexes"_s].toArray(), from.indexes, indexes);
    const QString lists[] = {QString(), u"unique"_s, u"foreign_keys"_s, u"checks"_s, QString(), u"excludes"_s};
    std::map<QString, QStringList> keys;
    for (const schema::Constraint &constraint : table.constraints)
        keys[lists[constraint.index()]] << replay::key(constraint);
    for (const auto &[list, names] : keys) {
        if (!list.isEmpty())
            object[list] = traced(object[list].toArray(), from.constraints, names);
        else if (const auto found = from.constraints.find(names.value(0)); found != from.constraints.end())
            object[u"primary_key"_s] = withProvenance(object[u"primary_key"_s].toObject(), found->second);
    }
    return object;
}

QJsonArray gapsToJson(const std::vector<replay::Gap> &gaps)
{
    QJsonArray array;
    for (const replay::Gap &gap : gaps)
        array << QJsonObject{{u"revision"_s, gap.revision}, {u"error"_s, toJson(gap.error)}};
    return array;
}

} // namespace

QStringList schemaLines(const commands::SchemaReport &report)
{
    const QJsonObject facts = dialects::describe(report.snapshot.schema, *report.dialect);
    QStringList lines;
    for (const auto &table : facts[u"tables"_s].toArray()) {
        if (!lines.isEmpty())
            lines << QString();
        lines << tableLines(table.toObject());
    }
    const auto each = [&](const QString &list, const QString &kind, auto &&words) {
        std::vector<QStringList> rows;
        for (const auto &value : facts[list].toArray())
            rows.push_back({kind, qualified(value.toObject()), words(value.toObject())});
        if (!rows.empty())
            lines << QString() << aligned(rows, QString());
    };
    const auto nothing = [](const QJsonObject &) { return QString(); };
    each(u"enums"_s, u"enum"_s, [](const QJsonObject &o) { return joined(o[u"values"_s]); });
    each(u"sequences"_s, u"sequence"_s, nothing);
    each(u"views"_s, u"view"_s, [](const QJsonObject &o) { return o[u"definition"_s].toString().simplified(); });
    each(u"triggers"_s, u"trigger"_s,
         [](const QJsonObject &o) { return QString(u"on "_s + o[u"table"_s].toString()); });
    each(u"routines"_s, u"function"_s, nothing);
    return lines;
}

QJsonObject schemaToJson(const commands::SchemaReport &report)
{
    QJsonObject object = dialects::describe(report.snapshot.schema, *report.dialect);
    const QString fingerprint = dialects::fingerprint(object);
    QJsonArray tables;
    qsizetype place = 0;
    for (const auto &[name, table] : report.snapshot.schema.tables) {
        const QJsonObject plain = object[u"tables"_s].toArray()[place++].toObject();
        const auto from = report.snapshot.provenance.find(name);
        tables << (from == report.snapshot.provenance.end() ? plain : traced(plain, *table, *from->second));
    }
    object[u"tables"_s] = tables;
    object[u"dialect"_s] = report.dialect->name();
    object[u"fingerprint"_s] = fingerprint;
    object[u"gaps"_s] = gapsToJson(report.snapshot.gaps);
    object[u"asked"_s] = QJsonArray::fromStringList(report.snapshot.asked);
    return object;
}

QStringList blameLines(const commands::Workspace &workspace, const commands::BlameReport &report)
{
    const revisions::RevisionGraph &graph = workspace.project.graph;
    std::vector<QStringList> rows;
    for (const commands::BlamedPart &part : report.parts) {
        const auto revision = graph.find(part.provenance.changedBy);
        const QString changed = part.provenance.changedBy == part.provenance.madeBy
                                    ? QString()
                                    : QString(u"changed by "_s + part.provenance.changedBy);
        rows.push_back({part.provenance.madeBy, part.kind, part.name, changed,
                        revision ? revisions::title(graph.at(*revision)) : QString()});
    }
    return aligned(rows, QString());
}

QJsonObject blameToJson(const commands::BlameReport &report)
{
    QJsonArray parts;
    for (const commands::BlamedPart &part : report.parts)
        parts << QJsonObject{{u"kind"_s, part.kind},
                             {u"name"_s, part.name},
                             {u"made_by"_s, part.provenance.madeBy},
                             {u"changed_by"_s, part.provenance.changedBy}};
    const QString table =
        report.table.schema.isEmpty() ? report.table.name : QString(report.table.schema + u'.' + report.table.name);
    return {{u"table"_s, table}, {u"parts"_s, parts}, {u"gaps"_s, gapsToJson(report.gaps)}};
}

} // namespace retort::cli
