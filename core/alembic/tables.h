#pragma once

#include <core/script/runtime/module_resolver.h>
#include <core/script/runtime/native.h>
#include <core/sql/type.h>

#include <span>
#include <string_view>

/// Every name that a script can see of Alembic and SQLAlchemy, as tables: the interpreter, the check before a run,
/// completion, help and the tests read the same entries.

namespace retort::alembic
{

/// A class that scripts see. `entry.module` is where it is defined; other modules may show it too.
struct ClassRow {
    script::ClassEntry entry;
    /// The class it derives from: one of the same module, else of "sqlalchemy"; empty for object, "str" for str.
    std::string_view base = {};
    /// Of a column type: what it is without arguments. Classes that derive from it inherit it.
    sql::SqlType (*type)() = nullptr;
};

/// Names that a module shows and another one defines.
struct Borrowed {
    std::string_view module;
    std::span<const std::string_view> names; ///< empty: all
};

/// A name of a module that is neither function nor class: sa.func, context.config.
struct ObjectRow {
    const char *name;
    const char *doc;
    script::Eval<> (*make)(script::Interpreter &vm);
};

/// An exception class of sqlalchemy.exc or alembic.util.
struct ExceptionRow {
    std::string_view name;
    std::string_view base; ///< of the same table, or empty for Exception
};

struct ModuleRow {
    std::string_view name; ///< dotted
    const char *doc = "";
    std::span<const std::span<const script::FunctionEntry> *const> functions = {};
    std::span<const std::span<const ClassRow> *const> classes = {};
    std::span<const ObjectRow> objects = {};
    std::span<const ExceptionRow> exceptions = {};
    std::span<const Borrowed> borrowed = {};
    std::span<const std::string_view> submodules = {}; ///< names of modules inside of it that are its attributes
};

/// All modules of the tables, each once.
[[nodiscard]] std::span<const ModuleRow> moduleRows();
/// Null when there is no such module.
[[nodiscard]] const ModuleRow *findModule(std::string_view name);
/// Whether `module` has a name, borrowed ones and submodules included.
[[nodiscard]] bool hasName(const ModuleRow &module, std::string_view name);
/// The class `name` that `module` defines, else the one of "sqlalchemy"; null when there is none.
[[nodiscard]] const ClassRow *findClass(std::string_view module, std::string_view name);

/// The tables for the interpreter's imports.
[[nodiscard]] std::span<const script::ModuleEntry *const> moduleEntries();

} // namespace retort::alembic
