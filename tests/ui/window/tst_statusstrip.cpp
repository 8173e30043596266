// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "support/storefeed.h"
#include "window/statusstrip.h"

#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// The right end of the status bar: what is kept, what was lost, and why (ux 2.15).
class TestStatusStrip : public QObject {
    Q_OBJECT

private slots:
    void init();
    void saysWhatIsKept();
    void warnsUntilLookedAt();
    void explainsEveryNumber();
    void remembersWhatWasSeenByConnection();

private:
    QToolButton *cell(const QString &name) const { return m_strip->findChild<QToolButton *>(name); }
    // Messages for topics that there is no room for.
    static void refuse(pipeline::Connection &connection, int messages)
    {
        connection.topics().setNodeLimit(0);
        for (int i = 0; i < messages; ++i)
            connection.topics().ensure("too/many");
    }

    std::unique_ptr<pipeline::Connection> m_connection;
    std::unique_ptr<ui::StatusStrip> m_strip;
};

void TestStatusStrip::init()
{
    m_strip = std::make_unique<ui::StatusStrip>();
    m_connection = std::make_unique<pipeline::Connection>(pipeline::ConnectionLimits{}, nullptr);
    m_strip->setConnection(m_connection.get());
}

void TestStatusStrip::saysWhatIsKept()
{
    const QString words = cell(u"statusMemory"_s)->text();
    QVERIFY2(words.startsWith(u"History "_s) && words.endsWith(u"GiB"_s), qPrintable(words));
    QCOMPARE(cell(u"statusDropped"_s)->text(), u"0 dropped"_s);
    QVERIFY(cell(u"statusDropped"_s)->icon().isNull());
}

void TestStatusStrip::warnsUntilLookedAt()
{
    refuse(*m_connection, 3);
    m_strip->setConnection(m_connection.get());
    QCOMPARE(cell(u"statusDropped"_s)->text(), u"3 dropped"_s);
    QVERIFY(!cell(u"statusDropped"_s)->icon().isNull());
    cell(u"statusDropped"_s)->click();
    QCOMPARE(cell(u"statusDropped"_s)->text(), u"3 dropped"_s); // the number stays
    QVERIFY(cell(u"statusDropped"_s)->icon().isNull());
    refuse(*m_connection, 1);
    m_strip->setConnection(m_connection.get());
    QVERIFY(!cell(u"statusDropped"_s)->icon().isNull()); // news
}

void TestStatusStrip::explainsEveryNumber()
{
    refuse(*m_connection, 3);
    m_strip->setConnection(m_connection.get());
    const QString words = cell(u"statusDropped"_s)->toolTip();
    for (const QString &part : {u"3 messages were dropped"_s, u"Refused topics: 3"_s,
                                u"Left the history: 0"_s, u"Lost at the broker: unknown"_s})
        QVERIFY2(words.contains(part), qPrintable(words));
}

void TestStatusStrip::remembersWhatWasSeenByConnection()
{
    refuse(*m_connection, 2);
    m_strip->setConnection(m_connection.get());
    cell(u"statusDropped"_s)->click();
    pipeline::Connection other({}, nullptr);
    refuse(other, 1);
    m_strip->setConnection(&other);
    QVERIFY(!cell(u"statusDropped"_s)->icon().isNull());
    m_strip->setConnection(m_connection.get());
    QVERIFY(cell(u"statusDropped"_s)->icon().isNull());
    m_connection.reset();
    m_strip->setConnection(nullptr);
    QVERIFY(!cell(u"statusDropped"_s)->isVisibleTo(m_strip.get()));
}

QTEST_MAIN(TestStatusStrip)
#include "tst_statusstrip.moc"
