#include <core/base/overloaded.h>
#include <core/ddl/text_renames.h>
#include <core/dialects/error_codes.h>
#include <core/dialects/sqlite/table_edit.h>

#include <algorithm>
#include <set>

namespace retort::dialects::sqlite
{

using namespace ddl;
using namespace operations;

namespace
{

/// SQLAlchemy's type affinity: the family whose values are cast when a column changes to another one.
std::size_t affinity(const sql::SqlType &type)
{
    const auto familyOf = [](const sql::SqlType::Kind &kind) { return kind.index(); };
    if (std::holds_alternative<sql::FloatType>(type.kind))
        return familyOf(sql::NumericType{});
    if (std::holds_alternative<sql::EnumType>(type.kind))
        return familyOf(sql::StringType{});
    if (const auto *moment = std::get_if<sql::DateTimeType>(&type.kind)) {
        constexpr std::size_t apart = 100; // Date, Time and DateTime are three families
        using Name = sql::DateTimeType::Name;
        return apart + (moment->name == Name::Date ? 0 : moment->name == Name::Time ? 1 : 2);
    }
    return type.kind.index();
}

bool isGenerated(const ColumnText &column)
{
    return std::any_of(column.clauses.begin(), column.clauses.end(),
                       [](const Clause &clause) { return clause.kind == Clause::Kind::Generated; });
}

void removeClauses(ColumnText &column, Clause::Kind kind)
{
    column.clauses.erase(std::remove_if(column.clauses.begin(), column.clauses.end(),
                                        [&](const Clause &clause) { return clause.kind == kind; }),
                         column.clauses.end());
}

} // namespace

Result<TableEdit> TableEdit::start(const SqliteDialect &dialect, const BatchAlterTable &batch,
                                   const std::optional<schema::Table> &shape,
                                   const schema::NamingConvention &convention)
{
    TableEdit edit(dialect, batch);
    edit.convention_ = convention;
    edit.table_ = batch.copyFrom ? *batch.copyFrom : *shape;
    edit.isLive_ = !batch.copyFrom && edit.table_.source.has_value();
    if (edit.isLive_) {
        RETORT_TRY(edit.text_, readTableText(edit.table_.source->createTable));
        edit.indexes_ = edit.table_.source->indexes;
    } else {
        schema::Table model = schema::withConventionalNames(edit.table_, convention);
        for (const auto &[key, value] : batch.tableOptions)
            model.options[key] = value;
        for (const QString &prefix : batch.tablePrefixes)
            model.prefixes << prefix;
        RETORT_TRY(const QString text, dialect.tableText(model));
        RETORT_TRY(edit.text_, readTableText(text));
        for (const schema::Index &index : model.indexes) {
            RETORT_TRY(const QString written, dialect.indexText(index));
            edit.indexes_.push_back({index.name.text, written});
        }
    }
    for (const ColumnText &column : edit.text_.columns)
        edit.transfers_[column.name] = {column.name, {}};
    return edit;
}

tl::unexpected<Error> TableEdit::missing(const QString &what, const QString &name) const
{
    return fail(errors::BatchNoSuchObject, {{QStringLiteral("table"), batch_->table.name},
                                            {QStringLiteral("what"), what},
                                            {QStringLiteral("name"), name}});
}

const schema::Column *TableEdit::former(const QString &name) const
{
    for (const schema::Column &column : table_.columns)
        if (sameName(column.name, name))
            return &column;
    return nullptr;
}

Result<ColumnText *> TableEdit::column(const QString &name)
{
    for (ColumnText &column : text_.columns) {
        const auto renamed = std::find_if(renames_.begin(), renames_.end(), [&](const auto &rename) {
            return sameName(rename.first, column.name) && sameName(rename.second, name);
        });
        const auto transfer = transfers_.find(column.name);
        const bool wasCalled = transfer != transfers_.end() && sameName(transfer->second.column, name);
        if (sameName(column.name, name) || renamed != renames_.end() || wasCalled)
            return &column;
    }
    return missing(QStringLiteral("column"), name);
}

Result<> TableEdit::apply(const Operation &operation)
{
    const auto impossible = [](const QString &what) -> Result<> {
        return fail(errors::BatchOperation, {{QStringLiteral("what"), what}});
    };
    return std::visit(
        overloaded{[&](const AddColumn &o) { return add(o); }, [&](const DropColumn &o) { return drop(o); },
                   [&](const AlterColumn &o) { return alter(o); },
                   [&](const AddConstraint &o) { return add(o.constraint, true); },
                   [&](const DropConstraint &o) { return drop(o); },
                   [&](const CreateIndex &o) -> Result<> {
                       newIndexes_.push_back(o);
                       return {};
                   },
                   [&](const DropIndex &o) { return drop(o); },
                   // SQLite keeps no comments.
                   [](const CreateTableComment &) -> Result<> { return {}; },
                   [](const DropTableComment &) -> Result<> { return {}; },
                   [&](const CreateTable &) { return impossible(QStringLiteral("create a table")); },
                   [&](const DropTable &) { return impossible(QStringLiteral("drop a table")); },
                   [&](const RenameTable &) { return impossible(QStringLiteral("rename the table")); },
                   [&](const BatchAlterTable &) { return impossible(QStringLiteral("hold another batch")); },
                   [&](const BulkInsert &) { return impossible(QStringLiteral("insert rows")); },
                   [&](const ExecuteSql &) { return impossible(QStringLiteral("execute SQL")); },
                   [&](const ExecuteExpression &) { return impossible(QStringLiteral("execute SQL")); },
                   [](const CreateEnum &) -> Result<> { return {}; }, [](const DropEnum &) -> Result<> { return {}; },
                   [](const CreateDomain &) -> Result<> { return {}; },
                   [](const DropDomain &) -> Result<> { return {}; },
                   [&](const CreateSequence &) { return impossible(QStringLiteral("create a sequence")); },
                   [&](const DropSequence &) { return impossible(QStringLiteral("drop a sequence")); }},
        operation.action);
}

Result<> TableEdit::add(const AddColumn &added)
{
    schema::Table owner;
    owner.name = batch_->table;
    owner.columns = {added.column};
    RETORT_TRY(const QString line, dialect_->columnLine(added.column, owner));
    auto place = text_.columns.end();
    const auto find = [&](const QString &name) {
        return std::find_if(text_.columns.begin(), text_.columns.end(),
                            [&](const ColumnText &column) { return sameName(column.name, name); });
    };
    if (!added.insertBefore.isEmpty()) {
        place = find(added.insertBefore);
        if (place == text_.columns.end())
            return missing(QStringLiteral("column"), added.insertBefore);
    } else if (!added.insertAfter.isEmpty()) {
        place = find(added.insertAfter);
        if (place == text_.columns.end())
            return missing(QStringLiteral("column"), added.insertAfter);
        ++place;
    }
    text_.columns.insert(place, readColumnText(line));
    for (const schema::Constraint &constraint : added.constraints) {
        if (!std::holds_alternative<schema::TypeCheck>(constraint)) {
            RETORT_CHECK(add(constraint, false));
            continue;
        }
        RETORT_TRY(const QString text, dialect_->constraintLine(constraint, owner));
        if (!text.isNull())
            text_.constraints.push_back(readConstraintText(text));
    }
    for (const schema::Index &index : added.indexes)
        newIndexes_.push_back({index, false});
    return {};
}

Result<> TableEdit::drop(const DropColumn &drop)
{
    RETORT_TRY(ColumnText *const found, column(drop.column));
    const QString name = found->name;
    text_.columns.erase(text_.columns.begin() + (found - text_.columns.data()));
    transfers_.erase(name);
    text_.constraints.erase(
        std::remove_if(text_.constraints.begin(), text_.constraints.end(),
                       [&](const ConstraintText &constraint) { return containsName(constraint.columns, name); }),
        text_.constraints.end());
    // An index on a column that is gone cannot be made again.
    indexes_.erase(std::remove_if(indexes_.begin(), indexes_.end(),
                                  [&](const schema::VerbatimObject &index) {
                                      const VerbatimIndex read = readIndexText(index.name, index.sql);
                                      return containsName(namesIn(read.elements.join(u' ') + u' ' + read.where), name);
                                  }),
                   indexes_.end());
    return {};
}

Result<> TableEdit::changeType(ColumnText &column, const AlterColumn &alter)
{
    RETORT_TRY(const QString type, dialect_->renderType(*alter.type));
    const schema::Column *before = former(transfers_[column.name].column);
    const sql::SqlType known = before ? before->type : alter.existingType.value_or(sql::SqlType());
    const bool toJson = std::holds_alternative<sql::JsonType>(alter.type->kind);
    if (affinity(known) != affinity(*alter.type) && !toJson)
        transfers_[column.name].castTo = type;
    // The CHECK that the old type brought along goes with it.
    if (alter.existingType) {
        const auto *choice = std::get_if<sql::EnumType>(&alter.existingType->kind);
        const auto *boolean = std::get_if<sql::BooleanType>(&alter.existingType->kind);
        const QString name = choice ? choice->name : boolean ? boolean->constraintName : QString();
        if (!name.isEmpty())
            removeNamed(name, ConstraintKind::Check);
    }
    column.type = type;
    schema::Table owner;
    owner.name = batch_->table;
    schema::Column changed;
    changed.name = column.name;
    changed.type = *alter.type;
    owner.columns = {changed};
    RETORT_TRY(const QString check, dialect_->constraintLine(schema::TypeCheck{column.name}, owner));
    if (!check.isNull())
        text_.constraints.push_back(readConstraintText(check));
    return {};
}

Result<> TableEdit::changeDefault(ColumnText &column, const DefaultChange &change)
{
    removeClauses(column, Clause::Kind::Default);
    schema::Column source;
    source.name = column.name;
    source.type = sql::SqlType(sql::IntegerType{});
    if (const auto *value = std::get_if<schema::ServerDefault>(&change))
        source.serverDefault = *value;
    else if (const auto *computed = std::get_if<schema::Computed>(&change))
        source.computed = *computed;
    schema::Table owner;
    owner.columns = {source};
    RETORT_TRY(const QString line, dialect_->columnLine(source, owner));
    const ColumnText written = readColumnText(line);
    column.clauses.insert(column.clauses.begin(), written.clauses.begin(), written.clauses.end());
    return {};
}

void TableEdit::rename(ColumnText &column, const QString &newName)
{
    if (isLive_) {
        renames_.emplace_back(column.name, newName);
        return;
    }
    const QString old = column.name;
    const QString quoted = dialect_->quote(newName);
    transfers_[newName] = transfers_[old];
    transfers_.erase(old);
    renameColumn(text_, old, newName, quoted);
    for (schema::VerbatimObject &index : indexes_)
        index.sql = indexWithColumnRenamed(index.sql, old, quoted);
}

Result<> TableEdit::alter(const AlterColumn &alter)
{
    RETORT_TRY(ColumnText *const found, column(alter.column));
    if (alter.type)
        RETORT_CHECK(changeType(*found, alter));
    if (alter.nullable) {
        removeClauses(*found, Clause::Kind::NotNull);
        removeClauses(*found, Clause::Kind::Null);
        if (!*alter.nullable) {
            // Behind the default, where SQLAlchemy writes it.
            const auto place = std::find_if(found->clauses.begin(), found->clauses.end(),
                                            [](const Clause &clause) { return clause.kind != Clause::Kind::Default; });
            found->clauses.insert(place, {Clause::Kind::NotNull, {}, QStringLiteral("NOT NULL")});
        }
    }
    if (alter.serverDefault)
        RETORT_CHECK(changeDefault(*found, *alter.serverDefault));
    if (alter.newName && !sameName(*alter.newName, found->name))
        rename(*found, *alter.newName);
    return {};
}

Result<> TableEdit::finish()
{
    for (const schema::Constraint &constraint : batch_->tableArgs)
        RETORT_CHECK(add(constraint, false));
    if (!batch_->partialReordering.empty())
        reorder();
    return {};
}

/// SQLAlchemy's order: in each round all columns whose predecessors stand already, as they stood before.
void TableEdit::reorder()
{
    std::set<std::pair<QString, QString>> pairs;
    for (const QStringList &group : batch_->partialReordering)
        for (qsizetype i = 1; i < group.size(); ++i)
            pairs.emplace(group[i - 1], group[i]);
    std::vector<ColumnText> left = text_.columns;
    std::vector<ColumnText> ordered;
    while (!left.empty()) {
        const auto waits = [&](const ColumnText &column) {
            return std::any_of(left.begin(), left.end(), [&](const ColumnText &other) {
                return pairs.count({other.name, column.name}) > 0;
            });
        };
        std::vector<ColumnText> ready;
        std::copy_if(left.begin(), left.end(), std::back_inserter(ready), std::not_fn(waits));
        if (ready.empty())
            ready = left; // groups that contradict each other: the rest stays as it is
        for (const ColumnText &column : ready)
            left.erase(std::find(left.begin(), left.end(), column));
        ordered.insert(ordered.end(), ready.begin(), ready.end());
    }
    text_.columns = ordered;
}

std::vector<TableEdit::Transfer> TableEdit::transfers() const
{
    std::vector<Transfer> transfers;
    for (const ColumnText &column : text_.columns)
        if (const auto found = transfers_.find(column.name); found != transfers_.end() && !isGenerated(column))
            transfers.push_back(found->second);
    return transfers;
}

QStringList TableEdit::targetNames(const SqliteDialect &dialect) const
{
    QStringList names;
    for (const ColumnText &column : text_.columns)
        if (transfers_.count(column.name) && !isGenerated(column))
            names << dialect.quote(column.name);
    return names;
}

bool TableEdit::hasCounter() const
{
    for (const ColumnText &column : text_.columns)
        for (const Clause &clause : column.clauses)
            if (clause.kind == Clause::Kind::PrimaryKey &&
                clause.text.contains(QStringLiteral("AUTOINCREMENT"), Qt::CaseInsensitive))
                return true;
    return false;
}

} // namespace retort::dialects::sqlite
