// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/payloadeditor.h"

#include "editor/jsonlexer.h"
#include "payload/escape.h"
#include "style/fonts.h"
#include "style/iconpainter.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <Qsci/qscicommandset.h>

#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace ui {

namespace {

constexpr int numberMargin = 0;
constexpr int symbolMargin = 1;
constexpr int foldMargin = 2;
constexpr int matchIndicator = 8;
constexpr int errorIndicator = 9;

unsigned long wide(qsizetype value)
{
    return static_cast<unsigned long>(std::max<qsizetype>(value, 0));
}

} // namespace

PayloadEditor::PayloadEditor(QWidget *parent)
    : QsciScintilla(parent)
    , m_lexer(new JsonLexer(this))
{
    setUtf8(true);
    setEolMode(EolUnix);
    setTabWidth(2);
    setIndentationWidth(2);
    setAutoIndent(true);
    setBackspaceUnindents(true);
    setIndentationsUseTabs(true);
    setBraceMatching(SloppyBraceMatch);
    setMarginLineNumbers(numberMargin, true);
    setMarginWidth(symbolMargin, 0);
    setMarginWidth(foldMargin, 0);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1UL);
    SendScintilla(SCI_SETEXTRAASCENT, 1UL);
    SendScintilla(SCI_SETEXTRADESCENT, 1UL);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 2L);
    keepOurKeys();
    showControlCharacters();
    applyLook();
    connect(this, &QsciScintilla::linesChanged, this, &PayloadEditor::updateMargin);
}

PayloadEditor::~PayloadEditor()
{
    // QScintilla does not detach a lexer that goes first
    QsciScintilla::setLexer(nullptr);
}

void PayloadEditor::setLanguage(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    setIndentationsUseTabs(language == Language::Plain);
    setLexer(language == Language::Json ? m_lexer : nullptr);
    applyLook();
}

void PayloadEditor::setFoldable(bool foldable)
{
    m_foldable = foldable;
    applyLook();
}

QByteArray PayloadEditor::bytes() const
{
    const qsizetype length = byteCount();
    QByteArray result(length + 1, Qt::Uninitialized);
    SendScintilla(SCI_GETTEXT, wide(length + 1), static_cast<void *>(result.data()));
    result.truncate(length);
    return result;
}

qsizetype PayloadEditor::byteCount() const
{
    return SendScintilla(SCI_GETLENGTH);
}

void PayloadEditor::setBytes(QByteArrayView utf8)
{
    const bool readOnly = isReadOnly();
    setReadOnly(false);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    SendScintilla(SCI_CLEARALL);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_ADDTEXT, static_cast<uintptr_t>(utf8.size()), utf8.data());
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_SETUNDOCOLLECTION, 1UL);
    SendScintilla(SCI_GOTOPOS, 0UL);
    SendScintilla(SCI_SETXOFFSET, 0UL);
    setReadOnly(readOnly);
    m_matches.clear();
}

void PayloadEditor::replaceBytes(QByteArrayView utf8)
{
    const long position = SendScintilla(SCI_GETCURRENTPOS);
    SendScintilla(SCI_BEGINUNDOACTION);
    SendScintilla(SCI_TARGETWHOLEDOCUMENT);
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(utf8.size()), utf8.data());
    SendScintilla(SCI_ENDUNDOACTION);
    SendScintilla(SCI_GOTOPOS, wide(std::min<qsizetype>(position, byteCount())));
}

int PayloadEditor::markMatches(const QByteArray &utf8)
{
    SendScintilla(SCI_SETINDICATORCURRENT, matchIndicator);
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, static_cast<long>(byteCount()));
    m_matches.clear();
    m_matchLength = utf8.size();
    if (utf8.isEmpty())
        return 0;
    SendScintilla(SCI_SETSEARCHFLAGS, 0UL);
    const qsizetype end = byteCount();
    qsizetype from = 0;
    while (static_cast<int>(m_matches.size()) < mostMatches) {
        SendScintilla(SCI_SETTARGETSTART, wide(from));
        SendScintilla(SCI_SETTARGETEND, wide(end));
        const long found = SendScintilla(SCI_SEARCHINTARGET, static_cast<uintptr_t>(utf8.size()),
                                         utf8.constData());
        if (found < 0)
            break;
        const long after = SendScintilla(SCI_GETTARGETEND);
        SendScintilla(SCI_INDICATORFILLRANGE, wide(found), after - found);
        m_matches.push_back(found);
        from = std::max<qsizetype>(after, found + 1);
    }
    return static_cast<int>(m_matches.size());
}

int PayloadEditor::selectMatch(bool forward)
{
    if (m_matches.empty())
        return 0;
    const qsizetype from = SendScintilla(forward ? SCI_GETSELECTIONEND : SCI_GETSELECTIONSTART);
    auto match = std::lower_bound(m_matches.begin(), m_matches.end(), from);
    if (forward) {
        if (match == m_matches.end())
            match = m_matches.begin();
    } else {
        if (match == m_matches.begin())
            match = m_matches.end();
        --match;
    }
    const long line = SendScintilla(SCI_LINEFROMPOSITION, wide(*match));
    SendScintilla(SCI_ENSUREVISIBLE, line);
    SendScintilla(SCI_SETSEL, wide(*match), static_cast<long>(*match + m_matchLength));
    SendScintilla(SCI_SCROLLCARET);
    return static_cast<int>(match - m_matches.begin()) + 1;
}

void PayloadEditor::setErrorAt(qsizetype byteOffset)
{
    const qsizetype length = byteCount();
    SendScintilla(SCI_SETINDICATORCURRENT, errorIndicator);
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, static_cast<long>(length));
    if (byteOffset < 0 || length == 0)
        return;
    const qsizetype at = std::min(byteOffset, length - 1);
    const long start
        = SendScintilla(SCI_POSITIONBEFORE, SendScintilla(SCI_POSITIONAFTER, wide(at)));
    const long end = SendScintilla(SCI_POSITIONAFTER, wide(start));
    SendScintilla(SCI_INDICATORFILLRANGE, wide(start), std::max(end - start, 1L));
}

void PayloadEditor::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
        applyLook();
        break;
    default:
        break;
    }
}

void PayloadEditor::applyLook()
{
    const Palette palette = Palette::of(this);
    const QFont mono = monospaceFont(QWidget::font());
    if (m_language == Language::Json) {
        m_lexer->setLook(palette, mono);
    } else {
        setFont(mono);
        setColor(palette(ColorRole::Text));
        setPaper(palette(ColorRole::Base));
    }
    setMarginsFont(mono);
    setMarginsForegroundColor(palette(ColorRole::Muted));
    setMarginsBackgroundColor(palette(ColorRole::Alt));
    setFolding(m_foldable ? PlainFoldStyle : NoFoldStyle, foldMargin);
    setFoldMarginColors(palette(ColorRole::Alt), palette(ColorRole::Alt));
    if (m_foldable)
        defineFoldMarkers(palette(ColorRole::Muted), QFontMetrics(mono).height());
    setCaretForegroundColor(palette(ColorRole::Text));
    setCaretWidth(std::max(1, QFontMetrics(mono).height() / 15));
    setSelectionBackgroundColor(palette(ColorRole::Sel));
    resetSelectionForegroundColor(); // syntax colours keep their meaning inside a selection
    setMatchedBraceForegroundColor(palette(ColorRole::Accent));
    setMatchedBraceBackgroundColor(palette(ColorRole::AccentSoft));
    setUnmatchedBraceForegroundColor(palette(ColorRole::Err));
    setUnmatchedBraceBackgroundColor(palette(ColorRole::Base));
    SendScintilla(SCI_INDICSETSTYLE, wide(matchIndicator), static_cast<long>(INDIC_STRAIGHTBOX));
    SendScintilla(SCI_INDICSETFORE, wide(matchIndicator), palette(ColorRole::Accent));
    SendScintilla(SCI_INDICSETUNDER, wide(matchIndicator), 1L);
    SendScintilla(SCI_INDICSETSTYLE, wide(errorIndicator), static_cast<long>(INDIC_SQUIGGLE));
    SendScintilla(SCI_INDICSETFORE, wide(errorIndicator), palette(ColorRole::Err));
    updateMargin();
}

// The chevrons of our trees instead of Scintilla's own signs.
void PayloadEditor::defineFoldMarkers(const QColor &ink, int size)
{
    QPixmap none(size, size);
    none.fill(Qt::transparent);
    for (int marker = SC_MARKNUM_FOLDEREND; marker <= int(SC_MARKNUM_FOLDEROPEN); ++marker)
        markerDefine(none, marker);
    IconPainter painter;
    const qreal ratio = devicePixelRatioF();
    for (const int folded : {SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEREND})
        markerDefine(painter.pixmap(IconName::Right, size, ratio, ink), folded);
    for (const int open : {SC_MARKNUM_FOLDEROPEN, SC_MARKNUM_FOLDEROPENMID})
        markerDefine(painter.pixmap(IconName::Down, size, ratio, ink), open);
}

void PayloadEditor::updateMargin()
{
    const QFontMetrics metrics(monospaceFont(QWidget::font()));
    const auto digits = std::max<qsizetype>(2, QString::number(lines()).size());
    setMarginWidth(numberMargin,
                   metrics.horizontalAdvance(QLatin1Char('9')) * static_cast<int>(digits)
                       + 2 * Metrics::unit);
    setMarginWidth(foldMargin, m_foldable ? metrics.height() : 0);
}

// Scintilla would take many keys for rarely used commands, among them ours.
void PayloadEditor::keepOurKeys()
{
    static constexpr QKeyCombination ours[] = {Qt::CTRL | Qt::Key_D,
                                               Qt::CTRL | Qt::Key_L,
                                               Qt::CTRL | Qt::Key_T,
                                               Qt::CTRL | Qt::Key_U,
                                               Qt::CTRL | Qt::Key_Plus,
                                               Qt::CTRL | Qt::Key_Minus,
                                               Qt::CTRL | Qt::Key_Slash,
                                               Qt::CTRL | Qt::Key_Backslash,
                                               Qt::CTRL | Qt::Key_BracketLeft,
                                               Qt::CTRL | Qt::Key_BracketRight,
                                               Qt::CTRL | Qt::SHIFT | Qt::Key_L,
                                               Qt::CTRL | Qt::SHIFT | Qt::Key_T,
                                               Qt::CTRL | Qt::SHIFT | Qt::Key_U,
                                               Qt::CTRL | Qt::Key_Return,
                                               QKeyCombination(Qt::Key_Escape),
                                               QKeyCombination(Qt::Key_Insert)};
    const auto isOurs = [](int key) {
        return std::any_of(std::begin(ours), std::end(ours), [key](QKeyCombination combination) {
            return combination.toCombined() == key;
        });
    };
    for (QsciCommand *command : standardCommands()->commands()) {
        if (isOurs(command->key()))
            command->setKey(0);
        if (isOurs(command->alternateKey()))
            command->setAlternateKey(0);
    }
}

void PayloadEditor::showControlCharacters()
{
    const auto show = [this](char32_t character) {
        QString picture;
        payload::appendVisible(picture, character);
        const QByteArray key = QString::fromUcs4(&character, 1).toUtf8();
        SendScintilla(SCI_SETREPRESENTATION, character == 0 ? "" : key.constData(),
                      picture.toUtf8().constData());
    };
    for (char32_t c = 0; c < 0xA0; ++c) {
        const bool control = c < 0x20 || c >= 0x7F;
        if (control && c != U'\t' && c != U'\n' && c != U'\r')
            show(c);
    }
    static constexpr char32_t invisible[]
        = {0xAD,   0x61C,  0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
           0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064,
           0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB};
    for (const char32_t c : invisible)
        show(c);
}

void PayloadEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        emit findRequested();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        m_tabLeaves = true;
        event->ignore(); // Esc has a meaning for whoever holds the editor
        return;
    }
    if (event->key() != Qt::Key_Shift) // on the way to Shift+Tab
        m_tabLeaves = false;
    QsciScintilla::keyPressEvent(event);
}

bool PayloadEditor::focusNextPrevChild(bool next)
{
    if (m_tabLeaves) {
        m_tabLeaves = false;
        return QAbstractScrollArea::focusNextPrevChild(next);
    }
    return QsciScintilla::focusNextPrevChild(next);
}

void PayloadEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    fillMenu(&menu);
    menu.exec(event->globalPos());
}

void PayloadEditor::fillMenu(QMenu *menu)
{
    if (!isReadOnly()) {
        menu->addAction(tr("Undo"), QKeySequence::Undo, this, &QsciScintilla::undo)
            ->setEnabled(isUndoAvailable());
        menu->addAction(tr("Redo"), QKeySequence::Redo, this, &QsciScintilla::redo)
            ->setEnabled(isRedoAvailable());
        menu->addSeparator();
        menu->addAction(tr("Cut"), QKeySequence::Cut, this, &QsciScintilla::cut)
            ->setEnabled(hasSelectedText());
    }
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &QsciScintilla::copy)
        ->setEnabled(hasSelectedText());
    if (!isReadOnly()) {
        menu->addAction(tr("Paste"), QKeySequence::Paste, this, &QsciScintilla::paste)
            ->setEnabled(SendScintilla(SCI_CANPASTE) != 0);
    }
    menu->addSeparator();
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, [this] { selectAll(true); });
}

} // namespace ui
