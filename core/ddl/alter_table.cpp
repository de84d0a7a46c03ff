#include <core/ddl/charsets.h>
#include <core/ddl/expression_text.h>
#include <core/ddl/partitions.h>
#include <core/ddl/sqlite_source.h>
#include <core/ddl/statements.h>
#include <core/ddl/table_edits.h>

#include <QRegularExpression>

#include <algorithm>

namespace retort::ddl
{
using namespace Qt::Literals::StringLiterals;

namespace
{

schema::Column *columnOf(schema::Table &table, const QString &name, const Customs &customs)
{
    const auto same = [&](const schema::Column &column) {
        return column.name.compare(name, customs.nameCase == sql::NameCase::Lowered ? Qt::CaseSensitive
                                                                                    : Qt::CaseInsensitive) == 0;
    };
    const auto found = std::find_if(table.columns.begin(), table.columns.end(), same);
    return found == table.columns.end() ? nullptr : &*found;
}

class TableChange
{
public:
    TableChange(schema::Schema &schema, sql::ObjectName name, sql::TokenCursor &at, const Customs &customs)
        : schema_(schema)
        , name_(std::move(name))
        , at_(at)
        , customs_(customs)
    {
    }

    /// Each action up to the end; Opaque once one is not understood, those before it stay.
    Effect all()
    {
        Effect effect = Effect::None;
        do {
            const std::size_t before = at_.position();
            const Effect one = action();
            if (one == Effect::Opaque)
                return one;
            if (one == Effect::Applied)
                effect = one;
            while (!at_.atEnd() && !at_.is(u","))
                at_.advanceGroup();
            if (at_.position() == before)
                break;
        } while (at_.take(u","));
        if (effect == Effect::Applied && schema_.tables.count(name_) > 0)
            return changeTable(schema_, name_, [&](schema::Table &table) { settle(table, schema_, customs_); });
        return effect;
    }

private:
    template <typename Change> Effect change(Change &&change) { return changeTable(schema_, name_, change); }

    Effect action()
    {
        if (isOfPartitions(at_, customs_))
            return change([&](schema::Table &table) { alterPartitions(table, at_, customs_); });
        if (at_.take(u"add"))
            return add();
        if (at_.take(u"drop"))
            return drop();
        if (at_.take(u"alter"))
            return alterColumn();
        if (at_.take(u"modify")) {
            at_.take(u"column");
            const QString column = at_.takeName();
            return redefine(column, column);
        }
        if (at_.take(u"change")) {
            at_.take(u"column");
            const QString column = at_.takeName();
            return redefine(column, at_.takeName());
        }
        if (at_.take(u"rename"))
            return rename();
        if (at_.takeSequence({u"set", u"schema"})) {
            const sql::ObjectName moved{at_.takeName(), name_.name};
            return move({moved.schema == customs_.defaultSchema ? QString() : moved.schema, moved.name});
        }
        if (at_.is(u"comment") || at_.is(u"engine") || at_.is(u"default") || at_.is(u"charset") || at_.is(u"collate") ||
            at_.isSequence({u"character", u"set"}) || at_.is(u"convert"))
            return options();
        if (at_.takeSequence({u"validate", u"constraint"})) {
            const QString name = at_.takeName();
            return change([&](schema::Table &table) { validate(table, name, customs_); });
        }
        const bool isHarmless =
            at_.isAny({u"owner", u"set", u"reset", u"enable", u"disable", u"cluster", u"replica", u"auto_increment",
                       u"force", u"algorithm", u"lock", u"no", u"row_format", u"order", u"inherit"});
        return isHarmless ? Effect::None : Effect::Opaque;
    }

    Effect add()
    {
        if (beginsConstraint(at_, customs_)) {
            const std::size_t from = at_.position();
            if (std::optional<TableElement> element = readConstraint(at_, customs_))
                return change([&](schema::Table &table) {
                    std::visit([&](auto &each) { ddl::add(table, std::move(each), customs_); }, *element);
                });
            at_.moveTo(from);
            return addByIndex();
        }
        at_.take(u"column");
        const bool mayExist = at_.takeSequence({u"if", u"not", u"exists"});
        if (at_.take(u"(")) { // MySQL: ADD COLUMN (a INT, b INT)
            Effect effect = Effect::Opaque;
            do {
                effect = change([&](schema::Table &table) { ddl::add(table, readColumn(at_, customs_), customs_); });
            } while (at_.take(u","));
            at_.take(u")");
            return effect;
        }
        ColumnDefinition definition = readColumn(at_, customs_);
        return change([&](schema::Table &table) {
            if (!(mayExist && columnOf(table, definition.column.name, customs_)))
                ddl::add(table, std::move(definition), customs_);
        });
    }

    /// ADD CONSTRAINT name UNIQUE|PRIMARY KEY USING INDEX index: the index becomes the constraint's.
    Effect addByIndex()
    {
        QString name;
        if (at_.take(u"constraint"))
            name = at_.takeName();
        const bool isPrimary = at_.takeSequence({u"primary", u"key"});
        at_.take(u"unique");
        if (!at_.takeSequence({u"using", u"index"}))
            return Effect::Opaque;
        const QString index = at_.takeName();
        return change([&](schema::Table &table) {
            QStringList columns;
            for (const schema::Index &each : table.indexes)
                if (each.name.text == index)
                    for (const expressions::Expression &element : each.elements)
                        if (const auto *column = std::get_if<expressions::ColumnReference>(&element.node))
                            columns << column->name;
            (void)dropIndex(table, index, customs_);
            const schema::Name final{name.isEmpty() ? index : name, true};
            if (isPrimary)
                ddl::add(table, schema::PrimaryKey{final, columns, {}}, customs_);
            else
                ddl::add(table, schema::UniqueConstraint{final, columns, {}, {}, {}}, customs_);
        });
    }

    Effect drop()
    {
        if (at_.takeSequence({u"primary", u"key"}))
            return change([](schema::Table &table) { dropPrimaryKey(table); });
        const bool isIndex = at_.isAny({u"index", u"key"}) && !at_.is(u",", 1) && !at_.word(1).isEmpty();
        const bool isConstraint = at_.isAny({u"constraint", u"check"}) || at_.isSequence({u"foreign", u"key"});
        if (at_.take(u"foreign"))
            at_.take(u"key");
        else if (isIndex || isConstraint)
            at_.advance();
        else
            at_.take(u"column");
        at_.takeSequence({u"if", u"exists"});
        const QString name = at_.takeName();
        if (isConstraint && at_.is(u"cascade"))
            dropReferences(name);
        return change([&](schema::Table &table) {
            if (isIndex)
                (void)dropIndex(table, name, customs_);
            else if (isConstraint)
                ddl::dropConstraint(table, name, customs_);
            else
                ddl::dropColumn(table, name, customs_);
        });
    }

    /// CASCADE: the foreign keys that refer to the columns of a key go with it.
    void dropReferences(const QString &constraint)
    {
        const schema::Table *table = findTable(schema_, name_);
        QStringList columns;
        for (const schema::Constraint &each : table ? table->constraints : std::vector<schema::Constraint>{}) {
            if (nameOf(each).text != constraint)
                continue;
            if (const auto *key = std::get_if<schema::PrimaryKey>(&each))
                columns = key->columns;
            else if (const auto *unique = std::get_if<schema::UniqueConstraint>(&each))
                columns = unique->columns;
        }
        if (columns.isEmpty())
            return;
        for (auto &[name, boxed] : schema_.tables) {
            schema::Table changed = *boxed;
            const auto refers = [&](const schema::Constraint &each) {
                const auto *key = std::get_if<schema::ForeignKey>(&each);
                return key && key->target == name_ && key->targetColumns == columns;
            };
            changed.constraints.erase(std::remove_if(changed.constraints.begin(), changed.constraints.end(), refers),
                                      changed.constraints.end());
            if (changed.constraints.size() != boxed->constraints.size())
                boxed = std::move(changed);
        }
    }

    Effect alterColumn()
    {
        if (at_.take(u"constraint") || at_.take(u"index"))
            return Effect::None;
        at_.take(u"column");
        at_.takeSequence({u"if", u"exists"});
        const QString name = at_.takeName();
        Effect effect = Effect::Opaque;
        const Effect found = change([&](schema::Table &table) {
            schema::Column *column = columnOf(table, name, customs_);
            if (!column)
                return;
            const sql::SqlType before = column->type;
            effect = alter(*column);
            castInChecks(table, column->name, before, column->type, customs_);
        });
        return found == Effect::Opaque ? found : effect;
    }

    Effect alter(schema::Column &column)
    {
        const bool sets = at_.take(u"set");
        if (sets && at_.takeSequence({u"not", u"null"})) {
            column.nullable = false;
        } else if (at_.takeSequence({u"drop", u"not", u"null"})) {
            column.nullable = true;
        } else if (at_.takeSequence({u"drop", u"default"})) {
            column.serverDefault.reset();
            // A serial's sequence stays the column's, but it does not count by it any more.
            if (customs_.hasSerial)
                column.autoincrement = schema::Autoincrement::Off;
        } else if (at_.take(u"type") || at_.takeSequence({u"data", u"type"})) {
            retype(column);
        } else if (at_.takeSequence({u"drop", u"identity"})) {
            column.identity.reset();
        } else if (at_.takeSequence({u"drop", u"expression"})) {
            column.computed.reset();
        } else if (at_.is(u"default") || (at_.take(u"add") && at_.is(u"generated"))) {
            // As in a column's definition, which knows all of it.
            ColumnDefinition definition;
            definition.column = column;
            const sql::SqlType type = column.type;
            readColumnBody(at_, customs_, definition);
            const schema::Autoincrement counts = column.autoincrement;
            column = definition.column;
            column.type = type;
            column.autoincrement = customs_.hasSerial ? schema::Autoincrement::Off : counts;
            // MySQL takes a default of a column that counts, or is computed, and forgets it.
            const bool counting = counts == schema::Autoincrement::On && isConstant(column.serverDefault);
            if (customs_.truthIsNumber && (counting || column.computed))
                column.serverDefault.reset();
            countBySequence(column);
        } else if (sets && at_.take(u"generated")) {
            if (column.identity)
                column.identity->always = at_.is(u"always");
            while (!at_.atEnd() && !at_.is(u","))
                at_.advanceGroup();
        } else if (sets || at_.isAny({u"reset", u"restart"})) {
            while (!at_.atEnd() && !at_.is(u",")) // statistics, storage, compression, options of an identity
                at_.advanceGroup();
            return Effect::None;
        } else {
            return Effect::Opaque;
        }
        return Effect::Applied;
    }

    static bool isConstant(const std::optional<schema::ServerDefault> &value)
    {
        static const QRegularExpression constant(u"^('.*'|-?[0-9.]+)$"_s);
        return value && constant.match(textOf(*value)).hasMatch();
    }

    /// DEFAULT nextval('sequence') with a sequence that no one but the column has.
    void countBySequence(schema::Column &column) const
    {
        const QString value = column.serverDefault ? textOf(*column.serverDefault) : QString();
        if (!customs_.hasSerial || !value.startsWith(u"nextval("_s))
            return;
        sql::TokenCursor named(value.section(u'\'', 1, 1), customs_.lexical, customs_.nameCase);
        if (schema_.sequences.count(readName(named, customs_)) > 0)
            return;
        column.serverDefault.reset();
        column.autoincrement = schema::Autoincrement::On;
    }

    void retype(schema::Column &column)
    {
        ColumnDefinition definition;
        readColumnBody(at_, customs_, definition);
        column.type = definition.column.type;
    }

    Effect redefine(const QString &column, const QString &newName)
    {
        ColumnDefinition definition;
        definition.column.name = newName;
        readColumnBody(at_, customs_, definition);
        if (newName != column)
            renameColumn(schema_, name_, column, newName, customs_);
        return change([&](schema::Table &table) { ddl::redefine(table, newName, std::move(definition), customs_); });
    }

    Effect rename()
    {
        if (at_.take(u"to") || at_.take(u"as")) {
            const sql::ObjectName to = readName(at_, customs_);
            return move({to.schema.isEmpty() ? name_.schema : to.schema, to.name});
        }
        const bool isConstraint = at_.take(u"constraint") || at_.take(u"index") || at_.take(u"key");
        if (!isConstraint)
            at_.take(u"column");
        const QString from = at_.takeName();
        if (!at_.take(u"to"))
            return Effect::Opaque;
        const QString to = at_.takeName();
        if (isConstraint)
            return change([&](schema::Table &table) { renameConstraint(table, from, to, customs_); });
        if (schema_.tables.count(name_) == 0)
            return Effect::Opaque;
        renameColumn(schema_, name_, from, to, customs_);
        return Effect::Applied;
    }

    Effect move(const sql::ObjectName &to)
    {
        if (schema_.tables.count(name_) == 0)
            return Effect::Opaque;
        renameTable(schema_, name_, to, customs_);
        name_ = to;
        return Effect::Applied;
    }

    Effect options()
    {
        const bool converts = at_.takeSequence({u"convert", u"to"});
        if (const CharsetChange said = readCharset(at_); !said.isEmpty())
            return change([&](schema::Table &table) {
                converts ? convertTo(table, said, customs_) : setCharset(table, said, customs_);
            });
        const QString key = at_.word().toString().toLower();
        at_.advance();
        at_.take(u"=");
        if (key == u"comment"_s)
            return change([&](schema::Table &table) { table.comment = at_.takeString(); });
        const QString value = at_.takeName();
        return change([&](schema::Table &table) { table.options[u"mysql_"_s + key] = value; });
    }

    schema::Schema &schema_;
    sql::ObjectName name_;
    sql::TokenCursor &at_;
    const Customs &customs_;
};

} // namespace

Effect alterTable(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    const bool mayMiss = at.takeSequence({u"if", u"exists"});
    at.take(u"only");
    const sql::ObjectName name = known(schema, readName(at, customs), customs);
    if (mayMiss && schema.tables.count(name) == 0)
        return Effect::None;
    if (customs.keepsSource)
        return alterSqliteTable(schema, name, at, customs);
    return TableChange(schema, name, at, customs).all();
}

Effect renameTables(schema::Schema &schema, sql::TokenCursor &at, const Customs &customs)
{
    do {
        const sql::ObjectName from = known(schema, readName(at, customs), customs);
        if (!at.take(u"to") || schema.tables.count(from) == 0)
            return Effect::Opaque;
        const sql::ObjectName to = readName(at, customs);
        renameTable(schema, from, to, customs);
        if (changeTable(schema, to, [&](schema::Table &table) { settle(table, schema, customs); }) == Effect::Opaque)
            return Effect::Opaque;
    } while (at.take(u","));
    return Effect::Applied;
}

} // namespace retort::ddl
