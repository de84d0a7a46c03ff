#pragma once

#include <core/alembic/tables.h>
#include <core/script/runtime/interpreter.h>

namespace retort::alembic
{

extern const std::span<const ClassRow> rowClasses;

/// One row of an answer: a tuple whose values have names too.
class RowObject final : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Row";
    using Instance::Instance;
    std::shared_ptr<const QStringList> keys;
    std::vector<script::Value> cells;
    void clear() override;
};

/// The row as a mapping of names to values: the same row, seen as one.
[[nodiscard]] script::Value mappingOf(script::Interpreter &vm, const script::Value &row);

} // namespace retort::alembic
