#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

/// What translations/ promises: nothing is left untranslated, and no place for a value gets lost.
class tst_translations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_text_is_translated_with_all_its_values_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("German") << QStringLiteral("retort_de.ts");
        QTest::newRow("English plurals") << QStringLiteral("retort_en.ts");
    }
    void every_text_is_translated_with_all_its_values()
    {
        QFETCH(QString, file);
        QFile in(QStringLiteral(RETORT_SOURCE_DIR "/translations/") + file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&in);
        QString source;
        int checked = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"source") {
                source = xml.readElementText();
            } else if (xml.name() == u"translation" && xml.attributes().hasAttribute(QStringLiteral("type"))) {
                QFAIL(qPrintable(QStringLiteral("unfinished: ") + source));
            } else if (xml.name() == u"translation" || xml.name() == u"numerusform") {
                const bool plural = xml.name() == u"numerusform";
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
                ++checked;
                for (const char *value : {"%1", "%2", "%3"}) {
                    const QString place = QString::fromLatin1(value);
                    QVERIFY2(text.contains(place) == source.contains(place), qPrintable(source));
                }
                QVERIFY2(!text.trimmed().isEmpty(), qPrintable(source));
                QVERIFY2(!plural || text.contains(QStringLiteral("%n")), qPrintable(source));
            }
        }
        QVERIFY(!xml.hasError());
        QVERIFY(checked > 5);
    }
};

QTEST_GUILESS_MAIN(tst_translations)
#include "tst_translations.moc"
