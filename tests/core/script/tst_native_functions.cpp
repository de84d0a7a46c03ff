#include <core/base/presenter.h>
#include <core/script/runtime/builtins/builtins.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/standard_modules.h>
#include <core/script/stdlib/world.h>
#include <tests/support/golden.h>

#include <QFile>
#include <QTest>

#include <deque>
#include <map>
#include <set>

using namespace retort;
using namespace retort::script;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Copies of table entries that note being called, and then do what the entry does.
class Recorder
{
public:
    const FunctionEntry &recording(const FunctionEntry &entry)
    {
        if (originals_.contains(&entry))
            return entry;
        const FunctionEntry &copy =
            copies_.emplace_back(FunctionEntry{entry.name, entry.parameters, entry.doc, record, entry.flavor});
        originals_.emplace(&copy, &entry);
        return copy;
    }
    /// Puts them in the place of a class's own methods.
    void watch(Interpreter &vm, Class &type)
    {
        std::vector<std::pair<Ref<Str>, const NativeFunction *>> methods;
        const HashTable &table = type.names().table();
        for (std::size_t place = 0; place < table.end(); ++place)
            if (const auto *native = table.at(place).value.as<NativeFunction>())
                methods.emplace_back(Ref<Str>(table.at(place).key.as<Str>()), native);
        for (const auto &[name, native] : methods)
            type.setAttribute(name, Value(vm.make<NativeFunction>(watched(native->entry(), type.displayName()),
                                                                  native->owner(), native->state())));
    }
    const FunctionEntry &watched(const FunctionEntry &entry, const std::string &owner)
    {
        if (!originals_.contains(&entry) && !std::string_view(entry.name).starts_with("_"))
            wanted_.emplace(&entry, owner + "." + entry.name);
        return recording(entry);
    }
    [[nodiscard]] QStringList neverCalled() const
    {
        QStringList names;
        for (const auto &[entry, name] : wanted_)
            if (!called_.contains(entry))
                names += QString::fromStdString(name);
        names.sort();
        return names;
    }

private:
    static Eval<> record(Call &call)
    {
        const FunctionEntry *original = originals_.at(&call.function.entry());
        called_.insert(original);
        return original->body(call);
    }

    std::deque<FunctionEntry> copies_;
    std::map<const FunctionEntry *, std::string> wanted_;
    static inline std::map<const FunctionEntry *, const FunctionEntry *> originals_; ///< by their copies
    static inline std::set<const FunctionEntry *> called_;
};

} // namespace

/// No function or method that is written in C++ stands in the tables of the language and of its standard modules
/// without being called by a golden case.
class NativeFunctions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_is_called_by_a_golden_case()
    {
        Recorder recorder;
        const NativeModules modules({standardModules()});
        InterpreterOptions options;
        options.modules = &modules;
        World world;
        world.variables = {{u"HOME"_s, u"/home/demo"_s}};
        world.now = QDateTime::fromSecsSinceEpoch(1'700'000'000).toUTC();
        Interpreter vm(options);
        vm.setHost(&world);

        for (const BuiltinClass &builtin : builtinClasses())
            recorder.watch(vm, *(vm.types().*builtin.type));
        recorder.watch(vm, *vm.errors().BaseException);
        recorder.watch(vm, *vm.errors().BaseExceptionGroup);
        watchNames(vm, recorder, vm.builtins(), "builtins");
        for (const ModuleEntry *entry : standardModules()) {
            const Eval<> module = vm.importModule(entry->name);
            QVERIFY(module.has_value());
            QVERIFY(vm.load(*module->as<ModuleObject>()).has_value());
            // The functions of hashlib are told by what they are: hmac takes them for the algorithms.
            if (entry->name != std::string_view("hashlib"))
                watchNames(vm, recorder, module->as<ModuleObject>()->names(), entry->name);
        }

        for (const QString &folder : {u"runtime/cases/"_s, u"stdlib/cases/"_s}) {
            const QString path = QStringLiteral(RETORT_TEST_DATA "/") + folder;
            for (const QString &name : tests::goldenCases(path, u".py"_s)) {
                QFile file(path + name);
                QVERIFY(file.open(QIODevice::ReadOnly));
                const ParsedModule parsed =
                    parse(Source::fromText(name, file.readAll().toStdString()), std::make_shared<SymbolTable>());
                vm.begin({}, {});
                const auto ran = vm.run(parsed.module, "__main__");
                QVERIFY2(ran.has_value(), ran ? "" : qPrintable(name + u": "_s + present(ran.error())));
                (*ran)->names().table().removeAll();
            }
        }
        const QStringList never = recorder.neverCalled();
        QVERIFY2(never.isEmpty(), qPrintable(never.join(u' ')));
    }

private:
    static void watchNames(Interpreter &vm, Recorder &recorder, Dict &names, const std::string &module)
    {
        std::vector<std::pair<Ref<Str>, Value>> all;
        for (std::size_t place = 0; place < names.table().end(); ++place)
            if (const auto *key = names.table().at(place).key.as<Str>())
                all.emplace_back(Ref<Str>(const_cast<Str *>(key)), names.table().at(place).value);
        for (const auto &[name, value] : all) {
            if (auto *type = value.as<Class>(); type && !type->isBuiltin && !type->isOpen)
                recorder.watch(vm, *type);
            if (const auto *native = value.as<NativeFunction>(); native && !native->owner())
                names.set(name, Value(vm.make<NativeFunction>(recorder.watched(native->entry(), module), nullptr,
                                                              native->state())));
        }
    }
};

QTEST_GUILESS_MAIN(NativeFunctions)
#include "tst_native_functions.moc"
