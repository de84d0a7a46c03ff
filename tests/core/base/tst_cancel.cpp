#include <core/base/cancel.h>
#include <core/base/error_codes.h>

#include <QTest>

using namespace retort;

class tst_cancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_first_reason_wins()
    {
        CancelSource source;
        const CancelToken token = source.token();
        QVERIFY(token.check(QStringLiteral("it")));
        source.cancel(CancelReason::BySignal);
        source.cancel(CancelReason::Deadline);
        QCOMPARE(token.reason(), CancelReason::BySignal);
        QCOMPARE(token.check(QStringLiteral("it")).error().code, errors::Cancelled);
    }

    void a_default_token_is_never_cancelled() { QVERIFY(!CancelToken().isCancelled()); }
};

QTEST_GUILESS_MAIN(tst_cancel)
#include "tst_cancel.moc"
