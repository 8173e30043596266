// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/hexview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestHexView : public QObject {
    Q_OBJECT

private slots:
    void init();
    void selectsWithTheMouse();
    void selectsWithTheKeyboard();
    void copiesHex();
    void narrowViewsHaveEightBytesARow();
    void anySizeIsFine();
    void keepsSelectionOfTheSameTopic();
    void emptyTakesKeysAndClicks();

private:
    QByteArray m_bytes;
    std::unique_ptr<ui::HexView> m_view;
};

void TestHexView::init()
{
    m_bytes.clear();
    for (int i = 0; i < 1000; ++i)
        m_bytes.append(static_cast<char>(i & 0xFF));
    m_view = std::make_unique<ui::HexView>();
    m_view->resize(900, 300);
    m_view->setBytes(m_bytes, false);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QCOMPARE(m_view->bytesPerRow(), 16);
}

void TestHexView::selectsWithTheMouse()
{
    QSignalSpy changed(m_view.get(), &ui::HexView::selectionChanged);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, m_view->byteRect(18).center());
    QTest::mouseMove(m_view->viewport(), m_view->byteRect(34).center());
    // moves carry no button in offscreen tests: extend with Shift
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, m_view->byteRect(18).center());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      m_view->byteRect(34).center());
    QCOMPARE(m_view->selectionStart(), 18);
    QCOMPARE(m_view->selectionLength(), 17);
    QVERIFY(changed.count() >= 2);
    for (const int byte : {0, 7, 8, 15, 16, 100})
        QCOMPARE(m_view->byteAt(m_view->byteRect(byte).center()), byte);
}

void TestHexView::selectsWithTheKeyboard()
{
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_view->selectionStart(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedBytes(), m_bytes.mid(16, 3));
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_view->selectionStart(), m_bytes.size() - 1);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectionLength(), m_bytes.size());
}

void TestHexView::copiesHex()
{
    m_view->setFocus();
    m_view->select(16, 3);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"10 11 12"_s);
}

void TestHexView::narrowViewsHaveEightBytesARow()
{
    m_view->resize(360, 300);
    QCOMPARE(m_view->bytesPerRow(), 8);
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    for (const int byte : {0, 7, 8, 15})
        QCOMPARE(m_view->byteAt(m_view->byteRect(byte).center()), byte);
}

void TestHexView::anySizeIsFine()
{
    m_bytes = QByteArray(64 * 1024 * 1024, 'x');
    m_view->setBytes(m_bytes, false);
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_view->selectionStart(), m_bytes.size() - 1);
    const QImage image = m_view->grab().toImage();
    QVERIFY(!image.isNull());
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    m_view->copyHex(); // bounded
    QVERIFY(QGuiApplication::clipboard()->text().size() <= 3 * ui::HexView::mostCopied);
}

void TestHexView::keepsSelectionOfTheSameTopic()
{
    m_view->select(4, 2);
    const QByteArray next(500, '\x7f');
    m_view->setBytes(next, true);
    QCOMPARE(m_view->selectionStart(), 4);
    QCOMPARE(m_view->selectedBytes(), next.mid(4, 2));
    const QByteArray shorter("abc");
    m_view->setBytes(shorter, true);
    QCOMPARE(m_view->selectionLength(), 0);
}

void TestHexView::emptyTakesKeysAndClicks()
{
    m_view->setBytes({}, false);
    m_view->setFocus();
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_End, Qt::Key_PageDown, Qt::Key_A, Qt::Key_C})
        QTest::keyClick(m_view.get(), key, Qt::ControlModifier);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(100, 20));
    QCOMPARE(m_view->selectionLength(), 0);
}

QTEST_MAIN(TestHexView)
#include "tst_hexview.moc"
