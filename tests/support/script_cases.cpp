#include <core/base/presenter.h>
#include <core/script/runtime/interpreter.h>
#include <core/script/stdlib/world.h>
#include <tests/support/golden.h>
#include <tests/support/script_cases.h>

#include <QFile>
#include <QTest>

namespace retort::tests
{

using namespace Qt::Literals::StringLiterals;

void addScriptRows(const QString &folder)
{
    QTest::addColumn<QString>("name");
    for (const QString &name : goldenCases(folder, u".py"_s))
        QTest::newRow(qPrintable(name)) << name;
}

void comparePrinted(const QString &folder, const QString &name, const script::ModuleResolver *modules)
{
    const QString path = folder + u'/' + name;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const script::ParsedModule parsed = script::parse(script::Source::fromText(name, file.readAll().toStdString()),
                                                      std::make_shared<script::SymbolTable>());
    QVERIFY(parsed.errors.empty());
    QByteArray printed;
    script::InterpreterOptions options;
    options.output = [&printed](const QString &text) { printed += text.toUtf8(); };
    options.modules = modules;
    script::World world;
    world.variables = {{u"HOME"_s, u"/home/demo"_s}};
    world.now = QDateTime::fromSecsSinceEpoch(1'700'000'000).toUTC();
    script::Interpreter vm(options);
    vm.setHost(&world);
    const auto ran = vm.run(parsed.module, "__main__");
    QVERIFY2(ran.has_value(), ran ? "" : qPrintable(QString::fromUtf8(printed) + present(ran.error())));
    compareWithGolden(path.chopped(3) + u".out"_s, printed);
}

} // namespace retort::tests
