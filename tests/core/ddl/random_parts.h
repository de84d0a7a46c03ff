#pragma once

#include <core/dialects/dialect.h>
#include <core/schema/schema.h>

#include <QRandomGenerator>

#include <algorithm>

namespace retort::tests
{

/// Parts of a schema, drawn by chance: names, types, columns, tables, constraints, indexes. The same for the same seed.
class RandomParts
{
protected:
    RandomParts(const dialects::Dialect &dialect, quint32 seed)
        : dialect_(dialect)
        , isSqlite_(dialect.name() == u"sqlite")
        , isPostgresql_(dialect.name() == u"postgresql")
        , isMysql_(!isSqlite_ && !isPostgresql_)
        , random_(seed)
    {
    }

    int below(int limit) { return static_cast<int>(random_.bounded(limit)); }
    bool chance(int oneIn) { return below(oneIn) == 0; }
    template <typename Items> const typename Items::value_type &anyOf(const Items &items)
    {
        return *std::next(items.begin(), below(static_cast<int>(items.size())));
    }
    static expressions::Expression raw(const QString &sql)
    {
        return expressions::Expression{expressions::Text{sql, {}}};
    }

    /// Plain names, and some that must be quoted.
    QString freshName(QStringView kind, const schema::Schema &)
    {
        const QString number = QString::number(++names_);
        switch (below(12)) {
        case 0:
            return QStringLiteral("Mixed %1 %2").arg(kind).arg(names_);
        case 1:
            return QString(kind + QStringLiteral("ö") + number);
        case 2:
            return QString(QStringLiteral("order_") + kind + number);
        default:
            return QString(kind + number);
        }
    }
    QString columnName()
    {
        static const QStringList words{QStringLiteral("select"), QStringLiteral("order"), QStringLiteral("group"),
                                       QStringLiteral("user"),   QStringLiteral("Größe"), QStringLiteral("two words")};
        return chance(8) ? anyOf(words) : QString(QStringLiteral("c") + QString::number(below(30)));
    }
    QStringList values()
    {
        static const QStringList all{QStringLiteral("red"), QStringLiteral("it's"), QStringLiteral("Grün"),
                                     QStringLiteral("a b"), QStringLiteral("blue"), QStringLiteral("x,y")};
        return all.mid(below(3), 1 + below(4));
    }
    schema::Name nameOrNone(QStringView kind)
    {
        const bool named = isSqlite_ || !chance(3);
        return named ? schema::Name{QString(kind + QStringLiteral("_n") + QString::number(++names_)), true}
                     : schema::Name{};
    }

    sql::SqlType type()
    {
        const auto text = [&](sql::StringType::Name name, std::optional<int> length) {
            sql::StringType type;
            type.name = name;
            type.length = length;
            if (isMysql_ && chance(8))
                type.charset = charsetName();
            else if (isMysql_ && chance(10))
                type.collation = QStringLiteral("utf8mb4_unicode_ci");
            return sql::SqlType(type);
        };
        const auto moment = [&](sql::DateTimeType::Name name) {
            sql::DateTimeType type;
            type.name = name;
            type.timezone = chance(2);
            return sql::SqlType(type);
        };
        switch (below(isPostgresql_ ? 22 : 18)) {
        case 0:
        case 1:
        case 2:
            return sql::SqlType(sql::IntegerType{});
        case 3: {
            sql::IntegerType type;
            type.name = chance(2) ? sql::IntegerType::Name::BigInteger : sql::IntegerType::Name::SmallInteger;
            return sql::SqlType(type);
        }
        case 4: {
            sql::NumericType type;
            type.precision = 5 + below(10);
            if (chance(2))
                type.scale = below(4);
            return sql::SqlType(type);
        }
        case 5: {
            sql::FloatType type;
            type.name = chance(2) ? sql::FloatType::Name::Float : sql::FloatType::Name::Double;
            return sql::SqlType(type);
        }
        case 6:
        case 7:
        case 8:
            return text(sql::StringType::Name::String, 1 + below(200));
        case 9:
            return text(sql::StringType::Name::Text, std::nullopt);
        case 10: {
            sql::BooleanType type;
            if (chance(3)) {
                type.createConstraint = true;
                type.constraintName = QStringLiteral("ck_b%1").arg(++names_);
            }
            return sql::SqlType(type);
        }
        case 11:
            return moment(sql::DateTimeType::Name::Date);
        case 12:
            return moment(sql::DateTimeType::Name::DateTime);
        case 13:
            return moment(sql::DateTimeType::Name::Time);
        case 14:
            return sql::SqlType(sql::BinaryType{});
        case 15:
            return sql::SqlType(sql::UuidType{});
        case 16:
            return sql::SqlType(sql::JsonType{});
        case 17: {
            sql::EnumType type;
            type.values = values();
            type.name = QStringLiteral("e%1").arg(++names_);
            type.native = !chance(3);
            type.createConstraint = !type.native && chance(2);
            return sql::SqlType(type);
        }
        case 18:
            return sql::SqlType(sql::ArrayType{text(sql::StringType::Name::String, 20), std::nullopt});
        case 19:
            return sql::SqlType(sql::RawType{chance(2) ? QStringLiteral("INET") : QStringLiteral("TSVECTOR")});
        case 20: {
            sql::JsonType type;
            type.name = sql::JsonType::Name::Jsonb;
            return sql::SqlType(type);
        }
        default:
            return sql::SqlType(sql::IntervalType{});
        }
    }

    std::optional<schema::ServerDefault> defaultFor(const sql::SqlType &type)
    {
        if (!chance(3))
            return std::nullopt;
        const bool isNumber = std::holds_alternative<sql::IntegerType>(type.kind) ||
                              std::holds_alternative<sql::NumericType>(type.kind) ||
                              std::holds_alternative<sql::FloatType>(type.kind);
        if (isNumber) {
            static const QStringList numbers{QStringLiteral("0"), QStringLiteral("-1"), QStringLiteral("(1 + 2) * 3"),
                                             QStringLiteral("7")};
            return chance(2)
                       ? schema::ServerDefault(anyOf(numbers).left(2).trimmed().remove(u'('))
                       : schema::ServerDefault(raw(isMysql_ ? QString(u'(' + anyOf(numbers) + u')') : anyOf(numbers)));
        }
        if (std::holds_alternative<sql::BooleanType>(type.kind))
            return chance(2) ? schema::ServerDefault(expressions::Expression{expressions::BooleanLiteral{chance(2)}})
                             : schema::ServerDefault(raw(QStringLiteral("true")));
        if (std::holds_alternative<sql::DateTimeType>(type.kind))
            return schema::ServerDefault(
                chance(2) ? raw(QStringLiteral("CURRENT_TIMESTAMP"))
                          : expressions::Expression{expressions::Function{QStringLiteral("now"), {}}});
        if (const auto *choice = std::get_if<sql::EnumType>(&type.kind))
            return schema::ServerDefault(choice->values.value(0));
        if (std::holds_alternative<sql::JsonType>(type.kind))
            return schema::ServerDefault(QStringLiteral("{}"));
        if (std::holds_alternative<sql::IntervalType>(type.kind))
            return schema::ServerDefault(QStringLiteral("1 day"));
        static const QStringList texts{QStringLiteral("x"), QStringLiteral("it's"), QString(), QStringLiteral("7"),
                                       QStringLiteral("a  b")};
        return schema::ServerDefault(anyOf(texts));
    }

    schema::SequenceOptions newSequence()
    {
        schema::SequenceOptions options;
        if (chance(2))
            options.start = 1 + below(100);
        if (chance(2))
            options.increment = 1 + below(5);
        if (chance(4))
            options.maxValue = 100000;
        if (chance(5))
            options.cycle = true;
        return options;
    }

    schema::Column newColumn(const schema::Schema &schema, const QString &name)
    {
        schema::Column column;
        column.name = name;
        column.type = type();
        if (isPostgresql_ && !schema.enums.empty() && chance(8)) {
            const auto &[known, definition] = anyOf(schema.enums);
            sql::EnumType type;
            type.kind = sql::EnumType::Name::PostgresqlEnum;
            type.name = known.name;
            type.values = definition.values;
            type.createType = false;
            column.type = sql::SqlType(type);
        }
        column.nullable = !chance(3);
        column.serverDefault = defaultFor(column.type);
        if (chance(5))
            column.comment = chance(2) ? QStringLiteral("it's here") : QStringLiteral("noted");
        if (isPostgresql_ && std::holds_alternative<sql::IntegerType>(column.type.kind) && chance(8)) {
            column.serverDefault.reset();
            column.identity = schema::Identity{chance(2), newSequence()};
        }
        return column;
    }

    schema::Table newTable(const schema::Schema &schema)
    {
        std::vector<schema::TableElement> elements;
        schema::ColumnDeclaration id;
        id.column.name = QStringLiteral("id");
        id.column.type = sql::SqlType(sql::IntegerType{});
        id.column.nullable = false;
        id.primaryKey = !chance(6);
        elements.emplace_back(id);
        schema::Table sofar;
        const sql::ObjectName name{{}, freshName(u"t", schema)};
        const int count = 1 + below(5);
        for (int i = 0; i < count; ++i) {
            const QString column = columnName();
            if (schema::findColumn(sofar, column))
                continue;
            schema::ColumnDeclaration declared;
            declared.column = newColumn(schema, column);
            declared.nullableGiven = true;
            declared.unique = chance(8);
            declared.index = chance(8);
            sofar.columns.push_back(declared.column);
            elements.emplace_back(declared);
        }
        sofar.name = name;
        if (chance(6)) {
            schema::Column computed;
            computed.name = QStringLiteral("computed");
            computed.type = sql::SqlType(sql::IntegerType{});
            computed.computed = schema::Computed{raw(QStringLiteral("id * 2")), true};
            schema::ColumnDeclaration declared;
            declared.column = computed;
            elements.emplace_back(declared);
        }
        const int constraints = below(3);
        for (int i = 0; i < constraints && !sofar.columns.empty(); ++i)
            if (schema::Constraint made = newConstraint(schema, sofar, false);
                !std::holds_alternative<schema::PrimaryKey>(made))
                elements.emplace_back(std::move(made));
        schema::Table table = schema::assembleTable(name, elements);
        if (chance(5))
            table.comment = QStringLiteral("the %1 table").arg(names_);
        if (isMysql_ && chance(3))
            table.options[QStringLiteral("mysql_charset")] = charsetName();
        else if (isMysql_ && chance(6))
            table.options[QStringLiteral("mysql_collate")] = QStringLiteral("utf8mb4_unicode_ci");
        if (isSqlite_ && id.primaryKey && chance(4))
            table.options[QStringLiteral("sqlite_autoincrement")] = true;
        if (isSqlite_ && id.primaryKey && chance(6))
            table.options[QStringLiteral("sqlite_with_rowid")] = false;
        return table;
    }

    QString charsetName()
    {
        static constexpr const char *names[] = {"latin1", "utf8mb4", "utf8"};
        return QString::fromLatin1(names[below(3)]);
    }

    const schema::Column &anyColumn(const schema::Table &table) { return anyOf(table.columns); }
    QStringList someColumns(const schema::Table &table)
    {
        QStringList columns{anyColumn(table).name};
        if (const QString second = anyColumn(table).name; chance(2) && !columns.contains(second))
            columns << second;
        return columns;
    }

    QString condition(const schema::Table &table)
    {
        const schema::Column &column = anyColumn(table);
        const QString name = dialect_.quote(column.name);
        const bool isText = std::holds_alternative<sql::StringType>(column.type.kind);
        static const QStringList ofText{
            QStringLiteral("%1 IN ('a', 'b')"), QStringLiteral("%1 <> ''"),
            QStringLiteral("%1 LIKE 'a%'"),     QStringLiteral("length(%1) > 2 OR %1 IS NULL"),
            QStringLiteral("lower(%1) = %1"),   QStringLiteral("%1 NOT IN ('it''s', 'x')")};
        static const QStringList ofNumber{QStringLiteral("%1 > 0"),
                                          QStringLiteral("%1 BETWEEN 1 AND 10"),
                                          QStringLiteral("%1 IN (1, 2, 3)"),
                                          QStringLiteral("NOT (%1 = 3 AND %1 != 5)"),
                                          QStringLiteral("%1 + 1 < 100 OR %1 * (2 + 3) > 7"),
                                          QStringLiteral("%1 IS NOT NULL"),
                                          QStringLiteral("(%1 >= -1)"),
                                          QStringLiteral("CASE WHEN %1 > 1 THEN %1 < 5 ELSE %1 = 0 END")};
        return (isText ? anyOf(ofText) : anyOf(ofNumber)).arg(name);
    }

    schema::Constraint newConstraint(const schema::Schema &schema, const schema::Table &table, bool later)
    {
        const auto deferral = [&](auto &constraint) {
            if (isPostgresql_ && chance(4)) {
                constraint.deferrable = true;
                constraint.initially = chance(2) ? QStringLiteral("DEFERRED") : QString();
            }
        };
        switch (below(later ? 7 : 6)) {
        case 0:
        case 1: {
            schema::UniqueConstraint unique{nameOrNone(u"uq"), someColumns(table), {}, {}, {}};
            deferral(unique);
            return unique;
        }
        case 2:
        case 3:
            if (!schema.tables.empty()) {
                static const QStringList actions{QString(), QStringLiteral("CASCADE"), QStringLiteral("SET NULL"),
                                                 QStringLiteral("RESTRICT"), QStringLiteral("NO ACTION")};
                schema::ForeignKey key;
                key.name = nameOrNone(u"fk");
                key.columns = QStringList{anyColumn(table).name};
                key.target = anyOf(schema.tables).first;
                key.targetColumns = QStringList{QStringLiteral("id")};
                key.onDelete = anyOf(actions);
                key.onUpdate = chance(3) ? anyOf(actions) : QString();
                deferral(key);
                return key;
            }
            [[fallthrough]];
        case 4:
        case 5:
            return schema::CheckConstraint{nameOrNone(u"ck"), raw(condition(table)), {}, {}, {}};
        default:
            return schema::PrimaryKey{{QStringLiteral("pk_n%1").arg(++names_), true}, someColumns(table), {}};
        }
    }

    schema::Index newIndex(const schema::Table &table)
    {
        schema::Index index;
        index.name = {QStringLiteral("ix_%1").arg(++names_), true};
        index.table = table.name;
        index.unique = chance(4);
        for (const QString &column : someColumns(table)) {
            expressions::Expression element{expressions::ColumnReference{{}, column}};
            if (chance(4))
                element = expressions::Expression{expressions::Postfix{element, QStringLiteral("DESC")}};
            index.elements.push_back(element);
            const schema::Column *known = schema::findColumn(table, column);
            if (isMysql_ && known && std::holds_alternative<sql::StringType>(known->type.kind) && chance(2))
                index.options[QStringLiteral("mysql_length")] =
                    std::map<QString, QString>{{column, QString::number(5)}};
        }
        if (chance(6) && !isMysql_)
            index.elements.push_back(raw(QStringLiteral("lower(%1)").arg(dialect_.quote(anyColumn(table).name))));
        if (chance(4) && isPostgresql_)
            index.options[QStringLiteral("postgresql_where")] = raw(condition(table));
        if (chance(4) && isSqlite_)
            index.options[QStringLiteral("sqlite_where")] = raw(condition(table));
        if (chance(6) && isPostgresql_)
            index.options[QStringLiteral("postgresql_include")] = QStringList{anyColumn(table).name};
        if (chance(6) && isPostgresql_ && index.elements.size() == 1)
            index.options[QStringLiteral("postgresql_using")] = QStringLiteral("hash");
        return index;
    }
    const dialects::Dialect &dialect_;
    const bool isSqlite_;
    const bool isPostgresql_;
    const bool isMysql_;
    QRandomGenerator random_;
    int names_ = 0;
};

} // namespace retort::tests
