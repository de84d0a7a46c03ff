#include <core/base/error_codes.h>
#include <core/base/files.h>

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <optional>
#include <set>

/// Holds the tree to ARCHITECTURE.md by reading its sources.

using namespace retort;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString root = QStringLiteral(RETORT_SOURCE_DIR);
constexpr qsizetype mostLines = 400;

/// The levels: an #include may only point from a module to one of a smaller level.
const std::map<QString, int> &levels()
{
    static const std::map<QString, int> table{
        {u"core/base"_s, 0},
        {u"core/revisions"_s, 1},
        {u"core/script"_s, 1},
        {u"core/sql"_s, 1},
        {u"core/expressions"_s, 2},
        {u"core/database"_s, 2},
        {u"core/schema"_s, 3},
        {u"core/operations"_s, 4},
        {u"core/project"_s, 4},
        {u"core/ddl"_s, 4},
        {u"core/dialects"_s, 5},
        {u"core/alembic"_s, 6},
        {u"core/replay"_s, 7},
        {u"core/migration"_s, 8},
        {u"core/autogenerate"_s, 8},
        {u"core/backup"_s, 9},
        {u"core/analysis"_s, 9},
        {u"core/commands"_s, 10},
        {u"ui"_s, 11},
        {u"app"_s, 12},
    };
    return table;
}

/// "core/schema" of "core/schema/table.h", "ui" of "ui/shell/window.h"; nothing for what is none of ours.
std::optional<QString> moduleOf(const QString &path)
{
    const QString first = path.section(u'/', 0, 0);
    if (first == u"ui" || first == u"app")
        return first;
    if (first == u"core")
        return path.section(u'/', 0, 1);
    return std::nullopt;
}

QStringList filesBelow(const QStringList &folders, const QStringList &patterns)
{
    QStringList files;
    for (const QString &folder : folders) {
        QDirIterator entries(root + u'/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext())
            files << QDir(root).relativeFilePath(entries.next());
    }
    files.sort();
    return files;
}

QStringList sources()
{
    return filesBelow({u"core"_s, u"ui"_s, u"app"_s}, {u"*.h"_s, u"*.cpp"_s});
}

QString textOf(const QString &file)
{
    return readTextFile(root + u'/' + file).value_or(QString());
}

QStringList includesOf(const QString &text)
{
    static const QRegularExpression include(u"^[ \t]*\\x23\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s,
                                            QRegularExpression::MultilineOption);
    QStringList includes;
    for (auto found = include.globalMatch(text); found.hasNext();)
        includes << found.next().captured(1);
    return includes;
}

void compareWithNothing(const QStringList &faults)
{
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_source_belongs_to_a_module();
    void every_include_points_down();
    void only_core_database_uses_QtSql();
    void no_file_has_more_than_400_lines();
    void every_error_code_is_provoked_by_a_test();
    void every_dictionary_is_one_that_libFuzzer_reads();
};

void TestArchitecture::every_source_belongs_to_a_module()
{
    QVERIFY(!sources().isEmpty());
    QStringList faults;
    for (const QString &file : sources()) {
        if (!levels().contains(moduleOf(file).value_or(QString())))
            faults << file;
    }
    compareWithNothing(faults);
}

void TestArchitecture::every_include_points_down()
{
    QStringList faults;
    for (const QString &file : sources()) {
        const QString from = moduleOf(file).value_or(QString());
        for (const QString &include : includesOf(textOf(file))) {
            const std::optional<QString> to = moduleOf(include);
            if (!to || *to == from)
                continue;
            const auto level = levels().find(*to);
            if (level == levels().end() || level->second >= levels().at(from))
                faults << u"%1 includes <%2>"_s.arg(file, include);
        }
    }
    compareWithNothing(faults);
}

void TestArchitecture::only_core_database_uses_QtSql()
{
    static const QRegularExpression ofQtSql(u"^(QtSql/.*|QtSql|QSql\\w+)$"_s);
    QStringList faults;
    for (const QString &file : sources()) {
        if (moduleOf(file) == u"core/database"_s)
            continue;
        for (const QString &include : includesOf(textOf(file))) {
            if (ofQtSql.match(include).hasMatch())
                faults << u"%1 includes <%2>"_s.arg(file, include);
        }
    }
    compareWithNothing(faults);
}

void TestArchitecture::no_file_has_more_than_400_lines()
{
    QStringList faults;
    for (const QString &file : sources()) {
        const qsizetype lines = textOf(file).count(u'\n');
        if (lines > mostLines)
            faults << u"%1: %2 lines"_s.arg(file).arg(lines);
    }
    compareWithNothing(faults);
}

// A test provokes an error by naming its code (errors::FileUnreadable) or its stable name, as the texts of golden
// files have it ("file-unreadable"). The errors of the script's syntax have a test of their own, which provokes each of
// them from cases as text (tests/core/script/syntax/tst_parser.cpp).
void TestArchitecture::every_error_code_is_provoked_by_a_test()
{
    static const QRegularExpression entry(u"^inline constexpr ErrorEntry (\\w+)\\{\"([^\"]+)\""_s,
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression word(u"[A-Za-z][\\w-]*"_s);
    std::set<QString> words;
    for (const QString &file :
         filesBelow({u"tests"_s}, {u"*.cpp"_s, u"*.h"_s, u"*.session"_s, u"*.txt"_s, u"*.golden"_s, u"*.out"_s}) +
             filesBelow({u"core/script/syntax"_s, u"core/script/resolve"_s}, {u"*.cpp"_s})) {
        const QString text = textOf(file);
        for (auto found = word.globalMatch(text); found.hasNext();)
            words.insert(found.next().captured());
    }
    QStringList faults;
    std::set<QString> names;
    int codes = 0;
    for (const QString &file : filesBelow({u"core"_s, u"app"_s}, {u"error_codes.h"_s})) {
        const QString entries = textOf(file);
        for (auto found = entry.globalMatch(entries); found.hasNext(); ++codes) {
            const QRegularExpressionMatch match = found.next();
            if (!words.contains(match.captured(1)) && !words.contains(match.captured(2)))
                faults << match.captured(1);
            if (!names.insert(match.captured(2)).second)
                faults << u"a second "_s + match.captured(2);
        }
    }
    QVERIFY(codes > 0);
    compareWithNothing(faults);
}

// It knows no other escapes than these, and stops at the first line that it cannot read.
void TestArchitecture::every_dictionary_is_one_that_libFuzzer_reads()
{
    static const QRegularExpression line(uR"(^(#.*|(\w+=)?"([^"\\]|\\["\\]|\\x[0-9A-Fa-f]{2})+")?$)"_s);
    const QStringList dictionaries = filesBelow({u"tests/fuzz"_s}, {u"*.dict"_s});
    QVERIFY(!dictionaries.isEmpty());
    QStringList faults;
    for (const QString &file : dictionaries) {
        for (const QString &each : textOf(file).split(u'\n')) {
            if (!line.match(each).hasMatch())
                faults << file + u": "_s + each;
        }
    }
    compareWithNothing(faults);
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
