#include <core/base/files.h>
#include <core/base/presenter.h>
#include <core/project/error_codes.h>
#include <core/project/ini.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace retort;
using namespace retort::project;
using namespace Qt::Literals::StringLiterals;

namespace
{

QJsonObject answerOf(const Error &error)
{
    QJsonObject answer{{u"error"_s, errorName(error.code)}};
    if (error.data.contains(u"reference"_s))
        answer[u"reference"_s] = error.data[u"reference"_s].toString();
    return answer;
}

// The form in which make_ini_cases.py writes down what configparser says.
QJsonObject answer(const QString &text)
{
    const auto ini = parseIni(text, u"x.ini"_s, {{u"here"_s, u"/srv/project"_s, {}}});
    if (!ini) {
        QJsonObject failed = answerOf(ini.error());
        failed[u"line"_s] = ini.error().position->line;
        return failed;
    }
    QJsonObject sections;
    for (const IniSection &section : ini->sections) {
        QJsonObject values;
        for (const QString &name : optionNames(*ini, section.name)) {
            const auto value = iniValue(*ini, section.name, name);
            values[name] = value ? QJsonValue(value->value()) : QJsonValue(answerOf(value.error()));
        }
        sections[section.name] = values;
    }
    return {{u"sections"_s, sections}};
}

QByteArray asText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QString presented(const Result<std::optional<QString>> &value)
{
    return value ? u"no error"_s : present(value.error());
}

} // namespace

class tst_ini : public QObject
{
    Q_OBJECT

    QJsonObject expected_;

private Q_SLOTS:
    void initTestCase()
    {
        expected_ =
            QJsonDocument::fromJson(readFile(QStringLiteral(RETORT_TEST_DATA "/ini/expected.json")).value()).object();
        QVERIFY(!expected_.isEmpty());
    }

    void files_read_as_configparser_reads_them_data()
    {
        QTest::addColumn<QString>("name");
        const QJsonObject files = expected_[u"files"_s].toObject();
        for (auto it = files.begin(); it != files.end(); ++it)
            QTest::newRow(qPrintable(it.key())) << it.key();
    }

    void files_read_as_configparser_reads_them()
    {
        QFETCH(QString, name);
        const QString text = readTextFile(QStringLiteral(RETORT_TEST_DATA "/ini/") + name).value();
        QCOMPARE(asText(answer(text)), asText(expected_[u"files"_s][name].toObject()));
    }

    void made_up_texts_read_as_configparser_reads_them()
    {
        const QJsonArray cases = expected_[u"random"_s].toArray();
        QVERIFY(cases.size() >= 600);
        for (const auto &one : cases) {
            const QString text = one[u"text"_s].toString();
            const QByteArray message = text.toUtf8() + "\nis read as\n" + asText(answer(text)) + "instead of\n" +
                                       asText(one[u"expected"_s].toObject());
            QVERIFY2(answer(text) == one[u"expected"_s].toObject(), message.constData());
        }
    }

    void an_error_shows_its_line()
    {
        const auto twice = parseIni(u"[alembic]\nscript_location = a\n\nscript_location = b\n"_s, u"alembic.ini"_s);
        QCOMPARE(present(twice.error()), u"Option 'script_location' in section 'alembic' already exists\n"
                                         " --> alembic.ini:4:1\n"
                                         "  4 | script_location = b\n"
                                         "    | ^^^^^^^^^^^^^^^\n"
                                         "  Keep one of the two lines."_s);
    }

    void an_interpolation_error_shows_its_option()
    {
        const Ini ini = parseIni(u"[a]\n  url = x%y\n"_s, u"alembic.ini"_s).value();
        QCOMPARE(presented(iniValue(ini, u"a"_s, u"url"_s)), u"'%' must be followed by '%' or '(', found: '%y'\n"
                                                             " --> alembic.ini:2:3\n"
                                                             "  2 |   url = x%y\n"
                                                             "    |   ^^^\n"
                                                             "  Write a percent sign that stands for itself as %%."_s);
    }

    void a_missing_option_or_section_is_no_error()
    {
        const Ini ini = parseIni(u"[a]\nb = 1\n"_s, u"x"_s).value();
        QCOMPARE(iniValue(ini, u"a"_s, u"c"_s).value(), std::optional<QString>());
        QCOMPARE(iniValue(ini, u"z"_s, u"b"_s).value(), std::optional<QString>());
        QVERIFY(!hasSection(ini, u"DEFAULT"_s));
    }

    void references_that_multiply_are_stopped()
    {
        QString text = u"[a]\no0 = "_s + QString(1000, u'x') + u'\n';
        for (int i = 1; i < 9; ++i)
            text += u"o%1 ="_s.arg(i) + u" %(o%1)s"_s.arg(i - 1).repeated(50) + u'\n';
        const auto value = iniValue(parseIni(text, u"x"_s).value(), u"a"_s, u"o8"_s);
        QCOMPARE(value.error().code, errors::IniValueTooLarge);
        text.replace(QString(1000, u'x'), QString());
        const auto empty = iniValue(parseIni(text, u"x"_s).value(), u"a"_s, u"o8"_s);
        QCOMPARE(empty.error().code, errors::IniValueTooLarge);
    }

    void an_option_that_is_set_replaces_the_one_of_the_text()
    {
        Ini ini = parseIni(u"[a]\nb = 1\n"_s, u"x"_s).value();
        setOption(ini, u"a"_s, {u"b"_s, u"2"_s, {}});
        setOption(ini, u"new"_s, {u"c"_s, u"3"_s, {}});
        QCOMPARE(iniValue(ini, u"a"_s, u"b"_s).value(), u"2"_s);
        QCOMPARE(iniValue(ini, u"new"_s, u"c"_s).value(), u"3"_s);
    }
};

QTEST_GUILESS_MAIN(tst_ini)
#include "tst_ini.moc"
