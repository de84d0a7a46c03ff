#include <core/base/error_codes.h>
#include <ui/theme/system_scheme.h>
#include <ui/widgets/code_view.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/error_panel.h>
#include <ui/widgets/message_bar.h>

#include <KSyntaxHighlighting/Repository>
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace retort;
using namespace retort::ui;

namespace
{

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

Error unreadable()
{
    return {errors::FileUnreadable, {{q("path"), q("x.py")}, {q("reason"), q("gone")}}, {}, {}, {}};
}

} // namespace

class tst_widgets : public QObject
{
    Q_OBJECT

    KSyntaxHighlighting::Repository repository_;

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void an_error_is_shown_in_full_and_can_be_copied()
    {
        ErrorPanel panel;
        Error error = unreadable();
        error.frames = {{q("upgrading to revision 3f2a"), {}}};
        panel.setError(error);
        QVERIFY(panel.details().contains(q("upgrading to revision 3f2a")));
        const auto buttons = panel.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 2);
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), panel.details());
        QVERIFY(!buttons[1]->isVisibleTo(&panel)); // it has no place to show
    }

    void an_error_with_a_place_leads_there()
    {
        ErrorPanel panel;
        SourcePosition place;
        place.file = q("x.py");
        place.line = 4;
        QSignalSpy chosen(&panel, &ErrorPanel::placeChosen); // the button is only there when somebody listens
        panel.setError(unreadable().at(place));
        QPushButton *show = panel.findChildren<QPushButton *>().at(1);
        QVERIFY(show->isVisibleTo(&panel));
        QTest::mouseClick(show, Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<SourcePosition>(), place);
    }

    void a_message_replaces_the_one_before_and_can_be_dismissed()
    {
        MessageBar bar;
        QAction undo(q("Undo"));
        bar.showMessage(Tone::Bad, q("first"), {&undo});
        bar.showMessage(Tone::Good, q("second"));
        QCOMPARE(bar.text(), q("second"));
        QCOMPARE(bar.tone(), Tone::Good);
        const auto buttons = bar.findChildren<QToolButton *>();
        QCOMPARE(buttons.size(), 1);
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QVERIFY(bar.isHidden());
        QVERIFY(bar.text().isEmpty());
    }

    void an_empty_state_says_what_to_do_next()
    {
        EmptyState state;
        state.setContent(Symbol::Folder, q("Nothing"), q("Open one"));
        QSignalSpy clicked(state.addButton(q("Open")), &QAbstractButton::clicked);
        QCOMPARE(state.title(), q("Nothing"));
        QTest::mouseClick(state.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
    }

    void code_is_read_only_highlighted_and_marks_a_line()
    {
        CodeView view(repository_, CodeLanguage::Python);
        view.setCode(q("import this\n\ndef f():\n    return 'x'\n"));
        QVERIFY(view.isReadOnly());
        view.markLine(3);
        QCOMPARE(view.markedLine(), 3);
        QCOMPARE(view.textCursor().blockNumber(), 2);
        QCOMPARE(view.extraSelections().size(), 1);
        view.markLine(900); // a place from before the file was shortened
        view.markLine(0);
        QVERIFY(view.extraSelections().isEmpty());
        view.setCode(QString(2 * 1024 * 1024, u'x'));
        view.setCode({});
        QVERIFY(view.toPlainText().isEmpty());
    }
};

QTEST_MAIN(tst_widgets)
#include "tst_widgets.moc"
