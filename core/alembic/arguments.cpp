#include <core/alembic/arguments.h>
#include <core/alembic/host.h>
#include <core/alembic/sqlalchemy/types.h>
#include <core/alembic/values.h>
#include <core/script/runtime/protocol.h>

#include <array>

namespace retort::alembic
{

using namespace script;
using namespace Qt::Literals::StringLiterals;

std::ptrdiff_t CallArguments::find(std::string_view name) const
{
    const auto &items = call_.function.signature().items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].name->text() == name)
            return static_cast<std::ptrdiff_t>(i);
    }
    return -1;
}

const Value &CallArguments::value(std::string_view name) const
{
    static const Value unset;
    const auto index = find(name);
    return index < 0 ? unset : call_[static_cast<std::size_t>(index)];
}

bool CallArguments::has(std::string_view name) const
{
    const Value &given = value(name);
    return given.isSet() && !given.isNone();
}

Eval<QString> CallArguments::text(std::string_view name) const
{
    return toText(vm(), value(name), std::string(name).c_str());
}

QString CallArguments::asQuoted(const QString &name, std::string_view quote) const
{
    const Value &given = value(quote);
    return given.isBool() && !given.asBool() ? unquotedName(vm(), name) : name;
}

Eval<QString> CallArguments::identifier(std::string_view name) const
{
    RETORT_TRY(const QString given, text(name));
    return asQuoted(given);
}

QString unquotedName(Interpreter &vm, const QString &name)
{
    return ScriptHost::of(vm).sink().dialect().capabilities().lowersNames ? name.toLower() : name;
}

Eval<QString> CallArguments::optionalText(std::string_view name) const
{
    if (!has(name))
        return QString();
    return text(name);
}

Eval<bool> CallArguments::flag(std::string_view name, bool otherwise) const
{
    if (!has(name))
        return otherwise;
    return truth(vm(), value(name));
}

Eval<std::optional<bool>> CallArguments::optionalFlag(std::string_view name) const
{
    if (!has(name))
        return std::nullopt;
    RETORT_TRY(const bool given, truth(vm(), value(name)));
    return given;
}

Eval<std::optional<int>> CallArguments::optionalInt(std::string_view name) const
{
    RETORT_TRY(const auto number, optionalInt64(name));
    if (!number)
        return std::nullopt;
    if (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
        return vm().raise(vm().errors().OverflowError, textOf(name, " is too large"));
    return static_cast<int>(*number);
}

Eval<std::optional<qint64>> CallArguments::optionalInt64(std::string_view name) const
{
    if (!has(name))
        return std::nullopt;
    std::int64_t number = 0;
    if (!toInt64(value(name), number)) {
        return vm().raise(vm().errors().TypeError, textOf(call_.function.displayName(), "() argument '", name,
                                                          "' must be int, not ", typeName(vm(), value(name))));
    }
    return number;
}

Eval<schema::Name> CallArguments::constraintName(std::string_view name) const
{
    if (!has(name))
        return schema::Name();
    return toName(vm(), value(name));
}

Eval<QStringList> CallArguments::columnNames(std::string_view name) const
{
    return toColumnNames(vm(), value(name));
}

Eval<std::optional<sql::SqlType>> CallArguments::optionalType(std::string_view name) const
{
    if (!has(name))
        return std::nullopt;
    RETORT_TRY(sql::SqlType type, toType(vm(), value(name)));
    return type;
}

const Tuple &CallArguments::tuple(std::string_view name) const
{
    return call_.tuple(static_cast<std::size_t>(find(name)));
}

Dict &CallArguments::dict(std::string_view name) const
{
    return call_.dict(static_cast<std::size_t>(find(name)));
}

Eval<schema::Options> CallArguments::dialectOptions(std::string_view name, const char *onBehalfOf) const
{
    static constexpr std::array<std::string_view, 6> dialects = {"postgresql", "mysql",  "mariadb",
                                                                 "sqlite",     "oracle", "mssql"};
    schema::Options options;
    const HashTable &table = dict(name).table();
    for (std::size_t place = 0; place < table.end(); ++place) {
        const auto &entry = table.at(place);
        if (!entry.key.isSet())
            continue;
        const std::string_view keyword = entry.key.as<Str>()->text();
        const auto underscore = keyword.find('_');
        const bool isDialect = underscore != std::string_view::npos && underscore + 1 < keyword.size();
        if (!isDialect) {
            return vm().raise(
                vm().errors().TypeError,
                textOf("Additional arguments should be named <dialectname>_<argument>, got '", keyword, "'"));
        }
        const bool known = std::find(dialects.begin(), dialects.end(), keyword.substr(0, underscore)) != dialects.end();
        if (!known) {
            return argumentError(vm(), textOf("Can't validate argument '", keyword,
                                              "'; can't locate any SQLAlchemy dialect named '",
                                              keyword.substr(0, underscore), "' on behalf of ", onBehalfOf));
        }
        if (entry.value.isNone())
            continue;
        RETORT_TRY(schema::OptionValue value, toOptionValue(vm(), entry.value));
        options.emplace(QString::fromUtf8(keyword.data(), static_cast<qsizetype>(keyword.size())), std::move(value));
    }
    return options;
}

Eval<QString> toText(Interpreter &vm, const Value &value, const char *what)
{
    if (const Str *text = value.as<Str>())
        return text->toQString();
    return vm.raise(vm.errors().TypeError,
                    textOf(what, " must be str, not ", value.isSet() ? typeName(vm, value) : "unset"));
}

Eval<schema::Name> toName(Interpreter &vm, const Value &value)
{
    schema::Name name;
    if (!value.isSet() || value.isNone())
        return name;
    if (const auto *column = value.native<ExpressionObject>(); column && !column->key.isEmpty()) {
        name.text = column->key;
        return name;
    }
    RETORT_TRY(name.text, toText(vm, value, "name"));
    name.isFinal = typeOf(vm, value).name() == "conv";
    return name;
}

Eval<QString> toColumnName(Interpreter &vm, const Value &value)
{
    if (const auto *column = value.native<ColumnObject>())
        return column->declaration.column.name;
    if (const auto *expression = value.native<ExpressionObject>()) {
        if (const auto *text = std::get_if<expressions::Text>(&expression->expression.node))
            return text->sql;
        if (!expression->key.isEmpty())
            return expression->key;
    }
    if (const Str *text = value.as<Str>())
        return text->toQString();
    RETORT_TRY(const std::string repr, reprOf(vm, value));
    return argumentError(vm, textOf("Column name expected, got ", repr));
}

Eval<QStringList> toColumnNames(Interpreter &vm, const Value &value)
{
    QStringList names;
    // A single text is what a list of one column is mistaken for most often; Python would take it letter by letter.
    if (value.isKind(Kind::Str) || value.native<ExpressionObject>() != nullptr) {
        RETORT_TRY(QString only, toColumnName(vm, value));
        if (value.isKind(Kind::Str) && only.size() != 1) {
            return vm.raise(vm.errors().ValueError, u"Expected a list of column names, got the text '%1'"_s.arg(only));
        }
        names.append(std::move(only));
        return names;
    }
    RETORT_CHECK(forEach(vm, value, [&](const Value &item) -> Eval<void> {
        RETORT_TRY(QString name, toColumnName(vm, item));
        names.append(std::move(name));
        return {};
    }));
    return names;
}

Eval<schema::ServerDefault> toServerDefault(Interpreter &vm, const Value &value)
{
    if (const Str *text = value.as<Str>())
        return schema::ServerDefault(text->toQString());
    if (const auto *item = value.native<SchemaItemObject>()) {
        if (const auto *given = std::get_if<schema::ServerDefault>(&item->item))
            return *given;
        if (const auto *sequence = std::get_if<schema::Sequence>(&item->item)) {
            expressions::Function next{expressions::functions::nextValue, {}};
            for (const QString &part : {sequence->name.schema, sequence->name.name})
                if (!part.isEmpty())
                    next.arguments.emplace_back(expressions::ColumnReference{{}, part});
            return schema::ServerDefault(expressions::Expression(std::move(next)));
        }
    }
    if (const auto *expression = value.native<ExpressionObject>())
        return schema::ServerDefault(expression->expression);
    RETORT_TRY(const std::string repr, reprOf(vm, value));
    return argumentError(vm, textOf("Argument 'arg' is expected to be one of type '<class 'str'>' or '<class "
                                    "'sqlalchemy.sql.elements.ClauseElement'>' or '<class "
                                    "'sqlalchemy.sql.elements.TextClause'>', got '",
                                    repr, "'"));
}

namespace
{

Eval<schema::OptionValue> mappingOption(Interpreter &vm, const Dict &dict)
{
    std::map<QString, QString> mapping;
    for (std::size_t place = 0; place < dict.table().end(); ++place) {
        const auto &entry = dict.table().at(place);
        if (!entry.key.isSet())
            continue;
        RETORT_TRY(const QString key, toColumnName(vm, entry.key));
        RETORT_TRY(const std::string text, textOfValue(vm, entry.value));
        mapping.emplace(key, QString::fromStdString(text));
    }
    return schema::OptionValue(std::move(mapping));
}

} // namespace

Eval<schema::OptionValue> toOptionValue(Interpreter &vm, const Value &value)
{
    if (value.isBool())
        return schema::OptionValue(value.asBool());
    if (value.isInt())
        return schema::OptionValue(qint64{value.asInt()});
    if (const Str *text = value.as<Str>())
        return schema::OptionValue(text->toQString());
    if (const auto *column = value.native<ColumnObject>())
        return schema::OptionValue(column->declaration.column.name);
    if (const auto *expression = value.native<ExpressionObject>())
        return schema::OptionValue(expression->expression);
    if (const Dict *dict = value.as<Dict>())
        return mappingOption(vm, *dict);
    if (value.isKind(Kind::List) || value.isKind(Kind::Tuple) || value.isKind(Kind::Set)) {
        QStringList names;
        RETORT_CHECK(forEach(vm, value, [&](const Value &item) -> Eval<void> {
            RETORT_TRY(QString name, toColumnName(vm, item));
            names.append(std::move(name));
            return {};
        }));
        return schema::OptionValue(std::move(names));
    }
    RETORT_TRY(const std::string text, textOfValue(vm, value));
    return schema::OptionValue(QString::fromStdString(text));
}

Eval<expressions::Expression> toSqlText(Interpreter &vm, const Value &value)
{
    if (const Str *text = value.as<Str>())
        return expressions::Expression(expressions::Text{text->toQString(), {}});
    return toExpression(vm, value);
}

Eval<> clauseElement(Interpreter &vm, const Value &value)
{
    const bool maySay =
        value.isKind(Kind::Class) || (value.isKind(Kind::Instance) && typeOf(vm, value).isOpen &&
                                      value.native<ExpressionObject>() == nullptr && !value.native<TableObject>());
    if (!maySay)
        return value;
    RETORT_TRY(const Value method, findAttribute(vm, value, "__clause_element__"));
    return method.isSet() ? call(vm, method) : Eval<>(value);
}

Eval<expressions::Expression> toExpression(Interpreter &vm, const Value &value, const sql::SqlType &type)
{
    if (const auto *expression = value.native<ExpressionObject>())
        return expression->expression;
    if (const auto *query = value.native<QueryObject>()) {
        if (const auto *select = std::get_if<expressions::Select>(&query->query))
            return expressions::Expression(expressions::Subquery{*select});
    }
    RETORT_TRY(const Value element, clauseElement(vm, value));
    if (!element.is(value))
        return toExpression(vm, element, type);
    if (value.isNone())
        return expressions::Expression(expressions::NullLiteral{});
    if (value.isBool() && std::holds_alternative<sql::NullType>(type.kind))
        return expressions::Expression(expressions::BooleanLiteral{value.asBool()});
    RETORT_TRY(sql::Value sqlValue, toSqlValue(vm, value, type));
    return expressions::Expression(expressions::Literal{std::move(sqlValue), type});
}

Failure argumentError(Interpreter &vm, std::string message)
{
    return vm.raise(ScriptHost::of(vm).exception("ArgumentError"), std::move(message));
}

} // namespace retort::alembic
