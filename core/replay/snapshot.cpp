#include <core/base/overloaded.h>
#include <core/ddl/definitions.h>
#include <core/replay/snapshot.h>

namespace retort::replay
{
using namespace Qt::Literals::StringLiterals;

namespace
{

using Parts = std::map<QString, Provenance>;

/// Carries the parts over from one shape to the next; what is not there any more is dropped.
template <typename Items, typename Key>
Parts traced(const Parts &before, const Items &old, const Items &now, const QString &revision, Key &&keyOf)
{
    Parts parts;
    for (const auto &item : now) {
        const QString name = keyOf(item);
        const auto known = before.find(name);
        const auto was = std::find_if(old.begin(), old.end(), [&](const auto &each) { return keyOf(each) == name; });
        if (known == before.end() || was == old.end())
            parts[name] =
                known == before.end() ? Provenance{revision, revision} : Provenance{known->second.madeBy, revision};
        else
            parts[name] = *was == item ? known->second : Provenance{known->second.madeBy, revision};
    }
    return parts;
}

QString columnsText(const QStringList &columns)
{
    return u'(' + columns.join(u", "_s) + u')';
}

void rename(Parts &parts, const QString &from, const QString &to)
{
    if (const auto found = parts.find(from); found != parts.end()) {
        parts[to] = found->second;
        parts.erase(from);
    }
}

} // namespace

QString key(const schema::Constraint &constraint)
{
    if (const schema::Name &name = schema::nameOf(constraint); !name.isEmpty())
        return name.text;
    return std::visit(
        overloaded{
            [](const schema::PrimaryKey &) -> QString { return u"primary key"_s; },
            [](const schema::UniqueConstraint &unique) -> QString {
                return u"unique "_s + columnsText(unique.columns);
            },
            [](const schema::ForeignKey &foreign) -> QString {
                return u"foreign key "_s + columnsText(foreign.columns);
            },
            [](const schema::CheckConstraint &check) -> QString { return u"check "_s + ddl::textOf(check.condition); },
            [](const schema::TypeCheck &check) -> QString { return u"check of "_s + check.column; },
            [](const schema::ExcludeConstraint &) -> QString { return u"exclude"_s; }},
        constraint);
}

void trace(Snapshot &snapshot, const schema::Schema &before, const QString &revision, const Renames &renames)
{
    for (const auto &[from, to] : renames.tables) {
        const auto found = snapshot.provenance.find(from);
        if (found == snapshot.provenance.end())
            continue;
        const Box<TableProvenance> moved = found->second;
        snapshot.provenance.erase(found);
        snapshot.provenance.insert_or_assign(to, moved);
    }
    const auto formerName = [&](sql::ObjectName name) {
        for (auto each = renames.tables.rbegin(); each != renames.tables.rend(); ++each)
            if (each->second == name)
                name = each->first;
        return name;
    };
    // Both maps have the same order, and nearly all of their tables are the same: walked side by side.
    auto former = before.tables.begin();
    for (const auto &[name, boxed] : snapshot.schema.tables) {
        while (former != before.tables.end() && former->first < name) {
            snapshot.provenance.erase(former->first);
            ++former;
        }
        const bool isKept = former != before.tables.end() && former->first == name;
        const schema::Table *old = isKept ? &*former->second : schema::findTable(before, formerName(name));
        if (isKept)
            ++former;
        if (old == &*boxed)
            continue;
        const schema::Table &now = *boxed;
        const schema::Table nothing;
        const schema::Table &was = old ? *old : nothing;
        TableProvenance known =
            old && snapshot.provenance.count(name) > 0 ? *snapshot.provenance.at(name) : TableProvenance{};
        for (const Renames::Column &column : renames.columns)
            if (column.table == name)
                rename(known.columns, column.from, column.to);
        TableProvenance next;
        next.columns =
            traced(known.columns, was.columns, now.columns, revision, [](const auto &each) { return each.name; });
        next.constraints = traced(known.constraints, was.constraints, now.constraints, revision,
                                  [](const auto &each) { return key(each); });
        next.indexes =
            traced(known.indexes, was.indexes, now.indexes, revision, [](const auto &each) { return each.name.text; });
        next.table = old ? known.table : Provenance{revision, revision};
        if (old && (*old != now))
            next.table.changedBy = revision;
        snapshot.provenance.insert_or_assign(name, std::move(next));
    }
    for (; former != before.tables.end(); ++former)
        snapshot.provenance.erase(former->first);
}

} // namespace retort::replay
