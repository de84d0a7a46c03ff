#include <core/dialects/sqlite/introspect.h>
#include <core/dialects/sqlite/table_text.h>
#include <core/sql/literal.h>
#include <core/sql/quoting.h>

#include <QRegularExpression>

namespace retort::dialects::sqlite
{
namespace
{

QString textOf(const sql::Value &value)
{
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

expressions::Expression written(const QString &sql)
{
    return expressions::Expression{expressions::LiteralColumn{sql}};
}

/// The text between the first parenthesis and its closing one at the end.
QString insideParentheses(const QString &text)
{
    const qsizetype open = text.indexOf(u'(');
    const qsizetype close = text.lastIndexOf(u')');
    return open < 0 || close <= open ? QString() : text.mid(open + 1, close - open - 1).trimmed();
}

QString action(const QString &text, const QString &event)
{
    const QRegularExpression pattern(
        QStringLiteral("\\bON\\s+%1\\s+(SET\\s+NULL|SET\\s+DEFAULT|NO\\s+ACTION|CASCADE|RESTRICT)\\b").arg(event),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).captured(1).simplified().toUpper();
}

schema::ForeignKey foreignKey(const QString &name, const QStringList &columns, const sql::ObjectName &target,
                              const QStringList &targetColumns, const QString &text)
{
    schema::ForeignKey key;
    key.name = {name, true};
    key.columns = columns;
    key.target = target;
    key.targetColumns = targetColumns;
    key.onDelete = action(text, QStringLiteral("DELETE"));
    key.onUpdate = action(text, QStringLiteral("UPDATE"));
    if (text.contains(QStringLiteral("DEFERRABLE"), Qt::CaseInsensitive))
        key.deferrable = !text.contains(QStringLiteral("NOT DEFERRABLE"), Qt::CaseInsensitive);
    static const QRegularExpression initially(QStringLiteral("\\bINITIALLY\\s+(\\w+)"),
                                              QRegularExpression::CaseInsensitiveOption);
    key.initially = initially.match(text).captured(1).toUpper();
    return key;
}

void addClause(const Clause &clause, schema::Column &column, schema::Table &table, schema::PrimaryKey &key)
{
    const schema::Name name{clause.name, !clause.name.isEmpty()};
    switch (clause.kind) {
    case Clause::Kind::PrimaryKey:
        key.columns = QStringList{column.name};
        key.name = name;
        column.nullable = false;
        if (clause.text.contains(QStringLiteral("AUTOINCREMENT"), Qt::CaseInsensitive))
            table.options[QStringLiteral("sqlite_autoincrement")] = true;
        break;
    case Clause::Kind::NotNull:
        column.nullable = false;
        break;
    case Clause::Kind::Null:
    case Clause::Kind::Collate:
        break;
    case Clause::Kind::Unique:
        table.constraints.push_back(schema::UniqueConstraint{name, {column.name}, {}, {}, {}});
        break;
    case Clause::Kind::Check:
        column.checks.push_back({name, written(insideParentheses(clause.text)), {}, {}, {}});
        break;
    case Clause::Kind::Default: {
        static const QRegularExpression head(QStringLiteral("^(CONSTRAINT\\s+\\S+\\s+)?DEFAULT\\s*"),
                                             QRegularExpression::CaseInsensitiveOption);
        column.serverDefault = written(QString(clause.text).remove(head));
        break;
    }
    case Clause::Kind::References: {
        const ConstraintText whole =
            readConstraintText(u"FOREIGN KEY (x) " + clause.text.mid(clause.text.indexOf(QStringLiteral("REFERENCES"),
                                                                                         0, Qt::CaseInsensitive)));
        table.constraints.push_back(
            foreignKey(clause.name, {column.name}, whole.target, whole.targetColumns, clause.text));
        break;
    }
    case Clause::Kind::Generated:
        column.computed = schema::Computed{written(insideParentheses(clause.text)),
                                           clause.text.endsWith(QStringLiteral("STORED"), Qt::CaseInsensitive)};
        break;
    }
}

schema::Constraint constraintOf(const ConstraintText &text)
{
    const schema::Name name{text.name, !text.name.isEmpty()};
    switch (text.kind) {
    case ConstraintText::Kind::PrimaryKey:
        return schema::PrimaryKey{name, text.columns, {}};
    case ConstraintText::Kind::Unique:
        return schema::UniqueConstraint{name, text.columns, {}, {}, {}};
    case ConstraintText::Kind::ForeignKey:
        return foreignKey(text.name, text.columns, text.target, text.targetColumns, text.text);
    case ConstraintText::Kind::Check:
        break;
    }
    return schema::CheckConstraint{name, written(insideParentheses(text.text)), {}, {}, {}};
}

schema::Table tableOf(const sql::ObjectName &name, const TableText &text)
{
    schema::Table table;
    table.name = name;
    schema::PrimaryKey key;
    for (const ColumnText &columnText : text.columns) {
        schema::Column column;
        column.name = columnText.name;
        column.type = typeFromText(columnText.type);
        for (const Clause &clause : columnText.clauses)
            addClause(clause, column, table, key);
        table.columns.push_back(column);
    }
    for (const ConstraintText &constraint : text.constraints) {
        if (constraint.kind == ConstraintText::Kind::PrimaryKey)
            key = std::get<schema::PrimaryKey>(constraintOf(constraint));
        else
            table.constraints.push_back(constraintOf(constraint));
    }
    if (!key.columns.isEmpty())
        table.constraints.insert(table.constraints.begin(), key);
    if (text.suffix.contains(QStringLiteral("WITHOUT"), Qt::CaseInsensitive))
        table.options[QStringLiteral("sqlite_with_rowid")] = false;
    if (text.suffix.contains(QStringLiteral("STRICT"), Qt::CaseInsensitive))
        table.options[QStringLiteral("sqlite_strict")] = true;
    return table;
}

/// The model of an index, from its own text; the elements as they were written.
schema::Index indexOf(const sql::ObjectName &table, const VerbatimIndex &written)
{
    schema::Index index;
    index.name = {written.name, true};
    index.table = table;
    index.unique = written.unique;
    for (const QString &element : written.elements)
        index.elements.push_back(expressions::Expression{expressions::LiteralColumn{element}});
    if (!written.where.isEmpty())
        index.options[QStringLiteral("sqlite_where")] =
            expressions::Expression{expressions::LiteralColumn{written.where}};
    return index;
}

} // namespace

sql::SqlType typeFromText(const QString &declared)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([\\w ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?$"));
    const QRegularExpressionMatch match = pattern.match(declared.simplified());
    if (declared.isEmpty())
        return {};
    const QString name = match.hasMatch() ? match.captured(1).toUpper() : declared.toUpper();
    const auto number = [&](int group) -> std::optional<int> {
        return match.captured(group).isEmpty() ? std::nullopt : std::optional(match.captured(group).toInt());
    };
    const auto integer = [](sql::IntegerType::Name kind) {
        sql::IntegerType type;
        type.name = kind;
        return sql::SqlType(type);
    };
    const auto text = [&](sql::StringType::Name kind) {
        sql::StringType type;
        type.name = kind;
        type.length = number(2);
        return sql::SqlType(type);
    };
    const auto moment = [](sql::DateTimeType::Name kind) {
        sql::DateTimeType type;
        type.name = kind;
        return sql::SqlType(type);
    };
    if (name == u"INTEGER" || name == u"INT")
        return integer(sql::IntegerType::Name::Integer);
    if (name == u"BIGINT")
        return integer(sql::IntegerType::Name::BigInteger);
    if (name == u"SMALLINT")
        return integer(sql::IntegerType::Name::SmallInteger);
    if (name == u"VARCHAR")
        return text(sql::StringType::Name::Varchar);
    if (name == u"CHAR")
        return text(sql::StringType::Name::Char);
    if (name == u"TEXT")
        return text(sql::StringType::Name::Text);
    if (name == u"NVARCHAR")
        return text(sql::StringType::Name::Nvarchar);
    if (name == u"NUMERIC" || name == u"DECIMAL") {
        sql::NumericType type;
        type.name = name == u"NUMERIC" ? sql::NumericType::Name::Numeric : sql::NumericType::Name::Decimal;
        type.precision = number(2);
        type.scale = number(3);
        return sql::SqlType(type);
    }
    if (name == u"FLOAT" || name == u"REAL" || name == u"DOUBLE" || name == u"DOUBLE PRECISION") {
        sql::FloatType type;
        type.name = name == u"FLOAT"    ? sql::FloatType::Name::Float
                    : name == u"REAL"   ? sql::FloatType::Name::Real
                    : name == u"DOUBLE" ? sql::FloatType::Name::SqlDouble
                                        : sql::FloatType::Name::DoublePrecision;
        return sql::SqlType(type);
    }
    if (name == u"BLOB")
        return sql::SqlType(sql::BinaryType{});
    if (name == u"BOOLEAN" || name == u"BOOL")
        return sql::SqlType(sql::BooleanType{});
    if (name == u"DATE")
        return moment(sql::DateTimeType::Name::Date);
    if (name == u"TIME")
        return moment(sql::DateTimeType::Name::Time);
    if (name == u"DATETIME")
        return moment(sql::DateTimeType::Name::DateTime);
    if (name == u"TIMESTAMP")
        return moment(sql::DateTimeType::Name::Timestamp);
    if (name == u"JSON")
        return sql::SqlType(sql::JsonType{});
    return sql::SqlType(sql::RawType{declared});
}

Result<std::optional<schema::Table>> readTable(const sql::ObjectName &name, const Query &query)
{
    const QString master = name.schema.isEmpty() ? QStringLiteral("sqlite_master")
                                                 : sql::quoteAlways(name.schema, {}) + QStringLiteral(".sqlite_master");
    RETORT_TRY(const auto rows, query(u"SELECT type, name, sql FROM " + master +
                                      u" WHERE sql IS NOT NULL AND (type = 'view' OR tbl_name = " +
                                      sql::quotedText(name.name, {}) + u" COLLATE NOCASE) ORDER BY rowid"));
    schema::SqliteSource source;
    for (const std::vector<sql::Value> &row : rows) {
        const QString type = textOf(row.at(0));
        const schema::VerbatimObject object{textOf(row.at(1)), textOf(row.at(2))};
        if (type == u"table")
            source.createTable = object.sql;
        else if (type == u"index")
            source.indexes.push_back(object);
        else if (type == u"trigger")
            source.triggers.push_back(object);
        else if (containsName(namesIn(object.sql), name.name))
            source.views.push_back(object);
    }
    if (source.createTable.isEmpty())
        return std::optional<schema::Table>();
    RETORT_TRY(const TableText text, readTableText(source.createTable));
    schema::Table table = tableOf(name, text);
    for (const schema::VerbatimObject &object : source.indexes)
        table.indexes.push_back(indexOf(name, readIndexText(object.name, object.sql)));
    table.source = std::move(source);
    return std::optional(std::move(table));
}

} // namespace retort::dialects::sqlite
