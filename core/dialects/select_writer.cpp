#include <core/base/overloaded.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/expression_writer.h>
#include <core/dialects/generic_dialect.h>
#include <core/expressions/references.h>

#include <QScopedValueRollback>

#include <algorithm>

// SELECT: which tables it reads from, what its columns are called, and what stands behind WITH.

namespace retort::dialects
{

using namespace expressions;

namespace
{

/// What a column is of.
TableReference sourceOf(const ColumnReference &column)
{
    return column.of.empty() ? TableReference{column.table, {}} : column.of.front();
}

/// DESC, NULLS LAST, ... around a column: the column itself.
const Expression &sorted(const Expression &key)
{
    const auto *postfix = std::get_if<Postfix>(&key.node);
    return postfix ? sorted(*postfix->operand) : key;
}

/// Another expression under the same DESC, NULLS LAST, ...
Expression resorted(const Expression &key, const Expression &inner)
{
    const auto *postfix = std::get_if<Postfix>(&key.node);
    return postfix ? Expression(Postfix{resorted(*postfix->operand, inner), postfix->words}) : inner;
}

} // namespace

QString ExpressionWriter::anonymousName(const QString &word)
{
    return word + u'_' + QString::number(++numbers_[word]);
}

QString ExpressionWriter::nameOf(const TableReference &reference)
{
    if (reference.anonymous == 0)
        return reference.alias;
    QString &name = names_[reference.anonymous];
    if (name.isEmpty())
        name = anonymousName(reference.alias);
    return name;
}

Result<QString> ExpressionWriter::table(const TableReference &reference)
{
    const QString name = nameOf(reference);
    if (reference.select.empty()) {
        const QString written = dialect_.qualified(reference.table);
        return name.isEmpty() ? written : QString(written + u" AS " + dialect_.quote(name));
    }
    if (reference.isCommon) {
        RETORT_CHECK(addCommon(reference));
        return dialect_.quote(name);
    }
    const QScopedValueRollback around(enclosing_, {});
    RETORT_TRY(const QString written, select(reference.select.front(), Place::From));
    return QString(u'(' + written + u") AS " + dialect_.quote(name));
}

Result<> ExpressionWriter::addCommon(const TableReference &reference)
{
    const QString name = nameOf(reference);
    if (commonBegun_.contains(name))
        return {};
    commonBegun_ << name;
    const QScopedValueRollback around(enclosing_, {});
    std::vector<sql::Value> outer;
    outer.swap(parameters_);
    const Select &definition = reference.select.front();
    RETORT_TRY(const QString written, select(definition, Place::From));
    commonParameters_.insert(commonParameters_.end(), parameters_.begin(), parameters_.end());
    parameters_.swap(outer);
    QString head = dialect_.quote(name);
    if (reference.isRecursive) {
        isRecursive_ = true;
        QStringList names;
        for (const Expression &column : (definition.parts.empty() ? definition : definition.parts.front()).columns) {
            if (const auto *label = std::get_if<Label>(&column.node))
                names << dialect_.quote(label->name);
            else if (const auto *plain = std::get_if<ColumnReference>(&column.node))
                names << dialect_.quote(plain->name);
        }
        head += u'(' + names.join(QStringLiteral(", ")) + u')';
    }
    common_.push_back({head, written});
    return {};
}

QString ExpressionWriter::commonTables()
{
    if (common_.empty())
        return {};
    QStringList tables;
    for (const Common &common : common_)
        tables << common.name + u" AS \n(" + common.text + u')';
    parameters_.insert(parameters_.begin(), commonParameters_.begin(), commonParameters_.end());
    return QStringView(isRecursive_ ? u"WITH RECURSIVE " : u"WITH ") + tables.join(QStringLiteral(", \n")) + u"\n ";
}

QString ExpressionWriter::prefixes(const std::vector<StatementPrefix> &prefixes) const
{
    QString text;
    for (const StatementPrefix &prefix : prefixes)
        if (prefix.dialect.isEmpty() || prefix.dialect == dialect_.name())
            text += prefix.words + u' ';
    return text;
}

ExpressionWriter::Tables ExpressionWriter::withNamed(Tables known, const std::vector<Join> &joins,
                                                     const std::vector<Expression> &conditions) const
{
    for (const Expression &condition : conditions) {
        forEachColumn(condition, [&](const ColumnReference &column) {
            const TableReference of = sourceOf(column);
            const bool isJoined =
                std::any_of(joins.begin(), joins.end(), [&](const Join &join) { return join.table == of; });
            const bool isNamed = !of.table.name.isEmpty() || !of.select.empty();
            if (isNamed && !isJoined && std::find(known.begin(), known.end(), of) == known.end())
                known.push_back(of);
        });
    }
    Tables own;
    std::copy_if(known.begin(), known.end(), std::back_inserter(own), [this](const TableReference &each) {
        return std::find(enclosing_.begin(), enclosing_.end(), each) == enclosing_.end();
    });
    return own.empty() ? known : own;
}

Result<QString> ExpressionWriter::source(const Tables &from, const std::vector<Join> &joins)
{
    QStringList tables;
    for (const TableReference &reference : from) {
        RETORT_TRY(const QString written, table(reference));
        tables << written;
        // What is joined stands behind the first.
        if (tables.size() > 1)
            continue;
        for (const Join &join : joins) {
            RETORT_TRY(const QString joined, table(join.table));
            RETORT_TRY(const QString on, write(join.on));
            const QStringView word = join.kind == Join::Kind::Left           ? u" LEFT OUTER JOIN "
                                     : join.kind == Join::Kind::Full         ? u" FULL OUTER JOIN "
                                     : dialect_.capabilities().saysInnerJoin ? u" INNER JOIN "
                                                                             : u" JOIN ";
            tables.first() += word + joined + u" ON " + on;
        }
    }
    return tables.join(QStringLiteral(", "));
}

QString ExpressionWriter::columnName(const Expression &column, Place place, QStringList &known)
{
    const auto again = [&](const QString &name) {
        const bool isKnown = known.contains(name);
        known << name;
        return isKnown;
    };
    return std::visit(
        overloaded{
            [&](const Label &label) {
                again(label.name);
                return label.name;
            },
            [&](const ColumnReference &reference) -> QString {
                const bool isOfTable = !reference.table.name.isEmpty() || !reference.of.empty();
                if (again(reference.name))
                    return anonymousName(reference.name);
                return place == Place::From && isOfTable && withTables_ ? reference.name : QString();
            },
            [&](const Function &function) -> QString {
                const QString name = function.name.section(u'.', -1);
                const bool isPlain = function.over.empty() && function.filter.empty();
                return anonymousName(isPlain && name != QStringLiteral("EXTRACT") ? name : QStringLiteral("anon"));
            },
            [&](const Cast &cast) -> QString {
                const auto *of = std::get_if<ColumnReference>(&cast.operand->node);
                return of ? of->name : anonymousName(QStringLiteral("anon"));
            },
            [](const Text &) { return QString(); }, [](const LiteralColumn &) { return QString(); },
            [&](const Prefix &prefix) {
                const bool isNamed = place == Place::From || prefix.op == QStringLiteral("EXISTS");
                return isNamed ? anonymousName(QStringLiteral("anon")) : QString();
            },
            [&](const Postfix &) { return place == Place::From ? anonymousName(QStringLiteral("anon")) : QString(); },
            [&](const auto &) { return anonymousName(QStringLiteral("anon")); }},
        column.node);
}

Result<QString> ExpressionWriter::columns(const std::vector<Expression> &columns, Place place)
{
    QStringList written;
    QStringList known;
    for (const Expression &column : columns) {
        RETORT_TRY(QString text, write(column));
        const QString name = columnName(column, place, known);
        written << (name.isEmpty() ? text : text + u" AS " + dialect_.quote(name));
    }
    return written.join(QStringLiteral(", "));
}

/// A column that the select lists under a name is sorted by that name.
Result<QString> ExpressionWriter::sortKeys(const Select &select)
{
    QStringList written;
    for (const Expression &key : select.orderBy) {
        Expression used = key;
        if (const auto *label = std::get_if<Label>(&sorted(key).node))
            used = resorted(key, Expression(ColumnReference{{}, label->name}));
        RETORT_TRY(const QString text, write(used));
        written << text;
    }
    return written.join(QStringLiteral(", "));
}

/// What stands behind everything else: the order, how many rows, and the lock.
Result<QString> ExpressionWriter::tail(const Select &select)
{
    QString text;
    if (!select.orderBy.empty()) {
        RETORT_TRY(const QString order, sortKeys(select));
        text += u" ORDER BY " + order;
    }
    if (select.limit || select.offset)
        text += dialect_.limitClause(select.limit, select.offset);
    if (select.lock)
        text += dialect_.lockClause(*select.lock);
    return text;
}

Result<QString> ExpressionWriter::compound(const Select &select, Place place)
{
    QStringList parts;
    for (const Select &part : select.parts) {
        RETORT_TRY(const QString written, this->select(part, place));
        const bool isGrouped = part.limit || part.offset || !part.orderBy.empty() || !part.parts.empty();
        parts << (isGrouped ? QString(u'(' + written + u')') : written);
    }
    RETORT_TRY(const QString behind, tail(select));
    return QString(parts.join(QString(u' ' + select.setOperator + u' ')) + behind);
}

Result<QString> ExpressionWriter::select(const Select &select, Place place)
{
    if (!select.parts.empty())
        return compound(select, place);
    std::vector<Expression> naming = select.columns;
    naming.insert(naming.end(), select.where.begin(), select.where.end());
    const Tables own = withNamed(select.from, select.joins, naming);
    // What stands inside of this select sees its tables and those around it.
    Tables seen = enclosing_;
    seen.insert(seen.end(), own.begin(), own.end());
    for (const Join &join : select.joins)
        seen.push_back(join.table);
    const QScopedValueRollback around(enclosing_, seen);

    QString text = u"SELECT " + prefixes(select.prefixes);
    if (select.distinct && !select.distinctOn.empty() && dialect_.capabilities().distinctOn) {
        RETORT_TRY(const QString keys, list(select.distinctOn));
        text += u"DISTINCT ON (" + keys + u") ";
    } else if (select.distinct) {
        text += QStringLiteral("DISTINCT ");
    }
    RETORT_TRY(const QString written, columns(select.columns, place));
    text += written;
    RETORT_TRY(const QString from, source(own, select.joins));
    if (!from.isEmpty())
        text += u" \nFROM " + from;
    if (!select.where.empty()) {
        RETORT_TRY(const QString where, conjunction(select.where));
        text += u" \nWHERE " + where;
    }
    if (!select.groupBy.empty()) {
        RETORT_TRY(const QString groups, list(select.groupBy));
        text += u" GROUP BY " + groups;
    }
    if (!select.having.empty()) {
        RETORT_TRY(const QString having, conjunction(select.having));
        text += u" \nHAVING " + having;
    }
    RETORT_TRY(const QString behind, tail(select));
    return QString(text + behind);
}

} // namespace retort::dialects
