#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/script/resolve/scopes.h>
#include <tests/core/script/syntax/tree_dump.h>
#include <tests/support/golden.h>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace retort;
using namespace retort::script;

namespace
{

const QString data = QStringLiteral(RETORT_TEST_DATA);

/// Reading, parsing and resolving, as a run would: the first stage that finds errors gives them all.
std::vector<Error> errorsOf(const QByteArray &text)
{
    const auto source = Source::decode(QStringLiteral("case.py"), text);
    if (!source)
        return {source.error()};
    const ParsedModule parsed = parse(*source, std::make_shared<SymbolTable>());
    return parsed.errors.empty() ? resolve(*parsed.module).errors : parsed.errors;
}

QList<QByteArray> casesOf(const QString &path)
{
    QList<QByteArray> cases;
    QByteArray left = *readFile(path);
    const QByteArray separator = "# ---\n";
    for (qsizetype at = left.indexOf(separator); at >= 0; at = left.indexOf(separator)) {
        cases.append(left.left(at));
        left.remove(0, at + separator.size());
    }
    cases.append(left);
    return cases;
}

void addRows(const QString &folder, const QString &suffix)
{
    QTest::addColumn<QString>("path");
    for (const QString &name : retort::tests::goldenCases(folder, suffix))
        QTest::newRow(qPrintable(name)) << folder + QLatin1Char('/') + name;
}

QString withSuffix(const QString &path, const QString &suffix)
{
    return path.left(path.lastIndexOf(QLatin1Char('.'))) + suffix;
}

std::size_t parsedErrors(const QByteArray &text)
{
    return errorsOf(text).size();
}

} // namespace

class tst_Parser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trees_are_those_of_python_data() { addRows(data + QStringLiteral("/trees"), QStringLiteral(".py")); }
    void trees_are_those_of_python()
    {
        QFETCH(QString, path);
        const auto source = Source::decode(path, *readFile(path));
        QVERIFY(source);
        const ParsedModule parsed = parse(*source, std::make_shared<SymbolTable>());
        for (const Error &error : parsed.errors)
            QFAIL(qPrintable(present(error)));
        const std::string dump = retort::script::tests::TreeDump(*parsed.module, false).text();
        retort::tests::compareWithGolden(withSuffix(path, QStringLiteral(".tree")), QByteArray::fromStdString(dump));
    }

    void positions_are_those_of_python_data()
    {
        addRows(data + QStringLiteral("/trees"), QStringLiteral(".positions"));
    }
    void positions_are_those_of_python()
    {
        QFETCH(QString, path);
        const auto source = Source::decode(path, *readFile(withSuffix(path, QStringLiteral(".py"))));
        QVERIFY(source);
        const ParsedModule parsed = parse(*source, std::make_shared<SymbolTable>());
        const std::string dump = retort::script::tests::TreeDump(*parsed.module, true).text();
        retort::tests::compareWithGolden(path, QByteArray::fromStdString(dump));
    }

    void errors_show_their_place_data() { addRows(data + QStringLiteral("/errors"), QStringLiteral(".py")); }
    void errors_show_their_place()
    {
        QFETCH(QString, path);
        QByteArray shown;
        for (const QByteArray &text : casesOf(path)) {
            for (const Error &error : errorsOf(text))
                shown += present(error).left(400).toUtf8() + '\n';
            shown += "---\n";
        }
        retort::tests::compareWithGolden(withSuffix(path, QStringLiteral(".errors")), shown);
    }

    /// What Python 3.11 refuses is refused with the first error on the same line, and nothing else is; beyond.py holds
    /// what differs on purpose.
    void what_python_refuses_is_refused_on_the_same_line_data()
    {
        addRows(data + QStringLiteral("/errors"), QStringLiteral(".python"));
    }
    void what_python_refuses_is_refused_on_the_same_line()
    {
        QFETCH(QString, path);
        if (path.endsWith(QLatin1String("/beyond.python")))
            return;
        const QList<QByteArray> verdicts = readFile(path)->trimmed().split('\n');
        const QList<QByteArray> cases = casesOf(withSuffix(path, QStringLiteral(".py")));
        QCOMPARE(cases.size(), verdicts.size());
        QByteArray differences;
        for (qsizetype i = 0; i < cases.size(); ++i) {
            const auto errors = errorsOf(cases[i]);
            const QByteArray python =
                verdicts[i] == "accepted" ? verdicts[i] : verdicts[i].left(verdicts[i].indexOf(':'));
            const QByteArray ours = errors.empty() ? "accepted" : QByteArray::number(errors.front().position->line);
            if (ours != python)
                differences += "\n" + cases[i] + "Python: " + verdicts[i] + "\nhere: " + ours + '\n';
        }
        QVERIFY2(differences.isEmpty(), differences.constData());
    }

    void every_error_of_syntax_and_names_has_a_case()
    {
        QSet<QString> provoked;
        const QString folder = data + QStringLiteral("/errors/");
        for (const QString &name : retort::tests::goldenCases(folder, QStringLiteral(".py"))) {
            for (const QByteArray &text : casesOf(folder + name)) {
                for (const Error &error : errorsOf(text))
                    provoked.insert(errorName(error.code));
            }
        }
        provoked.insert(errorName(errorsOf("# coding: koi8-r\n").front().code));
        provoked.insert(errorName(errorsOf("a = '\xff'\n").front().code));
        provoked.insert(errorName(errorsOf(QByteArray(Source::maximumSize + 1, '\n')).front().code));
        QHash<QString, QString> names;
        const QRegularExpression entry(QStringLiteral("ErrorEntry (\\w+)\\{\"([^\"]+)\""));
        const QString entries = *readTextFile(QStringLiteral(RETORT_SOURCE_DIR "/core/script/error_codes.h"));
        for (auto found = entry.globalMatch(entries); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            names.insert(match.captured(1), match.captured(2));
        }
        QVERIFY(!names.isEmpty());
        const QRegularExpression mention(QStringLiteral("errors::(Script\\w+)"));
        for (const QString &part : {QStringLiteral("/core/script/syntax"), QStringLiteral("/core/script/resolve")}) {
            const QDir sources(QStringLiteral(RETORT_SOURCE_DIR) + part);
            for (const QString &name : sources.entryList({QStringLiteral("*.cpp")})) {
                auto found = mention.globalMatch(*readTextFile(sources.filePath(name)));
                while (found.hasNext()) {
                    const QString code = found.next().captured(1);
                    QVERIFY2(provoked.contains(names.value(code)), qPrintable(code));
                }
            }
        }
    }

    void deep_and_long_texts_are_no_danger()
    {
        const int many = 100'000;
        QCOMPARE(parsedErrors(QByteArray(many, '(')), 1U);
        QCOMPARE(parsedErrors(QByteArray(many, '-') + "1"), 1U);
        QCOMPARE(parsedErrors(QByteArray("not ").repeated(many) + "1"), 1U);
        QCOMPARE(parsedErrors("a" + QByteArray("+a").repeated(many)), 1U);
        QCOMPARE(parsedErrors("a" + QByteArray(".a").repeated(many)), 1U);
        QCOMPARE(parsedErrors("a" + QByteArray("**a").repeated(many)), 1U);
        QCOMPARE(parsedErrors(QByteArray("lambda:").repeated(many) + "1"), 1U);
        QCOMPARE(parsedErrors(QByteArray("f'{").repeated(many)), 1U);
        QCOMPARE(parsedErrors("1" + QByteArray(" if 1 else 1").repeated(many)), 1U);
        QCOMPARE(parsedErrors("a" + QByteArray(" and a").repeated(many)), 0U);
        QCOMPARE(parsedErrors("a" + QByteArray(" < a").repeated(many)), 0U);
        QCOMPARE(parsedErrors("[" + QByteArray("a,").repeated(many) + "]"), 0U);
        QCOMPARE(parsedErrors("if a: pass\n" + QByteArray("elif a: pass\n").repeated(many)), 0U);
        QCOMPARE(parsedErrors(QByteArray("'a'\n").repeated(many)), 0U);
        QVERIFY(parsedErrors(QByteArray("a = (\n").repeated(many)) >= 1U);
        QCOMPARE(parsedErrors(QByteArray("a b\n").repeated(many)), 100U);
    }

    void type_parameters_of_python_3_12_are_read_and_passed_over()
    {
        QCOMPARE(parsedErrors("type A = int\ntype B[T, *U, **V] = dict[T, U]\n"
                              "def f[T: int](a: T) -> T: return a\nclass C[T](D): pass\n"),
                 0U);
        QCOMPARE(parsedErrors("a = f'{b['c']}' f\"{'\\n'.join(d)}\"\n"), 0U);
        QCOMPARE(parsedErrors("a = f'{b # comment\n}'\n"), 0U);
        QCOMPARE(parsedErrors("a = f'{f'{f'{1}'}'}'\n"), 0U);
    }

    void a_tree_takes_less_than_twenty_times_its_text()
    {
        QByteArray text;
        for (const QString &name : retort::tests::goldenCases(data + QStringLiteral("/trees"), QStringLiteral(".py"))) {
            if (!name.contains(QLatin1String("latin1")))
                text += *readFile(data + QStringLiteral("/trees/") + name) + '\n';
        }
        const auto source = Source::fromText(QString(), text.toStdString());
        const ParsedModule parsed = parse(source, std::make_shared<SymbolTable>());
        QVERIFY(parsed.module->arena.footprint() < 20 * static_cast<std::size_t>(text.size()));
    }
};

QTEST_GUILESS_MAIN(tst_Parser)
#include "tst_parser.moc"
