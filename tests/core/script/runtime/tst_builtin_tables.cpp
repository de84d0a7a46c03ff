#include <core/script/runtime/builtins/builtins.h>
#include <tests/support/golden.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace retort;
using namespace Qt::Literals::StringLiterals;

/// Nothing is in the tables of the language that no golden case names. That nothing of Python's is missing there, the
/// case builtins/names shows.
class BuiltinTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = QStringLiteral(RETORT_TEST_DATA "/cases/");
        for (const QString &name : tests::goldenCases(folder, u".py"_s)) {
            QFile file(folder + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            cases_ += QString::fromUtf8(file.readAll());
        }
    }

    void every_entry_stands_in_a_golden_case_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("functions") << namesOf(script::builtinFunctions());
        for (const script::BuiltinClass &builtin : script::builtinClasses()) {
            QStringList names = namesOf(builtin.entry.methods);
            for (const script::AttributeEntry &attribute : builtin.entry.attributes)
                names += QString::fromUtf8(attribute.name);
            names.removeIf([](const QString &name) { return name.startsWith(QLatin1String("__")); });
            QTest::addRow("%s", builtin.entry.name) << names;
        }
    }

    void every_entry_stands_in_a_golden_case()
    {
        QFETCH(QStringList, names);
        QStringList missing;
        for (const QString &name : names)
            if (!cases_.contains(QRegularExpression(u"\\b"_s + QRegularExpression::escape(name) + u"\\b"_s)))
                missing += name;
        QCOMPARE(missing, QStringList());
    }

private:
    static QStringList namesOf(std::span<const script::FunctionEntry> entries)
    {
        QStringList names;
        for (const script::FunctionEntry &entry : entries)
            names += QString::fromUtf8(entry.name);
        return names;
    }

    QString cases_;
};

QTEST_GUILESS_MAIN(BuiltinTables)
#include "tst_builtin_tables.moc"
