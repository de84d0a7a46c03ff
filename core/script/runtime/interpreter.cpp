#include <core/script/error_codes.h>
#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/compiler/compile.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/object_numbers.h>
#include <core/script/runtime/protocol/builtin.h>
#include <core/script/runtime/vm/machine.h>

#include <algorithm>

namespace retort::script
{

namespace
{
/// Steps between looks at the cancel token and the memory: few enough for a look each millisecond, whatever a loop does
/// in one turn.
constexpr std::uint64_t tickInterval = 256;
} // namespace

Interpreter::Interpreter(InterpreterOptions options)
    : options_(std::move(options))
    , heap_(options_.limits.memory)
    , symbols_(std::make_shared<SymbolTable>())
    , stepsLeft_(options_.limits.steps)
{
    makeClasses(*this, types_, errors_);
    emptyTuple_ = make<Tuple>();
#define RETORT_NAME(identifier, text) names_.identifier = intern(text);
#include <core/script/runtime/names.inc>
#undef RETORT_NAME
    builtins_ = dict();
    modules_ = dict();
    machine_ = std::make_unique<Machine>(*this);
    fillBuiltins(*this);
}

Interpreter::~Interpreter()
{
    machine_.reset();
    states_.clear();
    latin1_.clear();
    emptyTuple_ = nullptr;
    modules_ = nullptr;
    builtins_ = nullptr;
    names_ = {};
    errors_ = {};
    types_ = {};
    interned_.clear();
    heap_.freeAll();
}

void Interpreter::begin(const Limits &limits, CancelToken cancel)
{
    options_.limits = limits;
    options_.cancel = std::move(cancel);
    heap_.setLimit(limits.memory);
    stepsLeft_ = limits.steps;
    countdown_ = 0;
    written_ = 0;
    states_.erase(std::type_index(typeid(ObjectNumbers)));
}

Result<Ref<ModuleObject>> Interpreter::run(const std::shared_ptr<const script::Module> &module, const std::string &name,
                                           const std::string &package)
{
    RETORT_TRY(const Ref<Code> code, compile(*this, *module));
    const auto object = make<ModuleObject>(name);
    object->package = package;
    object->names().set(names_.name, str(name));
    object->names().set(names_.doc, code->doc);
    object->names().set(names_.file, str(module->source->file()));
    modules_->set(*this, name, object);
    const Eval<> ran = machine_->run(std::make_unique<Frame>(code, object), nullptr, nullptr);
    if (!ran)
        return fail(toError(ran.error()));
    return object;
}

Result<Value> Interpreter::callFunction(const Value &function, std::span<const Value> arguments)
{
    const Eval<> result = script::call(*this, function, Arguments{arguments.data(), arguments.size(), {}});
    if (!result)
        return fail(toError(result.error()));
    return *result;
}

Error Interpreter::toError(const Raised &raised) const
{
    Object &failure = *raised.exception();
    auto &self = const_cast<Interpreter &>(*this);
    const auto placed = [](Error error, const std::vector<TraceEntry> &trace) {
        for (const TraceEntry &entry : trace) {
            const QString doing = entry.function == "<module>"
                                      ? QStringLiteral("running the module")
                                      : QStringLiteral("in %1()").arg(QString::fromStdString(entry.function));
            const SourcePosition position = entry.source->position(entry.span);
            if (&entry == &trace.front() && !error.position)
                error.position = position;
            error.frames.insert(error.frames.begin(), {doing, position});
        }
        return error;
    };
    if (failure.kind() == Kind::Fatal) {
        const auto &fatal = static_cast<const Fatal &>(failure);
        return placed(fatal.error, fatal.trace);
    }
    auto &exception = static_cast<Exception &>(failure);
    Error error{errors::ScriptRaised, {}, {}, {}, {}};
    if (exception.error) {
        error = *exception.error;
    } else {
        const Eval<std::string> message = textOfValue(self, Value(raised.exception()));
        error.data.insert(QStringLiteral("type"), QString::fromStdString(exception.type()->displayName()));
        error.data.insert(QStringLiteral("message"), message ? QString::fromStdString(*message) : QString());
    }
    error = placed(std::move(error), exception.trace);
    const auto beforeOf = [](const Exception &one) {
        return one.cause ? one.cause.get() : one.suppressesContext ? nullptr : one.context.get();
    };
    // Causes are followed a few deep only: a chain can be as long as a loop makes it, or a ring.
    constexpr int deepest = 20;
    const Exception *before = beforeOf(exception);
    int depth = 0;
    for (const Exception *link = before; link && depth < deepest; link = beforeOf(*link))
        ++depth;
    if (before && depth < deepest)
        error = error.causedBy(toError(Raised(Ref<Object>(const_cast<Exception *>(before)))));
    return error;
}

Ref<Str> Interpreter::str(std::string text)
{
    return make<Str>(std::move(text));
}

Ref<Str> Interpreter::str(const QString &text)
{
    return make<Str>(text.toStdString());
}

Ref<Str> Interpreter::intern(std::string_view text)
{
    const auto known = interned_.find(text);
    if (known != interned_.end())
        return known->second;
    const Ref<Str> made = str(std::string(text));
    made->markInterned();
    interned_.emplace(made->text(), made);
    return made;
}

Ref<Str> Interpreter::character(std::string_view utf8)
{
    if (utf8.size() != 1)
        return str(std::string(utf8));
    if (latin1_.empty())
        latin1_.resize(128);
    Ref<Str> &shared = latin1_[static_cast<unsigned char>(utf8[0]) & 0x7FU];
    if (!shared)
        shared = intern(utf8);
    return shared;
}

Ref<Str> Interpreter::nameOf(const SymbolTable &symbols, Symbol symbol)
{
    return intern(symbols.text(symbol));
}

Ref<Tuple> Interpreter::tuple(std::span<const Value> items)
{
    return items.empty() && emptyTuple_ ? emptyTuple_ : make<Tuple>(items);
}

Ref<Tuple> Interpreter::tuple(std::initializer_list<Value> items)
{
    return make<Tuple>(std::span<const Value>(items.begin(), items.size()));
}

Ref<List> Interpreter::list(std::span<const Value> items)
{
    return make<List>(items);
}

Ref<Dict> Interpreter::dict()
{
    return make<Dict>();
}

Ref<Set> Interpreter::set()
{
    return make<Set>(types_.set.get());
}

Value Interpreter::iterator(std::function<Eval<>(Interpreter &)> next)
{
    return make<FunctionIterator>(std::move(next));
}

Ref<NativeFunction> Interpreter::function(const FunctionEntry &entry, Value state)
{
    return make<NativeFunction>(entry, nullptr, std::move(state));
}

Ref<Class> Interpreter::defineClass(const ClassEntry &entry, std::vector<Ref<Class>> bases, Class *metaclass)
{
    if (bases.empty())
        bases.push_back(types_.object);
    if (!metaclass)
        metaclass = bases.front()->type();
    const auto type = Ref<Class>(new Class(heap_, metaclass, entry.name, entry.module));
    type->setDictType(types_.dict.get());
    type->names().setType(types_.dict.get());
    Class &first = *bases.front();
    type->allocate = entry.allocate ? entry.allocate : first.allocate;
    type->layout = first.layout;
    type->hasAttributes = true;
    type->isBase = entry.isBase;
    if (!type->setBases(std::move(bases)))
        qFatal("%s: no consistent order of bases", entry.name);
    fillClass(*this, *type, entry);
    return type;
}

Ref<Class> Interpreter::defineException(std::string name, std::string module, std::vector<Ref<Class>> bases,
                                        const char *doc)
{
    const auto type = Ref<Class>(new Class(heap_, types_.type.get(), std::move(name), std::move(module)));
    type->setDictType(types_.dict.get());
    type->names().setType(types_.dict.get());
    type->allocate = bases.front()->allocate;
    type->layout = Kind::Exception;
    type->hasAttributes = true;
    if (!type->setBases(std::move(bases)))
        qFatal("no consistent order of bases");
    type->setAttribute(intern("__doc__"), str(std::string(doc)));
    return type;
}

Failure Interpreter::raise(const Ref<Class> &type, std::string message)
{
    const Value text = str(std::move(message));
    return raiseWith(type, std::span<const Value>(&text, text.as<Str>()->text().empty() ? 0 : 1));
}

Failure Interpreter::raise(const Ref<Class> &type, const QString &message)
{
    return raise(type, message.toStdString());
}

Failure Interpreter::raiseWith(const Ref<Class> &type, std::span<const Value> arguments)
{
    return Failure(Raised(Ref<Object>(new Exception(*this, type.get(), tuple(arguments)))));
}

Failure Interpreter::raiseError(Error error)
{
    return Failure(Raised(Ref<Object>(new Fatal(heap_, std::move(error)))));
}

Failure Interpreter::raiseError(Error error, const Ref<Class> &type, const QString &message)
{
    const Value text = str(message);
    const Ref<Exception> exception(
        new Exception(*this, type.get(), tuple(std::span<const Value>(&text, message.isEmpty() ? 0 : 1))));
    exception->error = std::make_shared<const Error>(std::move(error));
    return Failure(Raised(Ref<Object>(exception)));
}

Failure Interpreter::beyond(const QString &limit)
{
    return raiseError(Error{errors::ScriptLimit, {{QStringLiteral("limit"), limit}}, {}, {}, {}});
}

Eval<void> Interpreter::tickSlowly(std::uint64_t steps)
{
    const std::uint64_t due = steps - countdown_;
    if (due > stepsLeft_)
        return beyond(QStringLiteral("%1 steps").arg(options_.limits.steps));
    countdown_ = std::min(tickInterval, stepsLeft_ - due);
    stepsLeft_ -= due + countdown_;
    if (heap_.isOver())
        return beyond(QStringLiteral("%1 MB of memory").arg(heap_.limit() >> 20U));
    return pass(options_.cancel.check(QStringLiteral("the script")));
}

Eval<void> Interpreter::reserve(std::size_t bytes)
{
    if (heap_.hasRoomFor(bytes))
        return {};
    return beyond(QStringLiteral("%1 MB of memory").arg(heap_.limit() >> 20U));
}

Eval<void> Interpreter::write(const std::string &text)
{
    written_ += text.size();
    if (written_ > options_.limits.output)
        return beyond(QStringLiteral("%1 bytes of output").arg(options_.limits.output));
    if (options_.output)
        options_.output(QString::fromStdString(text));
    return {};
}

SourcePosition Interpreter::position() const
{
    const auto &frames = machine_->frames();
    const auto frame =
        std::find_if(frames.rbegin(), frames.rend(), [](const auto &each) { return !each->code->source->isLibrary(); });
    return frame != frames.rend() ? (*frame)->code->source->position((*frame)->span()) : SourcePosition{};
}

bool Interpreter::mayCatch() const
{
    return machine_->mayCatch();
}

Eval<void> Interpreter::enterNesting()
{
    if (nesting_ >= options_.limits.nesting)
        return beyond(QStringLiteral("%1 calls inside each other").arg(options_.limits.nesting));
    ++nesting_;
    return {};
}

} // namespace retort::script
