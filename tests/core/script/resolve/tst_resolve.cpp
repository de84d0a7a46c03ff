#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/script/resolve/scopes.h>
#include <tests/support/golden.h>

#include <QtTest>

#include <algorithm>

using namespace retort;
using namespace retort::script;

namespace
{

std::string lineOf(const Resolution &resolution, const SymbolTable &symbols, std::size_t index)
{
    static constexpr const char *kinds[] = {"module", "class", "function", "lambda", "comprehension"};
    static constexpr const char *storages[] = {"local", "cell", "free", "global"};
    std::string path;
    for (std::size_t at = index;; at = static_cast<std::size_t>(resolution.scopes[at].parent)) {
        path = kinds[static_cast<int>(resolution.scopes[at].kind)] + (path.empty() ? path : ">" + path);
        if (at == 0)
            break;
    }
    std::vector<std::string> names;
    for (const Binding &binding : resolution.scopes[index].bindings) {
        names.push_back(std::string(symbols.text(binding.name)) + "=" + storages[static_cast<int>(binding.storage)] +
                        (binding.isParameter ? "*" : ""));
    }
    std::sort(names.begin(), names.end());
    std::string line = path + ":";
    for (const std::string &name : names)
        line += " " + name;
    return line + (names.empty() ? " \n" : "\n");
}

} // namespace

class tst_Resolve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_live_where_python_says_data()
    {
        QTest::addColumn<QString>("path");
        const QString folder = QStringLiteral(RETORT_TEST_DATA "/cases/");
        for (const QString &name : retort::tests::goldenCases(folder, QStringLiteral(".py")))
            QTest::newRow(qPrintable(name)) << folder + name;
    }
    void names_live_where_python_says()
    {
        QFETCH(QString, path);
        const auto symbols = std::make_shared<SymbolTable>();
        const auto source = Source::decode(path, *readFile(path));
        QVERIFY(source);
        const ParsedModule parsed = parse(*source, symbols);
        QVERIFY(parsed.errors.empty());
        const Resolution resolution = resolve(*parsed.module);
        for (const Error &error : resolution.errors)
            QFAIL(qPrintable(present(error)));
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < resolution.scopes.size(); ++i)
            lines.push_back(lineOf(resolution, *symbols, i));
        std::sort(lines.begin(), lines.end());
        std::string all;
        for (const std::string &line : lines)
            all += line;
        retort::tests::compareWithGolden(path.chopped(3) + QStringLiteral(".scopes"), QByteArray::fromStdString(all));
    }
};

QTEST_GUILESS_MAIN(tst_Resolve)
#include "tst_resolve.moc"
