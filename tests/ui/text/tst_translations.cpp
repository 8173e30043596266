// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/formats.h"
#include "text/qostext.h"
#include "text/reasontext.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void placeholdersAndAccessKeysAreKept_data();
    void placeholdersAndAccessKeysAreKept();
    void reasonsAndQosAreChinese();
    void englishPlurals();
};

namespace {

struct Message {
    QString context;
    QString source;
    QStringList forms; // one without plural
    bool unfinished = false;
    bool plural = false;
};

std::vector<Message> readTranslations(const QString &path)
{
    std::vector<Message> result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return result;
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = {};
            message.context = context;
            message.plural = xml.attributes().value("numerus"_L1) == u"yes";
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.unfinished = xml.attributes().value("type"_L1) == u"unfinished";
            if (message.plural) {
                while (xml.readNextStartElement())
                    message.forms.append(xml.readElementText());
            } else {
                message.forms.append(xml.readElementText());
            }
            result.push_back(message);
        }
    }
    return result;
}

QSet<QString> placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(?:L?[0-9]|n)"_s);
    QSet<QString> found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found.insert(matches.next().captured());
    return found;
}

QString accessKey(const QString &text)
{
    static const QRegularExpression pattern(u"&([A-Za-z0-9])"_s);
    return pattern.match(text).captured(1).toUpper();
}

QString translationFile(const QString &name)
{
    return QStringLiteral(CANOPY_TEST_DATA) + u"/../../translations/" + name;
}

} // namespace

void TranslationsTest::placeholdersAndAccessKeysAreKept_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("zh_CN") << u"canopy_zh_CN.ts"_s;
    QTest::newRow("en") << u"canopy_en.ts"_s;
}

void TranslationsTest::placeholdersAndAccessKeysAreKept()
{
    QFETCH(QString, file);
    const std::vector<Message> messages = readTranslations(translationFile(file));
    QVERIFY(!messages.empty());
    for (const Message &message : messages) {
        if (message.unfinished)
            continue;
        QSet<QString> wanted = placeholders(message.source);
        for (const QString &form : message.forms) {
            QVERIFY2(!form.isEmpty(), qPrintable(message.source));
            QSet<QString> got = placeholders(form);
            if (message.plural) { // "1 topic" may leave its number out
                wanted.remove(u"%n"_s);
                got.remove(u"%n"_s);
            }
            QVERIFY2(got == wanted, qPrintable(message.source + u" → " + form));
            QVERIFY2(accessKey(form) == accessKey(message.source), qPrintable(form));
        }
    }
}

void TranslationsTest::reasonsAndQosAreChinese()
{
    const QStringList complete{u"ReasonText"_s, u"QosText"_s, u"FailureText"_s};
    for (const Message &message : readTranslations(translationFile(u"canopy_zh_CN.ts"_s))) {
        if (complete.contains(message.context))
            QVERIFY2(!message.unfinished, qPrintable(message.source));
    }
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(CANOPY_QM_FOLDER) + u"/canopy_zh_CN.qm"));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QCOMPARE(ui::explainReason(mqtt::ReasonCode::NotAuthorized).sentence(), u"没有权限 (0x87)"_s);
    QCOMPARE(ui::explainReason(mqtt::ReasonCode::SessionTakenOver).what,
             u"相同 ID 的另一客户端已接管"_s);
    QCOMPARE(ui::qosName(mqtt::QoS::ExactlyOnce), u"恰好一次"_s);
    QCOMPARE(ui::ageText(0), u"刚刚"_s);
    QCoreApplication::removeTranslator(&translator);
}

void TranslationsTest::englishPlurals()
{
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(CANOPY_QM_FOLDER) + u"/canopy_en.qm"));
    QCOMPARE(translator.translate("ui::StatusStrip", "%n message(s) queued", nullptr, 1),
             u"%n message queued"_s);
    QCOMPARE(translator.translate("ui::StatusStrip", "%n message(s) queued", nullptr, 2),
             u"%n messages queued"_s);
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
