// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/payloadeditor.h"

#include <QLineEdit>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

class TestPayloadEditor : public QObject {
    Q_OBJECT

private slots:
    void keepsBytes_data();
    void keepsBytes();
    void typesAndUndoes();
    void setBytesForgetsUndo();
    void replaceIsOneStep();
    void findsWhateverTheCase();
    void errorMarksStayInside();
    void escapeThenTabLeaves();
    void leavesOurShortcutsAlone();
    void survivesLanguageAndFontChanges();
};

void TestPayloadEditor::keepsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("text") << "grüße 仓库 🌡"_ba;
    QTest::newRow("NUL") << QByteArray("a\0b\0", 4);
    QTest::newRow("line ends") << "a\r\nb\rc\n"_ba;
    QTest::newRow("control and direction") << "\x1b[31m\xe2\x80\xae"_ba;
    QTest::newRow("invalid UTF-8") << "\xff\xfe\xc3("_ba;
    QRandomGenerator random(5);
    QByteArray noise;
    for (int i = 0; i < 5000; ++i)
        noise += static_cast<char>(random.bounded(256));
    QTest::newRow("noise") << noise;
}

void TestPayloadEditor::keepsBytes()
{
    QFETCH(QByteArray, bytes);
    ui::PayloadEditor editor;
    for (const auto language :
         {ui::PayloadEditor::Language::Plain, ui::PayloadEditor::Language::Json}) {
        editor.setLanguage(language);
        editor.setBytes(bytes);
        QCOMPARE(editor.bytes(), bytes);
        QCOMPARE(editor.byteCount(), bytes.size());
        editor.show();
        QVERIFY(!editor.grab().isNull());
    }
}

void TestPayloadEditor::typesAndUndoes()
{
    ui::PayloadEditor editor;
    editor.show();
    editor.setFocus();
    QTest::keyClicks(&editor, u"abc"_s);
    QCOMPARE(editor.bytes(), "abc"_ba);
    QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.bytes(), ""_ba);
    editor.setReadOnly(true);
    QTest::keyClicks(&editor, u"x"_s);
    QCOMPARE(editor.bytes(), ""_ba);
    editor.setBytes("set");
    QCOMPARE(editor.bytes(), "set"_ba);
    QVERIFY(editor.isReadOnly());
}

void TestPayloadEditor::setBytesForgetsUndo()
{
    ui::PayloadEditor editor;
    editor.setBytes("one");
    editor.setBytes("two");
    QVERIFY(!editor.isUndoAvailable());
    editor.undo();
    QCOMPARE(editor.bytes(), "two"_ba);
}

void TestPayloadEditor::replaceIsOneStep()
{
    ui::PayloadEditor editor;
    editor.setBytes(R"({"a":1})");
    editor.replaceBytes("{\n  \"a\": 1\n}");
    QCOMPARE(editor.bytes(), "{\n  \"a\": 1\n}"_ba);
    editor.undo();
    QCOMPARE(editor.bytes(), R"({"a":1})"_ba);
}

void TestPayloadEditor::findsWhateverTheCase()
{
    ui::PayloadEditor editor;
    editor.setBytes("one Two ONE ü one");
    QCOMPARE(editor.markMatches("one"), 3);
    QCOMPARE(editor.selectMatch(true), 1);
    QCOMPARE(editor.selectMatch(true), 2);
    QCOMPARE(editor.selectedText(), u"ONE"_s);
    QCOMPARE(editor.selectMatch(true), 3);
    QCOMPARE(editor.selectMatch(true), 1);
    QCOMPARE(editor.selectMatch(false), 3);
    QCOMPARE(editor.markMatches("none"), 0);
    QCOMPARE(editor.selectMatch(true), 0);
    QCOMPARE(editor.markMatches({}), 0);
    editor.setBytes(QByteArray(5000, 'x'));
    QCOMPARE(editor.markMatches("x"), ui::PayloadEditor::mostMatches);
}

void TestPayloadEditor::errorMarksStayInside()
{
    ui::PayloadEditor editor;
    for (const QByteArray &bytes : {""_ba, "x"_ba, "ü\n"_ba, "{\"a\":"_ba}) {
        editor.setBytes(bytes);
        for (const qsizetype at : {qsizetype(-1), qsizetype(0), bytes.size(), qsizetype(1) << 40})
            editor.setErrorAt(at);
        QCOMPARE(editor.bytes(), bytes);
    }
}

void TestPayloadEditor::escapeThenTabLeaves()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *editor = new ui::PayloadEditor(&window);
    auto *edit = new QLineEdit(&window);
    layout->addWidget(editor);
    layout->addWidget(edit);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    editor->setFocus();
    QTRY_VERIFY(editor->hasFocus());
    QTest::keyClick(editor, Qt::Key_Tab);
    QVERIFY(editor->hasFocus());
    QVERIFY(editor->byteCount() > 0);
    QTest::keyClick(editor, Qt::Key_Escape);
    QTest::keyClick(editor, Qt::Key_Tab);
    QVERIFY(edit->hasFocus());
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_Escape);
    QTest::keyPress(editor, Qt::Key_Shift);
    QTest::keyClick(editor, Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(!editor->hasFocus());
}

void TestPayloadEditor::leavesOurShortcutsAlone()
{
    ui::PayloadEditor editor;
    editor.setBytes("first\nsecond");
    editor.show();
    QSignalSpy find(&editor, &ui::PayloadEditor::findRequested);
    for (const Qt::Key key : {Qt::Key_D, Qt::Key_L, Qt::Key_T, Qt::Key_U, Qt::Key_Return})
        QTest::keyClick(&editor, key, Qt::ControlModifier);
    QCOMPARE(editor.bytes(), "first\nsecond"_ba);
    QTest::keyClick(&editor, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(find.count(), 1);
}

void TestPayloadEditor::survivesLanguageAndFontChanges()
{
    ui::PayloadEditor editor;
    editor.setFoldable(true);
    editor.setBytes("{\n  \"a\": [\n    1\n  ]\n}");
    editor.show();
    for (int size = 8; size < 30; size += 7) {
        QFont font = editor.QWidget::font();
        font.setPointSize(size);
        editor.QWidget::setFont(font);
        editor.setLanguage(size % 2 ? ui::PayloadEditor::Language::Json
                                    : ui::PayloadEditor::Language::Plain);
        editor.foldAll(true);
        QVERIFY(!editor.grab().isNull());
    }
    QCOMPARE(editor.bytes(), "{\n  \"a\": [\n    1\n  ]\n}"_ba);
}

QTEST_MAIN(TestPayloadEditor)
#include "tst_payloadeditor.moc"
