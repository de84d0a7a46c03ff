#pragma once

#include <core/alembic/objects.h>
#include <core/script/runtime/native.h>

namespace retort::alembic
{

/// The arguments of a call by the names its table entry gives them, as the values the model wants. A parameter the
/// entry does not have counts as not given, so that op's and the batch's form of a directive share their code. Wrong
/// values raise what Python or SQLAlchemy raises.
class CallArguments
{
public:
    explicit CallArguments(script::Call &call)
        : call_(call)
    {
    }

    [[nodiscard]] script::Call &call() const { return call_; }
    [[nodiscard]] script::Interpreter &vm() const { return call_.vm; }

    /// Unset when it was not given or there is no such parameter.
    [[nodiscard]] const script::Value &value(std::string_view name) const;
    /// Given, and not None.
    [[nodiscard]] bool has(std::string_view name) const;

    [[nodiscard]] script::Eval<QString> text(std::string_view name) const;
    /// The name of a table, column or index; where `quote` is False, as unquotedName() has it.
    [[nodiscard]] script::Eval<QString> identifier(std::string_view name) const;
    /// `name` as it is, or where `quote` is False, as unquotedName() has it.
    [[nodiscard]] QString asQuoted(const QString &name, std::string_view quote = "quote") const;
    /// Empty for None and what is not given.
    [[nodiscard]] script::Eval<QString> optionalText(std::string_view name) const;
    [[nodiscard]] script::Eval<bool> flag(std::string_view name, bool otherwise = false) const;
    [[nodiscard]] script::Eval<std::optional<bool>> optionalFlag(std::string_view name) const;
    [[nodiscard]] script::Eval<std::optional<int>> optionalInt(std::string_view name) const;
    [[nodiscard]] script::Eval<std::optional<qint64>> optionalInt64(std::string_view name) const;
    /// The name of a constraint or index: a str, op.f(...), or None.
    [[nodiscard]] script::Eval<schema::Name> constraintName(std::string_view name) const;
    /// A list of column names: texts or columns.
    [[nodiscard]] script::Eval<QStringList> columnNames(std::string_view name) const;
    [[nodiscard]] script::Eval<std::optional<sql::SqlType>> optionalType(std::string_view name) const;
    [[nodiscard]] const script::Tuple &tuple(std::string_view name) const;
    [[nodiscard]] script::Dict &dict(std::string_view name) const;
    /// The dialect keywords among **`name`: TypeError for a keyword that no dialect can have.
    [[nodiscard]] script::Eval<schema::Options> dialectOptions(std::string_view name, const char *onBehalfOf) const;

private:
    [[nodiscard]] std::ptrdiff_t find(std::string_view name) const;
    script::Call &call_;
};

// Values of a script as values of the model. `what` names the thing in messages: "column name".

[[nodiscard]] script::Eval<QString> toText(script::Interpreter &vm, const script::Value &value, const char *what);
[[nodiscard]] script::Eval<schema::Name> toName(script::Interpreter &vm, const script::Value &value);
/// What the database takes a name for that stands without quotes.
[[nodiscard]] QString unquotedName(script::Interpreter &vm, const QString &name);
/// The name of a column given as a text or as a column.
[[nodiscard]] script::Eval<QString> toColumnName(script::Interpreter &vm, const script::Value &value);
[[nodiscard]] script::Eval<QStringList> toColumnNames(script::Interpreter &vm, const script::Value &value);
/// A type class or instance; ArgumentError for anything else.
[[nodiscard]] script::Eval<sql::SqlType> toType(script::Interpreter &vm, const script::Value &value);
/// A server default: a text is quoted later, an expression is written as it is.
[[nodiscard]] script::Eval<schema::ServerDefault> toServerDefault(script::Interpreter &vm, const script::Value &value);
[[nodiscard]] script::Eval<schema::OptionValue> toOptionValue(script::Interpreter &vm, const script::Value &value);
/// An expression, or the SQL of a text: what CHECKs, WHEREs of an index and the like take.
[[nodiscard]] script::Eval<expressions::Expression> toSqlText(script::Interpreter &vm, const script::Value &value);
/// What stands for the value in SQL, where it says so itself (`__clause_element__`): of a mapped class its table.
[[nodiscard]] script::Eval<> clauseElement(script::Interpreter &vm, const script::Value &value);
/// An expression; any other value becomes a parameter of `type`.
[[nodiscard]] script::Eval<expressions::Expression> toExpression(script::Interpreter &vm, const script::Value &value,
                                                                 const sql::SqlType &type = {});

/// sqlalchemy.exc.ArgumentError, raised at the running call.
[[nodiscard]] script::Failure argumentError(script::Interpreter &vm, std::string message);

} // namespace retort::alembic
