#include <ui/revision/revision_pane.h>
#include <ui/theme/system_scheme.h>
#include <ui/widgets/code_view.h>

#include <KSyntaxHighlighting/Repository>
#include <QDateTime>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace retort;
using namespace retort::ui;
using revisions::Revision;
using revisions::RevisionGraph;

namespace
{

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

Revision made(const char *id, const QStringList &parents, const char *doc)
{
    Revision revision;
    revision.id = q(id);
    revision.downRevisions = parents;
    revision.doc = q(doc);
    revision.path = q("/nowhere/") + q(id) + q(".py");
    return revision;
}

RevisionGraph graph()
{
    Revision second = made("bbb222", {q("aaa111")},
                           "Add names\n\nThey were asked for.\nIn two lines.\n\nRevision ID: bbb222\nRevises: aaa111\n"
                           "Create Date: 2026-01-02 03:04:05.678901\n");
    second.branchLabels = {q("people")};
    Revision user = made("ddd444", {q("ccc333")}, "needs names");
    user.dependsOn = {q("bbb222")};
    return RevisionGraph::build({made("aaa111", {}, "First"), second, made("ccc333", {}, "Another base"), user,
                                 made("eee555", {q("bbb222")}, ""), made("fff666", {q("gone")}, "Orphan")});
}

RevisionDetails detailsOf(const char *id, const std::optional<RevisionStanding> &standing = std::nullopt)
{
    const RevisionGraph all = graph();
    return describe(all, *all.find(q(id)), standing);
}

QStringList ids(const std::vector<RevisionLink> &links)
{
    QStringList all;
    for (const RevisionLink &link : links)
        all << link.id;
    return all;
}

} // namespace

class tst_revision : public QObject
{
    Q_OBJECT

    KSyntaxHighlighting::Repository repository_;

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void the_docstring_is_told_without_what_the_header_says_anyway()
    {
        const RevisionDetails details = detailsOf("bbb222");
        QCOMPARE(details.title, q("Add names"));
        QCOMPARE(details.description, q("They were asked for.\nIn two lines."));
        QCOMPARE(details.created, QLocale().toString(QDateTime({2026, 1, 2}, {3, 4, 5, 678}), QLocale::ShortFormat));
        QCOMPARE(details.labels, QStringList{q("people")});
    }

    void a_revision_without_a_message_is_called_by_its_file() { QCOMPARE(detailsOf("eee555").title, q("eee555.py")); }

    void links_go_both_ways_and_tell_parents_from_dependencies()
    {
        const RevisionDetails second = detailsOf("bbb222");
        QCOMPARE(ids(second.parents), QStringList{q("aaa111")});
        QCOMPARE(ids(second.children), QStringList{q("eee555")});
        QCOMPARE(ids(second.dependants), QStringList{q("ddd444")});
        const RevisionDetails user = detailsOf("ddd444");
        QCOMPARE(ids(user.parents), QStringList{q("ccc333")});
        QCOMPARE(ids(user.dependencies), QStringList{q("bbb222")});
    }

    void a_parent_without_a_file_is_named() { QCOMPARE(detailsOf("fff666").missing, QStringList{q("gone")}); }

    void the_database_is_mentioned_only_when_it_was_looked_at()
    {
        QVERIFY(detailsOf("bbb222").state.isEmpty());
        QVERIFY(detailsOf("bbb222", RevisionStanding{q("shop.db"), true, true}).state.contains(q("stands here")));
        QVERIFY(detailsOf("bbb222", RevisionStanding{q("shop.db"), true, false}).state.startsWith(q("Applied")));
        QVERIFY(detailsOf("bbb222", RevisionStanding{q("shop.db"), false, false}).state.startsWith(q("Not applied")));
    }

    void a_link_leads_to_its_revision()
    {
        RevisionPane pane(repository_);
        const RevisionDetails second = detailsOf("bbb222");
        pane.setRevision(second);
        QSignalSpy chosen(&pane, &RevisionPane::revisionChosen);
        const auto labels = pane.findChildren<QLabel *>();
        const auto toParent = std::find_if(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains(q("href")) && label->text().contains(q("aaa111"));
        });
        QVERIFY(toParent != labels.end());
        Q_EMIT(*toParent)->linkActivated(QString::number(second.parents.front().revision));
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().value<revisions::RevisionIndex>(), second.parents.front().revision);
    }

    void the_script_is_shown_as_text_and_a_file_that_is_gone_is_explained()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(q("b.py"));
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("revision = 'bbb222'\nopen('written', 'w')\n");
        }
        RevisionPane pane(repository_);
        RevisionDetails details = detailsOf("bbb222");
        details.path = path;
        QSignalSpy loaded(&pane, &RevisionPane::scriptLoaded);
        pane.setRevision(details);
        pane.showPlace(2);
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(pane.script()->toPlainText().contains(q("open('written', 'w')")));
        QVERIFY(!QFile::exists(q("written")));

        details.path = folder.filePath(q("gone.py"));
        pane.setRevision(details);
        QTRY_COMPARE(loaded.size(), 2);
        QVERIFY(!pane.script()->isVisibleTo(&pane));
    }

    void cleared_it_shows_no_revision()
    {
        RevisionPane pane(repository_);
        pane.setRevision(detailsOf("bbb222"));
        pane.clear();
        QVERIFY(!pane.revision());
        QVERIFY(!pane.isLoading());
    }
};

QTEST_MAIN(tst_revision)
#include "tst_revision.moc"
