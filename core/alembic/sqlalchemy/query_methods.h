#pragma once

#include <core/alembic/objects.h>
#include <core/script/runtime/native.h>

namespace retort::alembic
{

extern const std::span<const script::FunctionEntry> selectMethods;
extern const std::span<const script::FunctionEntry> changeMethods; ///< of insert(), update() and delete()
extern const script::FunctionEntry selectEntry;                    ///< select()

/// a.join(b, a.c.x == b.c.y): only for select_from().
class JoinObject final : public script::Instance
{
public:
    static constexpr std::string_view moduleName = "sqlalchemy";
    static constexpr std::string_view className = "Join";
    using Instance::Instance;
    expressions::TableReference left;
    std::vector<expressions::Join> joins;
};

[[nodiscard]] script::Ref<QueryObject> copyOf(script::Interpreter &vm, const QueryObject &query);
/// The conditions of where() and having(), an AND as its parts.
[[nodiscard]] script::Eval<std::vector<expressions::Expression>> conditions(script::Interpreter &vm,
                                                                            const script::Tuple &given);

} // namespace retort::alembic
