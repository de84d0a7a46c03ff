#include <core/base/presenter.h>
#include <core/project/header_scanner.h>
#include <core/project/revision_header.h>

#include <QTest>

using namespace retort;
using namespace retort::project;
using namespace Qt::Literals::StringLiterals;

namespace
{

std::optional<std::pair<QString, QByteArray>> module(const QString &name, const QString &)
{
    if (name == "app.labels"_L1)
        return std::pair(u"app/labels.py"_s, QByteArray("BILLING = 'billing'\n"));
    return std::nullopt;
}

// id < parents [labels] {dependencies}; what is empty is left out.
QString shown(const HeaderReading &reading)
{
    if (const auto *passed = std::get_if<PassedOver>(&reading))
        return errorName(passed->note.code);
    const auto &revision = std::get<revisions::Revision>(reading);
    QString text = revision.id;
    if (!revision.downRevisions.isEmpty())
        text += u" < " % revision.downRevisions.join(u", ");
    if (!revision.branchLabels.isEmpty())
        text += u" [" % revision.branchLabels.join(u", ") % u']';
    if (!revision.dependsOn.isEmpty())
        text += u" {" % revision.dependsOn.join(u", ") % u'}';
    if (revision.problem) {
        text += u" ! " % errorName(revision.problem->code) % u' ' % revision.problem->data[u"name"_s].toString();
        text = text.trimmed() % u" line " % QString::number(revision.problem->position->line);
    }
    return text;
}

HeaderReading read(const QByteArray &text, const QString &path = u"versions/file.py"_s)
{
    return readHeader(path, std::string_view(text.constData(), static_cast<std::size_t>(text.size())), module);
}

bool isQuick(const QByteArray &text)
{
    return scanHeader(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))).has_value();
}

} // namespace

class tst_revision_header : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_shape_of_a_header_is_read_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("quick");
        const auto quick = [](const char *name, const char *text, const QString &expected) {
            QTest::newRow(name) << QByteArray(text) << expected << true;
        };
        const auto parsed = [](const char *name, const char *text, const QString &expected) {
            QTest::newRow(name) << QByteArray(text) << expected << false;
        };
        quick("double quotes", "revision = \"a\"\ndown_revision = \"b\"\n", u"a < b"_s);
        quick("single quotes", "revision = 'a'\ndown_revision = 'b'\n", u"a < b"_s);
        quick("u prefix", "revision = u'a'\ndown_revision = u'b'\n", u"a < b"_s);
        quick("triple quotes", "revision = '''a'''\ndown_revision = \"\"\"b\"\"\"\n", u"a < b"_s);
        quick("no line end", "revision = 'a'\ndown_revision = None", u"a"_s);
        quick("Windows line ends", "'''x'''\r\nrevision = 'a'\r\ndown_revision = None\r\n", u"a"_s);
        quick("annotated", "revision: str = 'a'\ndown_revision: Union[str, Sequence[str], None] = 'b'\n", u"a < b"_s);
        quick("annotated with a bar", "revision: str = 'a'\ndown_revision: str | None = 'b'\n", u"a < b"_s);
        quick("annotated None", "revision: str = 'a'\ndown_revision: None = None\n", u"a"_s);
        quick("annotation of no use", "revision: 1/0 = 'a'\ndown_revision: nonsense() = None\n", u"a"_s);
        quick("annotation alone binds nothing", "revision: str = 'a'\ndown_revision: str = None\nrevision: int\n",
              u"a"_s);
        quick("tuple of one", "revision = 'a'\ndown_revision = ('b',)\n", u"a < b"_s);
        quick("tuple of three", "revision = 'a'\ndown_revision = ('b', 'c', 'd')\n", u"a < b, c, d"_s);
        quick("tuple without brackets", "revision = 'a'\ndown_revision = 'b', 'c'\n", u"a < b, c"_s);
        quick("tuple over lines", "revision = 'a'\ndown_revision = (\n    'b',  # why\n    'c',\n)\n", u"a < b, c"_s);
        quick("list", "revision = 'a'\ndown_revision = ['b', 'c']\n", u"a < b, c"_s);
        quick("brackets around one text", "revision = ('a')\ndown_revision = ('b')\n", u"a < b"_s);
        quick("empty tuple", "revision = 'a'\ndown_revision = ()\n", u"a"_s);
        quick("texts side by side", "revision = 'a' 'b'\ndown_revision = None\n", u"ab"_s);
        quick("labels and dependencies",
              "revision = 'a'\ndown_revision = None\nbranch_labels = ('x', 'y')\ndepends_on = 'z'\n",
              u"a [x, y] {z}"_s);
        quick("ids of any kind",
              "revision = '1975ea83b712.with-longer_than_32_characters_in_all'\ndown_revision = '0042'\n",
              u"1975ea83b712.with-longer_than_32_characters_in_all < 0042"_s);
        quick("comment behind", "revision = 'a'  # the first\ndown_revision = None # of all\n", u"a"_s);
        quick("names inside of functions", "revision = 'a'\ndown_revision = None\ndef upgrade():\n    revision = 'z'\n",
              u"a"_s);
        quick("names inside of texts", "'''\nrevision = 'z'\n'''\nrevision = 'a'\ndown_revision = None\n", u"a"_s);
        quick("the last one counts", "revision = 'z'\nrevision = 'a'\ndown_revision = None\n", u"a"_s);
        quick("byte order mark", "\xef\xbb\xbfrevision = 'a'\ndown_revision = None\n", u"a"_s);

        parsed("module constant", "PARENT = 'b'\nrevision = 'a'\ndown_revision = PARENT\n", u"a < b"_s);
        parsed("imported constant",
               "from app.labels import BILLING\nrevision = 'a'\ndown_revision = None\nbranch_labels = (BILLING,)\n",
               u"a [billing]"_s);
        parsed("joined", "revision = 'a' + '1'\ndown_revision = None\n", u"a1"_s);
        parsed("escape", "revision = '\\x61'\ndown_revision = None\n", u"a"_s);
        parsed("chained", "revision = down_revision = 'a'\ndown_revision = None\n", u"a"_s);
        parsed("two in one line", "revision = 'a'; down_revision = 'b'\n", u"a < b"_s);
        parsed("unpacked", "revision, down_revision = 'a', 'b'\n", u"a < b"_s);
        parsed("continued line", "revision = \\\n  'a'\ndown_revision = None\n", u"a"_s);
    }
    void every_shape_of_a_header_is_read()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, expected);
        QFETCH(const bool, quick);
        QCOMPARE(shown(read(text)), expected);
        QCOMPARE(isQuick(text), quick);
    }

    void the_docstring_is_kept_whole()
    {
        const auto doc = [](const QByteArray &text) { return std::get<revisions::Revision>(read(text)).doc; };
        const QByteArray header = "revision = 'a'\ndown_revision = None\n";
        QCOMPARE(doc("\"\"\"Add a table\n\nRevision ID: a\n\"\"\"\n" + header), u"Add a table\n\nRevision ID: a"_s);
        QCOMPARE(doc("# comment\n\n'one line'\n" + header), u"one line"_s);
        QCOMPARE(doc("'''windows\r\nlines'''\r\n" + header), u"windows\nlines"_s);
        QCOMPARE(doc("'''caf\\u00e9'''\n" + header), u"café"_s);
        QCOMPARE(doc("r'''a\\b'''\n" + header), u"a\\b"_s);
        QCOMPARE(doc("import os\n'''no docstring'''\n" + header), QString());
        QCOMPARE(doc(header), QString());
    }

    void what_cannot_be_read_is_a_broken_revision_or_none_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const QString &expected,
                            const QString &path = u"versions/file.py"_s) {
            QTest::newRow(name) << QByteArray(text) << path << expected;
        };
        row("computed id", "import uuid\nrevision = uuid.uuid4().hex\ndown_revision = None\n",
            u"! header-not-static revision line 2"_s);
        row("computed parent", "revision = 'a'\n\ndown_revision = find()\n",
            u"a ! header-not-static down_revision line 3"_s);
        row("below an if", "revision = 'a'\nif True:\n    down_revision = 'b'\n",
            u"a ! header-not-static down_revision line 2"_s);
        row("computed in a tuple", "revision = 'a'\ndown_revision = ('b', find())\n",
            u"a ! header-not-static down_revision line 2"_s);
        row("number", "revision = 12\ndown_revision = None\n", u"! header-value-invalid revision line 1"_s);
        row("number in a tuple", "revision = 'a'\ndown_revision = ('b', 2)\n",
            u"a ! header-value-invalid down_revision line 2"_s);
        row("None as id", "revision = None\ndown_revision = None\n", u"! header-value-invalid revision line 1"_s);
        row("empty id", "revision = ''\ndown_revision = None\n", u"! header-value-invalid revision line 1"_s);
        row("no parent said", "'''doc'''\nrevision = 'a'\n", u"a ! revision-without-parent revision line 2"_s);
        row("no revision at all", "import os\n", u"not-a-revision"_s);
        row("empty", "", u"not-a-revision"_s);
        row("no Python, no revision", "<html>\n", u"not-a-revision"_s);
        row("template", "revision = '${up_revision}'\ndown_revision = None\n", u"revision-template"_s);
        row("template that is no Python", "revision = ${repr(up_revision)}\n", u"revision-template"_s);
        row("id in the file name", "down_revision = 'b'\n", u"1f2e < b"_s, u"versions/1f2e.py"_s);
        row("id is not all of the file name", "down_revision = 'b'\n", u"not-a-revision"_s, u"versions/1f2e_x.py"_s);
    }
    void what_cannot_be_read_is_a_broken_revision_or_none()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, path);
        QFETCH(const QString, expected);
        QCOMPARE(shown(read(text, path)).trimmed(), expected);
    }

    void a_syntax_error_keeps_what_was_understood()
    {
        const auto reading = read("revision = 'a'\ndown_revision = 'b'\ndef upgrade(:\n    pass\n");
        const auto &revision = std::get<revisions::Revision>(reading);
        QCOMPARE(revision.id, u"a"_s);
        // The quick pass steps over the body; whoever runs the revision parses it.
        QCOMPARE(revision.downRevisions, QStringList{u"b"_s});
    }
};

QTEST_GUILESS_MAIN(tst_revision_header)
#include "tst_revision_header.moc"
