#include <core/script/resolve/bound_names.h>
#include <core/script/runtime/compiler/compiler.h>

namespace retort::script
{

void Compiler::importedBlock(Block statements)
{
    for (const Stmt *statement : statements) {
        std::vector<Value> names;
        forEachBoundName(*statement, [&](Symbol bound) { names.emplace_back(name(bound)); });
        Label failed;
        Label end;
        out().setSpan(statement->span);
        out().emitJump(Opcode::SetupPoison, failed);
        block(Block(&statement, 1));
        emit(Opcode::PopBlock);
        out().emitJump(Opcode::Jump, end);
        out().place(failed);
        emit(Opcode::PoisonNames, out().constant(vm_.tuple(names)));
        out().place(end);
    }
}

} // namespace retort::script
