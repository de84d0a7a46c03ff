#include <core/alembic/op/op.h>
#include <core/script/runtime/protocol.h>

// Directives that packages beside Alembic add to op. They are written in the language, in resources/libraries, under
// their own names.

namespace retort::alembic
{

using namespace script;

namespace
{

Eval<> callLibrary(Call &call, const char *module)
{
    RETORT_TRY(const Value library, call.vm.importModule(module));
    RETORT_TRY(const Value function, getAttribute(call.vm, library, call.function.entry().name));
    std::vector<std::pair<Ref<Str>, Value>> named;
    const HashTable &keywords = call.dict(1).table();
    for (std::size_t place = 0; place < keywords.end(); ++place) {
        if (auto *name = keywords.at(place).key.as<Str>())
            named.emplace_back(Ref<Str>(name), keywords.at(place).value);
    }
    const std::vector<Value> arguments(call.tuple(0).items().begin(), call.tuple(0).items().end());
    return script::call(call.vm, function, arguments, named);
}

Eval<> ofPostgresqlEnum(Call &call)
{
    return callLibrary(call, "alembic_postgresql_enum");
}

Eval<> ofUtils(Call &call)
{
    return callLibrary(call, "alembic_utils.op");
}

constexpr FunctionEntry functions[] = {
    {"sync_enum_values", "*args, **kw", "Makes a new PostgreSQL enum of an old one (alembic_postgresql_enum).",
     ofPostgresqlEnum},
    {"create_entity", "*args, **kw", "Creates a function, view, trigger, ... (alembic_utils).", ofUtils},
    {"drop_entity", "*args, **kw", "Drops a function, view, trigger, ... (alembic_utils).", ofUtils},
    {"replace_entity", "*args, **kw", "Replaces a function, view, trigger, ... (alembic_utils).", ofUtils},
    {"revert_entity", "*args, **kw", "Brings the entity of before back (alembic_utils).", ofUtils},
};

} // namespace

const std::span<const FunctionEntry> pluginFunctions = functions;

} // namespace retort::alembic
