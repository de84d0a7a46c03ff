#include <core/base/overloaded.h>
#include <core/operations/operation.h>

#include <algorithm>

namespace retort::operations
{
namespace
{

using Names = std::vector<sql::ObjectName>;

void addTargets(const std::vector<schema::Constraint> &constraints, Names &names)
{
    for (const schema::Constraint &constraint : constraints)
        if (const auto *key = std::get_if<schema::ForeignKey>(&constraint))
            names.push_back(key->target);
}

void addSources(const expressions::Select &select, Names &names);

void addSource(const expressions::TableReference &reference, Names &names)
{
    if (reference.select.empty())
        names.push_back(reference.table);
    for (const expressions::Select &inner : reference.select)
        addSources(inner, names);
}

void addSources(const expressions::Select &select, Names &names)
{
    for (const expressions::TableReference &reference : select.from)
        addSource(reference, names);
    for (const expressions::Join &join : select.joins)
        addSource(join.table, names);
    for (const expressions::Select &part : select.parts)
        addSources(part, names);
}

Names queryTargets(const expressions::Query &query)
{
    return std::visit(overloaded{[](const expressions::Select &select) {
                                     Names names;
                                     addSources(select, names);
                                     return names;
                                 },
                                 [](const expressions::Insert &insert) { return Names{insert.table}; },
                                 [](const expressions::Update &update) { return Names{update.table}; },
                                 [](const expressions::Delete &del) { return Names{del.table}; },
                                 [](const expressions::Text &) { return Names{}; }},
                      query);
}

} // namespace

std::vector<sql::ObjectName> touches(const Operation &operation)
{
    Names names;
    std::visit(overloaded{[&](const CreateTable &o) {
                              names = {o.table.name};
                              addTargets(o.table.constraints, names);
                          },
                          [&](const DropTable &o) { names = {o.table}; },
                          [&](const RenameTable &o) {
                              names = {o.table, {o.table.schema, o.newName}};
                          },
                          [&](const AddColumn &o) {
                              names = {o.table};
                              addTargets(o.constraints, names);
                          },
                          [&](const DropColumn &o) { names = {o.table}; },
                          [&](const AlterColumn &o) { names = {o.table}; },
                          [&](const CreateIndex &o) { names = {o.index.table}; },
                          [&](const DropIndex &o) { names = {o.index.table}; },
                          [&](const AddConstraint &o) {
                              names = {o.table};
                              addTargets({o.constraint}, names);
                          },
                          [&](const DropConstraint &o) { names = {o.table}; },
                          [&](const CreateTableComment &o) { names = {o.table}; },
                          [&](const DropTableComment &o) { names = {o.table}; },
                          [&](const BatchAlterTable &o) {
                              names = {o.table};
                              for (const Operation &inner : o.operations)
                                  for (const sql::ObjectName &name : touches(inner))
                                      names.push_back(name);
                          },
                          [&](const BulkInsert &o) { names = {o.table}; },
                          [](const ExecuteSql &) {},
                          [&](const ExecuteExpression &o) { names = queryTargets(o.query); },
                          [&](const CreateEnum &o) {
                              names = {{o.type.schema, o.type.name}};
                          },
                          [&](const DropEnum &o) {
                              names = {{o.type.schema, o.type.name}};
                          },
                          [&](const CreateDomain &o) {
                              names = {{o.type.schema, o.type.name}};
                          },
                          [&](const DropDomain &o) {
                              names = {{o.type.schema, o.type.name}};
                          },
                          [&](const CreateSequence &o) { names = {o.sequence.name}; },
                          [&](const DropSequence &o) { names = {o.sequence}; }},
               operation.action);
    names.erase(std::remove_if(names.begin(), names.end(), [](const sql::ObjectName &n) { return n.name.isEmpty(); }),
                names.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace retort::operations
