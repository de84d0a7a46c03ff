#pragma once

#include <core/project/revision_header.h>
#include <core/project/text_value.h>
#include <core/script/syntax/parse.h>

#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

/// What the names of a script stand for, as far as its text tells: literals, lists, joined and formatted texts, other
/// names of the module, functions of it that only return a value, names imported from modules of the project, and
/// what is looked up in the process environment or the ini. Nothing is run: a name that is bound below an `if`, in a
/// loop or in a `try` is known only to be bound.

namespace retort::project
{

struct StaticValue;

/// Known to be there, but not what it is.
struct StaticUnknown {
};
/// A tuple, list or set.
struct StaticList {
    std::vector<StaticValue> items;
};
/// Of a literal with texts as keys.
struct StaticDict {
    std::vector<std::pair<QString, StaticValue>> items;
};
struct StaticFunction {
    const script::FunctionDefStmt *definition;
};
/// Read only when asked for.
struct StaticImport {
    QString module; ///< with leading dots where it is relative
    QString name;   ///< empty: the module itself
};

/// os.environ
struct StaticEnviron {
};
/// context.get_x_argument(as_dictionary=True)
struct StaticXArguments {
};
/// config.config_ini_section
struct StaticMainSection {
};

struct StaticValue {
    /// None is a TextValue too: NoText.
    std::variant<StaticUnknown, bool, qint64, TextValue, StaticList, StaticDict, StaticFunction, StaticImport,
                 StaticEnviron, StaticXArguments, StaticMainSection>
        value;
    /// How much it holds. Texts may be doubled line by line; what becomes too large is unknown.
    std::size_t weight = 1;
};

using StaticNames = std::map<script::Symbol, StaticValue>;

class StaticReader
{
public:
    /// `modules` has to outlive the reader.
    StaticReader(std::shared_ptr<const script::Module> module, const ModuleReader &modules);

    /// Of the module once it has run through; nothing for a name that it does not bind. Imports are followed.
    [[nodiscard]] std::optional<StaticValue> name(std::string_view name);

    /// In the scope of a function whose own names are `locals`, or of the module.
    [[nodiscard]] StaticValue evaluate(const script::Expr &expression, const StaticNames *locals = nullptr);

    /// The names that a function's body binds, its parameters among them.
    [[nodiscard]] StaticNames localsOf(const script::FunctionDefStmt &function);

private:
    friend class StaticEvaluator;
    friend struct StaticBinder;
    StaticReader(std::shared_ptr<const script::Module> module, const ModuleReader &modules, std::shared_ptr<int> steps,
                 int depth);

    void bind(script::Block block, StaticNames &names, const StaticNames *locals);
    [[nodiscard]] StaticValue called(const script::FunctionDefStmt &function);
    [[nodiscard]] StaticValue imported(const StaticImport &import);
    [[nodiscard]] bool takeStep();

    std::shared_ptr<const script::Module> module_;
    const ModuleReader &modules_;
    std::shared_ptr<int> steps_; ///< left for this module and all that it imports
    int depth_;                  ///< of imports and calls
    StaticNames names_;
    std::map<QString, std::unique_ptr<StaticReader>> imported_;
};

} // namespace retort::project
