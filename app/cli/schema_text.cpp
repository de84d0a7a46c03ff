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

QString valueWords(const QJsonValue &value)
{
    if (value.isArray())
        return u'(' + joined(value) + u')';
    if (!value.isObject())
        return value.toVariant().toString();
    QStringList parts;
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        parts << each.key() + u' ' + each->toVariant().toString();
    return u'(' + parts.join(u", "_s) + u')';
}

/// Options as words: {"postgresql_using": "gin", "postgresql_invalid": true} are "using gin, invalid".
QStringList optionWords(const QJsonObject &options)
{
    QStringList words;
    for (auto each = options.begin(); each != options.end(); ++each) {
        QString name = each.key();
        for (const QString &dialect : {u"postgresql_"_s, u"mysql_"_s, u"sqlite_"_s})
            if (name.startsWith(dialect))
                name.remove(0, dialect.size());
        name.replace(u'_', u' ');
        if (each->isBool() && !each->toBool())
            words << (name.startsWith(u"with "_s) ? u"without "_s + name.mid(5) : u"not "_s + name);
        else
            words << (each->isBool() ? name : QString(name + u' ' + valueWords(*each)));
    }
    return words;
}

/// The words, each behind a space or a comma.
QString tail(const QStringList &words)
{
    return words.isEmpty() ? QString() : QString(u' ' + words.join(u", "_s));
}

QString comment(const QJsonObject &object)
{
    const QString text = object[u"comment"_s].toString();
    return text.isEmpty() ? QString() : QString(u"  -- "_s + text.simplified());
}

QStringList deferralWords(const QJsonObject &constraint)
{
    if (!constraint[u"deferrable"_s].toBool())
        return {};
    const QString initially = constraint[u"initially"_s].toString();
    return {initially.isEmpty() ? u"deferrable"_s : QString(u"deferrable initially "_s + initially.toLower())};
}

QStringList constraintWords(const QJsonObject &constraint)
{
    return deferralWords(constraint) + optionWords(constraint[u"options"_s].toObject());
}

QString excludeWords(const QJsonObject &exclude)
{
    QStringList elements;
    for (const auto &element : exclude[u"elements"_s].toArray())
        elements << element[u"expression"_s].toString() + u" with "_s + element[u"operator"_s].toString();
    QString text = u'(' + elements.join(u", "_s) + u')';
    if (const QString method = exclude[u"method"_s].toString(); !method.isEmpty())
        text += u" using "_s + method;
    if (const QString where = exclude[u"where"_s].toString(); !where.isEmpty())
        text += u" where "_s + where;
    return text + tail(deferralWords(exclude));
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
        words << (identity[u"always"_s].toBool() ? u"identity always"_s : u"identity by default"_s) +
                     tail(optionWords(identity[u"options"_s].toObject()));
    words << optionWords(column[u"options"_s].toObject());
    return words.join(u", "_s) + comment(column);
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
    if (const QString match = key[u"match"_s].toString(); !match.isEmpty())
        text += u" match "_s + match.toLower();
    return text + tail(constraintWords(key));
}

QStringList tableLines(const QJsonObject &table)
{
    const QStringList facts =
        table[u"prefixes"_s].toVariant().toStringList() + optionWords(table[u"options"_s].toObject());
    QStringList lines{u"table "_s + qualified(table) + (facts.isEmpty() ? QString() : u"  "_s + facts.join(u", "_s)) +
                      comment(table)};
    std::vector<QStringList> columns;
    for (const auto &value : table[u"columns"_s].toArray()) {
        const QJsonObject column = value.toObject();
        columns.push_back({column[u"name"_s].toString(), column[u"type"_s].toString(), columnWords(column)});
    }
    lines << aligned(columns, u"    "_s);
    std::vector<QStringList> keys;
    const QJsonObject primary = table[u"primary_key"_s].toObject();
    const auto columnsOf = [](const QJsonObject &key) {
        return QString(u'(' + joined(key[u"columns"_s]) + u')' + tail(constraintWords(key)));
    };
    if (!primary.isEmpty())
        keys.push_back({u"primary key"_s, primary[u"name"_s].toString(), columnsOf(primary)});
    const auto each = [&](const QString &list, const QString &kind, auto &&words) {
        for (const auto &value : table[list].toArray())
            keys.push_back({kind, value[u"name"_s].toString(), words(value.toObject())});
    };
    each(u"unique"_s, u"unique"_s, columnsOf);
    each(u"foreign_keys"_s, u"foreign key"_s,
         [](const QJsonObject &o) { return QString(u'(' + joined(o[u"columns"_s]) + u") "_s + keyWords(o)); });
    each(u"checks"_s, u"check"_s,
         [](const QJsonObject &o) { return QString(o[u"sql"_s].toString() + tail(constraintWords(o))); });
    each(u"excludes"_s, u"exclude"_s, excludeWords);
    each(u"indexes"_s, u"index"_s, [](const QJsonObject &o) {
        QStringList words = optionWords(o[u"options"_s].toObject());
        if (o[u"unique"_s].toBool())
            words.prepend(u"unique"_s);
        return QString(u'(' + joined(o[u"elements"_s]) + u')' + tail(words));
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
    schema::Schema others = report.snapshot.schema;
    others.tables.clear(); // those are described one by one: of all at once it would be a large document
    const QJsonObject facts = dialects::describe(others, *report.dialect);
    QStringList lines;
    if (const QString collation = facts[u"default_collation"_s].toString(); !collation.isEmpty())
        lines << u"default collation  "_s + collation;
    for (const auto &[name, table] : report.snapshot.schema.tables) {
        if (!lines.isEmpty())
            lines << QString();
        lines << tableLines(dialects::describe(*table, *report.dialect));
    }
    const auto each = [&](const QString &list, const QString &kind, auto &&words) {
        std::vector<QStringList> rows;
        for (const auto &value : facts[list].toArray())
            rows.push_back({kind, qualified(value.toObject()), words(value.toObject())});
        if (!rows.empty())
            lines << QString() << aligned(rows, QString());
    };
    const auto nothing = [](const QJsonObject &) { return QString(); };
    each(u"enums"_s, u"enum"_s, [](const QJsonObject &o) { return QString(joined(o[u"values"_s]) + comment(o)); });
    each(u"sequences"_s, u"sequence"_s, [](const QJsonObject &o) {
        QStringList words = optionWords(o[u"options"_s].toObject());
        if (const QString type = o[u"type"_s].toString(); !type.isEmpty())
            words.prepend(type);
        return words.join(u", "_s);
    });
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
