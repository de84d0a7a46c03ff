#include <core/ddl/text_renames.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/sqlite/table_edit.h>

#include <algorithm>

namespace retort::dialects::sqlite
{

using namespace ddl;
using namespace operations;

namespace
{

ConstraintKind kindOf(ConstraintText::Kind kind)
{
    switch (kind) {
    case ConstraintText::Kind::PrimaryKey:
        return ConstraintKind::PrimaryKey;
    case ConstraintText::Kind::Unique:
        return ConstraintKind::Unique;
    case ConstraintText::Kind::ForeignKey:
        return ConstraintKind::ForeignKey;
    case ConstraintText::Kind::Check:
        break;
    }
    return ConstraintKind::Check;
}

/// What a naming convention calls a constraint that has no name of its own: drop_constraint finds it by that.
QString conventional(const ConstraintText &text, const sql::ObjectName &table,
                     const schema::NamingConvention &convention)
{
    schema::Constraint constraint;
    switch (text.kind) {
    case ConstraintText::Kind::PrimaryKey:
        constraint = schema::PrimaryKey{{}, text.columns, {}};
        break;
    case ConstraintText::Kind::Unique:
        constraint = schema::UniqueConstraint{{}, text.columns, {}, {}, {}};
        break;
    case ConstraintText::Kind::ForeignKey: {
        schema::ForeignKey key;
        key.columns = text.columns;
        key.target = text.target;
        key.targetColumns = text.targetColumns;
        constraint = key;
        break;
    }
    case ConstraintText::Kind::Check:
        return {};
    }
    return schema::conventionalName(constraint, table, convention).text;
}

/// A clause of a column as the table constraint it stands for; nothing for clauses that are none.
std::optional<ConstraintText> asConstraint(const ColumnText &column, const Clause &clause)
{
    ConstraintText text;
    text.columns = QStringList{column.name};
    switch (clause.kind) {
    case Clause::Kind::PrimaryKey:
        text.kind = ConstraintText::Kind::PrimaryKey;
        return text;
    case Clause::Kind::Unique:
        text.kind = ConstraintText::Kind::Unique;
        return text;
    case Clause::Kind::Check:
        return text;
    case Clause::Kind::References:
        text = readConstraintText(
            u"FOREIGN KEY (" + column.quotedName + u") " +
            clause.text.mid(clause.text.indexOf(QStringLiteral("REFERENCES"), 0, Qt::CaseInsensitive)));
        return text;
    case Clause::Kind::NotNull:
    case Clause::Kind::Null:
    case Clause::Kind::Default:
    case Clause::Kind::Collate:
    case Clause::Kind::Generated:
        break;
    }
    return std::nullopt;
}

bool kindFits(ConstraintKind wanted, ConstraintText::Kind kind)
{
    return wanted == ConstraintKind::Unknown || wanted == kindOf(kind);
}

} // namespace

void TableEdit::removePrimaryKey()
{
    text_.constraints.erase(std::remove_if(text_.constraints.begin(), text_.constraints.end(),
                                           [](const ConstraintText &constraint) {
                                               return constraint.kind == ConstraintText::Kind::PrimaryKey;
                                           }),
                            text_.constraints.end());
    for (ColumnText &column : text_.columns)
        column.clauses.erase(
            std::remove_if(column.clauses.begin(), column.clauses.end(),
                           [](const Clause &clause) { return clause.kind == Clause::Kind::PrimaryKey; }),
            column.clauses.end());
}

Result<> TableEdit::add(const schema::Constraint &constraint, bool needsName)
{
    const schema::Name name = schema::conventionalName(constraint, batch_->table, convention_);
    if (needsName && name.isEmpty())
        return fail(errors::NameNeeded, {{QStringLiteral("what"), QStringLiteral("constraint")}});
    schema::Table owner = table_;
    owner.name = batch_->table;
    RETORT_TRY(QString text, dialect_->constraintLine(schema::withName(constraint, name), owner));
    if (text.isNull())
        return {};
    // Columns that SQLite renames at the end still have their old names here.
    for (const auto &[from, to] : renames_)
        text = withColumnRenamed(readConstraintText(text), batch_->table.name, to, dialect_->quote(from)).text;
    if (std::holds_alternative<schema::PrimaryKey>(constraint)) {
        removePrimaryKey();
        text_.constraints.insert(text_.constraints.begin(), readConstraintText(text));
        return {};
    }
    text_.constraints.push_back(readConstraintText(text));
    return {};
}

bool TableEdit::removeNamed(const QString &name, ConstraintKind kind)
{
    const auto matches = [&](const ConstraintText &constraint) {
        const QString own =
            constraint.name.isEmpty() ? conventional(constraint, batch_->table, convention_) : constraint.name;
        return kindFits(kind, constraint.kind) && sameName(own, name);
    };
    const auto found = std::find_if(text_.constraints.begin(), text_.constraints.end(), matches);
    if (found != text_.constraints.end()) {
        text_.constraints.erase(found);
        return true;
    }
    for (ColumnText &column : text_.columns)
        for (auto clause = column.clauses.begin(); clause != column.clauses.end(); ++clause) {
            std::optional<ConstraintText> constraint = asConstraint(column, *clause);
            if (!constraint)
                continue;
            constraint->name = clause->name;
            if (matches(*constraint)) {
                column.clauses.erase(clause);
                return true;
            }
        }
    return false;
}

Result<> TableEdit::drop(const DropConstraint &drop)
{
    if (drop.name.isEmpty())
        return fail(errors::NameNeeded, {{QStringLiteral("what"), QStringLiteral("constraint to drop")}});
    if (!removeNamed(drop.name.text, drop.kind) && !drop.ifExists)
        return missing(QStringLiteral("constraint"), drop.name.text);
    return {};
}

Result<> TableEdit::drop(const DropIndex &drop)
{
    const auto found = std::find_if(indexes_.begin(), indexes_.end(), [&](const schema::VerbatimObject &index) {
        return sameName(index.name, drop.index.name.text);
    });
    if (found != indexes_.end())
        indexes_.erase(found);
    else if (!drop.ifExists)
        return missing(QStringLiteral("index"), drop.index.name.text);
    return {};
}

QStringList TableEdit::indexes() const
{
    QStringList texts;
    for (const schema::VerbatimObject &index : indexes_)
        texts << index.sql;
    return texts;
}

} // namespace retort::dialects::sqlite
