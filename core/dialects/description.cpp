#include <core/base/overloaded.h>
#include <core/ddl/definitions.h>
#include <core/ddl/table_edits.h>
#include <core/dialects/description.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace retort::dialects
{
using namespace Qt::Literals::StringLiterals;

namespace
{

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray list(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonObject describe(const schema::Options &options)
{
    QJsonObject object;
    for (const auto &[key, value] : options)
        object[key] = std::visit(
            overloaded{[](bool truth) { return QJsonValue(truth); }, [](qint64 number) { return QJsonValue(number); },
                       [](const QString &text) { return QJsonValue(text); },
                       [](const QStringList &texts) { return QJsonValue(list(texts)); },
                       [](const std::map<QString, QString> &map) {
                           QJsonObject inner;
                           for (const auto &[name, text] : map)
                               inner[name] = text;
                           return QJsonValue(inner);
                       },
                       [](const expressions::Expression &expression) { return QJsonValue(ddl::textOf(expression)); }},
            value);
    return object;
}

QJsonObject describe(const schema::SequenceOptions &options)
{
    QJsonObject object;
    const auto put = [&](const QString &name, const std::optional<qint64> &value) {
        if (value)
            object[name] = *value;
    };
    put(u"start"_s, options.start);
    put(u"increment"_s, options.increment);
    put(u"min_value"_s, options.minValue);
    put(u"max_value"_s, options.maxValue);
    put(u"cache"_s, options.cache);
    if (options.cycle.value_or(false))
        object[u"cycle"_s] = true;
    if (options.noMinValue)
        object[u"no_min_value"_s] = true;
    if (options.noMaxValue)
        object[u"no_max_value"_s] = true;
    return object;
}

QString typeOf(const sql::SqlType &type, const Dialect &dialect)
{
    return dialect.renderType(type).value_or(QString());
}

QJsonObject describe(const schema::Column &column, const Dialect &dialect)
{
    QJsonObject object{
        {u"name"_s, column.name},
        {u"type"_s, textOrNull(typeOf(column.type, dialect))},
        {u"nullable"_s, column.nullable},
        {u"default"_s, column.serverDefault ? QJsonValue(ddl::textOf(*column.serverDefault)) : QJsonValue()},
        {u"computed"_s, QJsonValue()},
        {u"identity"_s, QJsonValue()},
        {u"autoincrement"_s, column.autoincrement == schema::Autoincrement::On},
        {u"comment"_s, textOrNull(column.comment)},
        {u"options"_s, describe(column.options)}};
    if (column.computed)
        object[u"computed"_s] = QJsonObject{{u"sql"_s, ddl::textOf(column.computed->sql)},
                                            {u"persisted"_s, column.computed->persisted.value_or(false)}};
    if (column.identity)
        object[u"identity"_s] =
            QJsonObject{{u"always"_s, column.identity->always}, {u"options"_s, describe(column.identity->options)}};
    if (column.sequence)
        object[u"sequence"_s] = column.sequence->name.name;
    QJsonArray checks;
    for (const schema::CheckConstraint &check : column.checks)
        checks << ddl::textOf(check.condition);
    if (!checks.isEmpty())
        object[u"checks"_s] = checks;
    return object;
}

void addDeferral(QJsonObject &object, const std::optional<bool> &deferrable, const QString &initially)
{
    object[u"deferrable"_s] = deferrable.value_or(false);
    object[u"initially"_s] = textOrNull(initially);
}

QString qualifiedText(const sql::ObjectName &name)
{
    return name.schema.isEmpty() ? name.name : QString(name.schema + u'.' + name.name);
}

QJsonObject describe(const schema::ForeignKey &key)
{
    QJsonObject object{{u"name"_s, textOrNull(key.name.text)},     {u"columns"_s, list(key.columns)},
                       {u"target"_s, qualifiedText(key.target)},   {u"target_columns"_s, list(key.targetColumns)},
                       {u"on_delete"_s, textOrNull(key.onDelete)}, {u"on_update"_s, textOrNull(key.onUpdate)},
                       {u"match"_s, textOrNull(key.match)},        {u"options"_s, describe(key.options)}};
    addDeferral(object, key.deferrable, key.initially);
    return object;
}

QJsonObject describe(const schema::ExcludeConstraint &exclude)
{
    QJsonArray elements;
    for (const schema::ExcludeElement &element : exclude.elements)
        elements << QJsonObject{{u"expression"_s, ddl::textOf(element.expression)},
                                {u"operator"_s, element.op},
                                {u"operator_class"_s, textOrNull(element.opclass)}};
    QJsonObject object{{u"name"_s, textOrNull(exclude.name.text)},
                       {u"elements"_s, elements},
                       {u"method"_s, textOrNull(exclude.method)},
                       {u"where"_s, exclude.where ? QJsonValue(ddl::textOf(*exclude.where)) : QJsonValue()}};
    addDeferral(object, exclude.deferrable, exclude.initially);
    return object;
}

QJsonObject describe(const schema::Index &index)
{
    QJsonArray elements;
    for (const expressions::Expression &element : index.elements)
        elements << ddl::textOf(element);
    schema::Options options = index.options;
    options.erase(ddl::generatedIndex());
    return {{u"name"_s, textOrNull(index.name.text)},
            {u"elements"_s, elements},
            {u"unique"_s, index.unique},
            {u"options"_s, describe(options)}};
}

} // namespace

QJsonObject describe(const schema::Table &table, const Dialect &dialect)
{
    QJsonArray columns;
    for (const schema::Column &column : table.columns)
        columns << describe(column, dialect);
    QJsonValue primaryKey;
    QJsonArray unique;
    QJsonArray foreignKeys;
    QJsonArray checks;
    QJsonArray excludes;
    for (const schema::Constraint &constraint : table.constraints)
        std::visit(overloaded{[&](const schema::PrimaryKey &key) {
                                  QJsonObject object{{u"name"_s, textOrNull(key.name.text)},
                                                     {u"columns"_s, list(key.columns)},
                                                     {u"options"_s, describe(key.options)}};
                                  addDeferral(object, key.deferrable, key.initially);
                                  primaryKey = object;
                              },
                              [&](const schema::UniqueConstraint &each) {
                                  QJsonObject object{{u"name"_s, textOrNull(each.name.text)},
                                                     {u"columns"_s, list(each.columns)},
                                                     {u"options"_s, describe(each.options)}};
                                  addDeferral(object, each.deferrable, each.initially);
                                  unique << object;
                              },
                              [&](const schema::ForeignKey &key) { foreignKeys << describe(key); },
                              [&](const schema::CheckConstraint &check) {
                                  QJsonObject object{{u"name"_s, textOrNull(check.name.text)},
                                                     {u"sql"_s, ddl::textOf(check.condition)},
                                                     {u"options"_s, describe(check.options)}};
                                  addDeferral(object, check.deferrable, check.initially);
                                  checks << object;
                              },
                              [](const schema::TypeCheck &) {},
                              [&](const schema::ExcludeConstraint &exclude) { excludes << describe(exclude); }},
                   constraint);
    QJsonArray indexes;
    for (const schema::Index &index : table.indexes)
        indexes << describe(index);
    return {{u"name"_s, table.name.name},
            {u"schema"_s, textOrNull(table.name.schema)},
            {u"comment"_s, textOrNull(table.comment)},
            {u"prefixes"_s, list(table.prefixes)},
            {u"options"_s, describe(table.options)},
            {u"columns"_s, columns},
            {u"primary_key"_s, primaryKey},
            {u"unique"_s, unique},
            {u"foreign_keys"_s, foreignKeys},
            {u"checks"_s, checks},
            {u"excludes"_s, excludes},
            {u"indexes"_s, indexes}};
}

QJsonObject describe(const schema::Schema &schema, const Dialect &dialect)
{
    const auto named = [](const sql::ObjectName &name) {
        return QJsonObject{{u"name"_s, name.name}, {u"schema"_s, textOrNull(name.schema)}};
    };
    QJsonArray tables;
    for (const auto &[name, table] : schema.tables)
        tables << describe(*table, dialect);
    QJsonArray enums;
    for (const auto &[name, definition] : schema.enums) {
        QJsonObject object = named(name);
        object[u"values"_s] = list(definition.values);
        object[u"comment"_s] = textOrNull(definition.comment);
        enums << object;
    }
    QJsonArray sequences;
    for (const auto &[name, sequence] : schema.sequences) {
        QJsonObject object = named(name);
        object[u"type"_s] = textOrNull(sequence.dataType);
        object[u"options"_s] = describe(sequence.options);
        sequences << object;
    }
    QJsonArray views;
    for (const auto &[name, view] : schema.views) {
        QJsonObject object = named(name);
        object[u"definition"_s] = view.definition;
        object[u"materialized"_s] = view.materialized;
        views << object;
    }
    QJsonArray triggers;
    for (const auto &[name, trigger] : schema.triggers) {
        QJsonObject object = named(name);
        object[u"table"_s] = qualifiedText(trigger.table);
        object[u"definition"_s] = trigger.definition;
        triggers << object;
    }
    QJsonArray routines;
    for (const auto &[name, routine] : schema.routines) {
        QJsonObject object = named(name);
        object[u"definition"_s] = routine.definition;
        routines << object;
    }
    QJsonArray opaque;
    for (const schema::OpaqueStatement &statement : schema.opaque)
        opaque << QJsonObject{{u"sql"_s, statement.sql}, {u"revision"_s, textOrNull(statement.revision)}};
    return {{u"tables"_s, tables},
            {u"enums"_s, enums},
            {u"sequences"_s, sequences},
            {u"views"_s, views},
            {u"triggers"_s, triggers},
            {u"routines"_s, routines},
            {u"default_collation"_s, textOrNull(schema.collations.database)},
            {u"opaque"_s, opaque},
            {u"hidden"_s, list(schema.hidden)}};
}

QString fingerprint(QJsonObject description)
{
    description.remove(u"default_collation"_s);
    const QByteArray text = QJsonDocument(description).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

} // namespace retort::dialects
