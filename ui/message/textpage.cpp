// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/textpage.h"

#include "editor/findbar.h"
#include "editor/payloadeditor.h"
#include "payload/jsonformat.h"
#include "payload/textread.h"
#include "style/infoframe.h"
#include "style/metrics.h"
#include "style/segmentedcontrol.h"
#include "style/textlabel.h"
#include "text/formats.h"
#include "text/payloadtext.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

bool looksLikeJson(QByteArrayView bytes)
{
    const QByteArrayView start = bytes.first(std::min<qsizetype>(bytes.size(), 64)).trimmed();
    return start.startsWith('{') || start.startsWith('[');
}

} // namespace

TextPage::TextPage(QWidget *parent)
    : QWidget(parent)
    , m_layoutChoice(new SegmentedControl(this))
    , m_kind(new TextLabel(QString(), TextKind::Small, ColorRole::Muted, this))
    , m_note(new InfoFrame(InfoFrame::Shape::Banner, this))
    , m_editor(new PayloadEditor(this))
    , m_find(new FindBar(m_editor, this))
{
    m_layoutChoice->setObjectName(u"textLayout"_s);
    m_layoutChoice->addSegment(tr("Laid out"), u"textPretty"_s);
    m_layoutChoice->addSegment(tr("As sent"), u"textAsSent"_s);
    m_kind->setObjectName(u"textKind"_s);
    m_note->setObjectName(u"textNote"_s);
    m_showAll = m_note->addAction(QString());
    m_showAll->setObjectName(u"textShowAll"_s);
    m_editor->setObjectName(u"textView"_s);
    m_editor->setAccessibleName(tr("Payload as text"));
    m_editor->setReadOnly(true);
    m_editor->setFoldable(true);
    m_editor->setFrameShape(QFrame::NoFrame);
    m_note->hide();

    auto *findButton = new QToolButton(this);
    findButton->setIcon(icon(IconName::Search));
    findButton->setAutoRaise(true);
    findButton->setToolTip(tr("Find (Ctrl+F)"));
    findButton->setAccessibleName(tr("Find in the text"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Metrics::stripPadding, Metrics::unit, Metrics::stripPadding,
                            Metrics::unit);
    bar->setSpacing(2 * Metrics::unit);
    bar->addWidget(m_layoutChoice);
    bar->addStretch(1);
    bar->addWidget(m_kind);
    bar->addWidget(findButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_note);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_find);

    connect(m_layoutChoice, &SegmentedControl::activated, this, [this](int index) {
        m_pretty = index == 0;
        refresh();
    });
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_all = true;
        refresh();
    });
    connect(findButton, &QToolButton::clicked, m_find, &FindBar::open);
}

void TextPage::show(const ShownMessage &shown)
{
    const bool other = m_shown.isNull() || !m_shown.sameTopic(shown);
    if (!other && m_shown.message.id() == shown.message.id() && m_shown.log == shown.log)
        return; // folding, selection and matches stay
    if (other)
        m_all = false;
    m_shown = shown;
    const int firstLine = m_editor->firstVisibleLine();
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    refresh();
    if (!other) {
        m_editor->setCursorPosition(std::min(line, m_editor->lines() - 1), column);
        m_editor->setFirstVisibleLine(firstLine);
    }
}

void TextPage::clear()
{
    m_shown = {};
    m_editor->setBytes({});
}

void TextPage::openFind()
{
    m_find->open();
}

void TextPage::refresh()
{
    const QByteArrayView bytes = m_shown.message.payload();
    const qsizetype part = shownBytes(bytes.size(), m_all);
    const bool cut = part < bytes.size();
    const payload::TextReading reading = payload::readText(bytes.first(part));
    // valid UTF-8 goes to the editor as it is
    QByteArray text = reading.encoding == payload::Encoding::Utf8 && reading.exact
        ? bytes.first(part).toByteArray()
        : reading.text.toUtf8();

    bool json = looksLikeJson(text);
    bool valid = false;
    if (!cut && !text.isEmpty() && json) {
        // the one pass that also says whether it is JSON; not laid out larger than we show
        const payload::FormattedJson pretty = payload::prettyJson(text, 2, 2 * mostPayloadBytes);
        valid = !pretty.error || pretty.error->kind == payload::DecodeErrorKind::TooLarge;
        if (m_pretty && !pretty.error)
            text = pretty.bytes;
    }
    m_layoutChoice->setVisible(valid);
    m_layoutChoice->setCurrentIndex(m_pretty ? 0 : 1);
    m_editor->setLanguage(json ? PayloadEditor::Language::Json : PayloadEditor::Language::Plain);
    m_editor->setBytes(text);
    m_find->refresh();

    if (valid)
        m_kind->setText(tr("JSON"));
    else if (!reading.exact)
        m_kind->setText(QString());
    else
        m_kind->setText(reading.encoding == payload::Encoding::Latin1 ? tr("Text, Latin-1")
                                                                      : tr("Text, UTF-8"));
    m_showAll->setVisible(cut && !m_all);
    m_showAll->setText(bytes.size() <= mostPayloadBytes
                           ? tr("Show all %1").arg(sizeText(bytes.size()))
                           : tr("Show %1").arg(sizeText(mostPayloadBytes)));
    m_note->setVisible(cut || !reading.exact);
    if (cut) {
        m_note->setLevel(NoticeLevel::Info);
        m_note->setText(tr("The first %1 of %2").arg(sizeText(part), sizeText(bytes.size())));
    } else if (!reading.exact) {
        m_note->setLevel(NoticeLevel::Info);
        m_note->setText(tr("These bytes are not text; what cannot be read is replaced by �. The "
                           "tab Hex shows them as they are."));
    }
}

} // namespace ui
