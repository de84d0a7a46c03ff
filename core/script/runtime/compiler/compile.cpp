#include <core/script/error_codes.h>
#include <core/script/runtime/compiler/compile.h>
#include <core/script/runtime/compiler/compiler.h>

namespace retort::script
{

Compiler::Compiler(Interpreter &vm, const Module &module, const Resolution &resolution)
    : vm_(vm)
    , module_(module)
    , resolution_(resolution)
{
}

void Compiler::unsupported(Span span, const QString &construct)
{
    if (use_ == ModuleUse::Imported) {
        out().setSpan(span);
        return emit(Opcode::Unsupported, out().constant(vm_.str(construct)));
    }
    errors_.push_back({errors::ScriptUnsupported,
                       {{QStringLiteral("construct"), construct}},
                       module_.source->position(span),
                       {},
                       {}});
}

Result<Ref<Code>> Compiler::compileModule(ModuleUse use)
{
    use_ = use;
    Unit unit(vm_, module_, resolution_.scope(ScopeId{0}), nullptr);
    beginUnit(unit, "<module>", {});
    out().code().doc = docOf(module_.body);
    if (use == ModuleUse::Imported)
        importedBlock(module_.body);
    else
        block(module_.body);
    loadConstant(Value::none());
    emit(Opcode::Return);
    const Ref<Code> code = endUnit();
    if (!errors_.empty())
        return fail(errors_.front());
    return code;
}

std::vector<Error> checkSupported(Interpreter &vm, const Module &module, const Resolution &resolution)
{
    Compiler compiler(vm, module, resolution);
    (void)compiler.compileModule(ModuleUse::Main);
    return compiler.errors();
}

Result<Ref<Code>> compile(Interpreter &vm, const Module &module, ModuleUse use)
{
    const Resolution resolution = resolve(module);
    if (!resolution.errors.empty())
        return fail(resolution.errors.front());
    return Compiler(vm, module, resolution).compileModule(use);
}

} // namespace retort::script
