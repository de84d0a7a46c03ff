#include <core/base/error_codes.h>
#include <core/base/presenter.h>

#include <QJsonDocument>
#include <QTest>

using namespace retort;

class tst_presenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shows_place_caret_frames_cause_and_remedy()
    {
        const SourcePosition where{QStringLiteral("versions/3f2a91_x.py"), 12, 8, 4,
                                   QStringLiteral("    op.drop('ä')")};
        const Error inner{errors::FileUnreadable,
                          {{QStringLiteral("path"), QStringLiteral("a.py")},
                           {QStringLiteral("reason"), QStringLiteral("it is a folder")}},
                          {},
                          {},
                          {}};
        const Error error =
            Error{errors::Cancelled, {{QStringLiteral("what"), QStringLiteral("the upgrade")}}, {}, {}, {}}
                .at(where)
                .within({QStringLiteral("upgrading to revision 3f2a91"), {}})
                .causedBy(inner);
        QCOMPARE(present(error), QStringLiteral("Cancelled the upgrade\n"
                                                " --> versions/3f2a91_x.py:12:8\n"
                                                "  12 |     op.drop('ä')\n"
                                                "     |        ^^^^\n"
                                                "  while upgrading to revision 3f2a91\n"
                                                "  because: Cannot read a.py: it is a folder\n"
                                                "    Check that the path exists and that you may read it."));
    }

    void a_value_that_looks_like_a_place_is_left_alone()
    {
        const Error error{errors::Cancelled, {{QStringLiteral("what"), QStringLiteral("%{what} %1")}}, {}, {}, {}};
        QCOMPARE(sentence(error), QStringLiteral("Cancelled %{what} %1"));
    }

    void a_long_line_is_shown_around_its_caret()
    {
        const SourcePosition where{QString(), 1, 301, 1,
                                   QString(300, QLatin1Char('x')) + QStringLiteral("!") +
                                       QString(300, QLatin1Char('y'))};
        const QStringList lines = present(Error{errors::Cancelled, {}, where, {}, {}}).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[2].indexOf(QLatin1Char('!')), lines[3].indexOf(QLatin1Char('^')));
        QVERIFY(lines[2].size() < 120);
    }

    void a_caret_outside_of_its_line_is_harmless_data()
    {
        const SourcePosition where{QString(), 1, 99, 50, QStringLiteral("ab")};
        QCOMPARE(present(Error{errors::Cancelled, {}, where, {}, {}}).split(QLatin1Char('\n')).last(),
                 QStringLiteral("    |   ^"));
    }

    void json_has_the_stable_name_and_leaves_out_what_is_empty()
    {
        const Error error{errors::Cancelled, {{QStringLiteral("what"), QStringLiteral("it")}}, {}, {}, {}};
        QCOMPARE(QJsonDocument(toJson(error)).toJson(QJsonDocument::Compact),
                 QByteArrayLiteral(R"({"code":"cancelled","data":{"what":"it"},"message":"Cancelled it"})"));
    }
};

QTEST_GUILESS_MAIN(tst_presenter)
#include "tst_presenter.moc"
