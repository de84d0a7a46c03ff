#include <core/base/presenter.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/standard_modules.h>

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace retort;
using namespace retort::script;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// The text of all cases of a module: those of "os.path" are in cases/os.path.
QString casesOf(const QString &module)
{
    QString text;
    const QDir folder(QStringLiteral(RETORT_TEST_DATA "/cases/") + module);
    for (const QString &name : folder.entryList({u"*.py"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            text += QString::fromUtf8(file.readAll());
    }
    return text;
}

/// What a class shows of its own, but for the methods behind operators, which syntax names.
QStringList namesOf(const Class &type)
{
    QStringList names;
    const HashTable &table = type.names().table();
    for (std::size_t place = 0; place < table.end(); ++place) {
        const auto *key = table.at(place).key.as<Str>();
        if (key && !key->text().starts_with("__"))
            names += key->toQString();
    }
    return names;
}

} // namespace

/// The tables of the standard modules against what the modules hold, and against the golden cases.
class StdlibTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        modules_ = std::make_unique<NativeModules>(std::vector<std::span<const ModuleEntry *const>>{standardModules()});
        InterpreterOptions options;
        options.modules = modules_.get();
        vm_ = std::make_unique<Interpreter>(options);
    }

    void names_are_what_fill_adds_data() { addModules(); }
    void names_are_what_fill_adds()
    {
        QFETCH(const ModuleEntry *, entry);
        QSet<QString> announced{u"__name__"_s, u"__doc__"_s};
        for (const FunctionEntry &function : entry->functions)
            announced += QString::fromUtf8(function.name);
        for (const std::string_view name : entry->names)
            announced += QString::fromStdString(std::string(name));
        QSet<QString> there;
        const HashTable &table = imported(*entry).names().table();
        for (std::size_t place = 0; place < table.end(); ++place)
            if (const auto *key = table.at(place).key.as<Str>())
                // What a module keeps to itself is nobody's to use.
                if (!entry->written || !key->text().starts_with('_') || announced.contains(key->toQString()))
                    there += key->toQString();
        QCOMPARE(there - announced, QSet<QString>());
        QCOMPARE(announced - there, QSet<QString>());
    }

    void every_name_stands_in_a_golden_case_data() { addModules(); }
    void every_name_stands_in_a_golden_case()
    {
        QFETCH(const ModuleEntry *, entry);
        QStringList names;
        for (const FunctionEntry &function : entry->functions)
            if (function.name[0] != '_')
                names += QString::fromUtf8(function.name);
        for (const std::string_view name : entry->names) {
            names += QString::fromStdString(std::string(name));
            const Value value = imported(*entry).names().get(name);
            if (const auto *type = value.as<Class>(); type && !entry->written && type->module() == entry->name)
                names += namesOf(*type);
        }
        const QString text = casesOf(QString::fromUtf8(entry->name));
        QStringList missing;
        for (const QString &name : names)
            if (!text.contains(QRegularExpression(u"\\b"_s + QRegularExpression::escape(name) + u"\\b"_s)))
                missing += name;
        QCOMPARE(missing, QStringList());
    }

private:
    static void addModules()
    {
        QTest::addColumn<const ModuleEntry *>("entry");
        for (const ModuleEntry *entry : standardModules())
            QTest::newRow(entry->name) << entry;
    }

    ModuleObject &imported(const ModuleEntry &entry)
    {
        const Eval<> module = vm_->importModule(entry.name);
        const Eval<void> loaded = vm_->load(*module->as<ModuleObject>());
        if (!loaded)
            qFatal("%s: %s", entry.name, qPrintable(present(vm_->toError(loaded.error()))));
        return *module->as<ModuleObject>();
    }

    std::unique_ptr<NativeModules> modules_;
    std::unique_ptr<Interpreter> vm_;
};

QTEST_GUILESS_MAIN(StdlibTables)
#include "tst_stdlib_tables.moc"
