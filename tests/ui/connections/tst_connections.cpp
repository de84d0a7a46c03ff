#include <core/base/error_codes.h>
#include <ui/connections/connections_pane.h>
#include <ui/theme/system_scheme.h>
#include <ui/widgets/error_panel.h>

#include <QLabel>
#include <QTest>

using namespace retort;
using namespace retort::ui;

namespace
{

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

ConnectionStatus status(Stand stand)
{
    ConnectionStatus made;
    made.name = q("shop.db");
    made.kind = q("SQLite");
    made.place = q("/somewhere/shop.db");
    made.stand = stand;
    return made;
}

bool shows(const ConnectionsPane &pane, const QString &text)
{
    for (const QLabel *label : pane.findChildren<QLabel *>()) {
        // Long paths are shown with invisible places to break at.
        if (label->isVisibleTo(&pane) && QString(label->text()).remove(QChar(0x200B)).contains(text))
            return true;
    }
    return false;
}

} // namespace

/// Where a database stands, in words that need no colour.
class tst_connections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Scheme::Light); }

    void each_standing_has_its_words_data()
    {
        QTest::addColumn<int>("stand");
        QTest::addColumn<int>("behind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, Stand stand, int behind, const char *words) {
            QTest::newRow(name) << static_cast<int>(stand) << behind << q(words);
        };
        row("at head", Stand::AtHead, 0, "At head");
        row("behind", Stand::Behind, 3, "3 revision(s) behind");
        row("empty", Stand::Empty, 5, "Nothing applied yet");
        row("foreign", Stand::Foreign, 0, "Stands on an unknown revision");
        row("not looked", Stand::NotLooked, 0, "Not connected");
        row("failed", Stand::Failed, 0, "Cannot be read");
    }

    void each_standing_has_its_words()
    {
        QFETCH(int, stand);
        QFETCH(int, behind);
        QFETCH(QString, words);
        ConnectionStatus shown = status(static_cast<Stand>(stand));
        shown.behind = behind;
        ConnectionsPane pane;
        pane.setStatus(shown);
        QVERIFY(shows(pane, words));
        QVERIFY(shows(pane, q("shop.db")));
        QCOMPARE(pane.spoken(), q("Database shop.db: ") + words);
    }

    void what_keeps_a_database_from_being_used_is_explained()
    {
        ConnectionsPane pane;
        pane.setStatus(status(Stand::NotLooked));
        QVERIFY(shows(pane, q("does not connect")));
        pane.setStatus(status(Stand::AtHead));
        QVERIFY(!shows(pane, q("does not connect")));
        pane.setStatus(status(Stand::NotConfigured));
        QVERIFY(shows(pane, q("No database")));
        QVERIFY(!shows(pane, q("/somewhere/shop.db")));
    }

    void an_error_is_shown_and_goes_away_again()
    {
        ConnectionsPane pane;
        ConnectionStatus broken = status(Stand::Failed);
        broken.error = Error{errors::FileUnreadable, {{q("path"), q("shop.db")}, {q("reason"), q("gone")}}, {}, {}, {}};
        pane.setStatus(broken);
        auto *problem = pane.findChild<ErrorPanel *>();
        QVERIFY(problem->isVisibleTo(&pane));
        QVERIFY(problem->details().contains(q("gone")));
        pane.setStatus(status(Stand::AtHead));
        QVERIFY(!problem->isVisibleTo(&pane));
        pane.setStatus(std::nullopt);
        QVERIFY(pane.spoken().isEmpty());
    }
};

QTEST_MAIN(tst_connections)
#include "tst_connections.moc"
