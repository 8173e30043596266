// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/fieldspage.h"

#include "editor/payloadeditor.h"
#include "message/fieldsmodel.h"
#include "message/fieldsview.h"
#include "message/scalarview.h"
#include "payload/registry.h"
#include "payload/textread.h"
#include "store/messagelog.h"
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "style/infoframe.h"
#include "style/metrics.h"
#include "text/formats.h"
#include "text/payloadtext.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestScalar = 400; // characters; longer text is read as text
constexpr qsizetype mostFields = 10000; // rows before "Show all"
constexpr qsizetype mostRememberedTopics = 1000;

bool isScalar(const payload::FieldValue &value)
{
    switch (value.kind) {
    case payload::Kind::Number:
    case payload::Kind::Boolean:
    case payload::Kind::Null:
        return true;
    case payload::Kind::String:
    case payload::Kind::Text:
        return value.text.size() <= longestScalar && !value.text.contains(u'\n')
            && !value.text.contains(QChar(0x240A)); // the picture of a line feed
    default:
        return false;
    }
}

} // namespace

FieldsPage::FieldsPage(const payload::Registry &registry, QWidget *parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_trends(registry)
    , m_decoderBox(new QComboBox(this))
    , m_compare(new QComboBox(this))
    , m_changed(new ElidedLabel(this))
    , m_note(new InfoFrame(InfoFrame::Shape::Banner, this))
    , m_stack(new QStackedWidget(this))
    , m_model(new FieldsModel(this))
    , m_view(new FieldsView(this))
    , m_scalar(new ScalarView(this))
    , m_text(new PayloadEditor(this))
    , m_empty(new EmptyState(this))
{
    m_decoderBox->setObjectName(u"decoderBox"_s);
    m_decoderBox->setAccessibleName(tr("Read the payload as"));
    m_decoderBox->setToolTip(tr("How to read the payloads of this topic"));
    m_decoderBox->addItem(tr("Auto"), QString());
    for (const QString &id : registry.ids())
        m_decoderBox->addItem(decoderName(id), id);
    m_decoderBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_compare->setObjectName(u"compareBox"_s);
    m_compare->setAccessibleName(tr("Compare with"));
    m_compare->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_compare->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_compare->setMinimumContentsLength(1); // gives way before anything is cut off
    setMarks({}, store::MarkId::None);
    m_changed->setObjectName(u"changedLabel"_s);
    m_changed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_changed->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // gives way first
    m_note->setObjectName(u"fieldsNote"_s);
    m_showAll = m_note->addAction(QString());
    m_showAll->setObjectName(u"fieldsShowAll"_s);
    m_text->setObjectName(u"fieldsText"_s);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Payload as text"));
    m_text->setWrapMode(QsciScintilla::WrapCharacter);
    m_openHex = m_empty->addAction(tr("Show bytes"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Metrics::stripPadding, Metrics::unit, Metrics::stripPadding,
                            Metrics::unit);
    bar->setSpacing(2 * Metrics::unit);
    bar->addWidget(m_decoderBox);
    bar->addWidget(m_compare);
    bar->addWidget(m_changed, 1);
    m_stack->setBackgroundRole(QPalette::Base);
    m_stack->setAutoFillBackground(true);
    m_scalar->setBackgroundRole(QPalette::Window); // keeps the inks of the labels in it
    m_empty->setBackgroundRole(QPalette::Window);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_scalar);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
    m_view->setFieldsModel(m_model);
    m_note->hide();

    connect(m_decoderBox, &QComboBox::activated, this, &FieldsPage::decoderActivated);
    connect(m_compare, &QComboBox::activated, this, [this](int index) {
        emit comparisonChosen(store::MarkId{m_compare->itemData(index).toUInt()});
    });
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_all = true;
        refresh();
    });
    connect(m_openHex, &QPushButton::clicked, this, &FieldsPage::hexRequested);
    connect(m_view, &FieldsView::copyValueRequested, this, &FieldsPage::copyValue);
    connect(m_view, &FieldsView::copyPathRequested, this, [](const QModelIndex &index) {
        QGuiApplication::clipboard()->setText(index.data(FieldsModel::PathRole).toString());
    });
}

void FieldsPage::show(const ShownMessage &shown)
{
    if (m_shown.isNull() || !m_shown.sameTopic(shown)) {
        m_view->forgetFolding();
        m_all = false;
        m_decoderId = m_decoderOfTopic.value(shown.message.topic().toByteArray());
        m_decoderBox->setCurrentIndex(std::max(0, m_decoderBox->findData(m_decoderId)));
    }
    m_shown = shown;
    refresh();
}

void FieldsPage::setMarks(const std::vector<store::Mark> &marks, store::MarkId compared)
{
    m_compare->clear();
    m_compare->addItem(tr("Compare: previous message"), 0U);
    for (auto mark = marks.crbegin(); mark != marks.crend(); ++mark)
        m_compare->addItem(tr("Compare: mark %1").arg(mark->name), static_cast<uint>(mark->id));
    m_compare->setCurrentIndex(std::max(0, m_compare->findData(static_cast<uint>(compared))));
}

QString FieldsPage::whyNothingToCompare() const
{
    if (m_shown.atMark == store::OldValue::Kind::Absent)
        return tr("new since the mark");
    if (m_shown.atMark == store::OldValue::Kind::Lost)
        return tr("old value not kept");
    return tr("No earlier message kept");
}

void FieldsPage::clear()
{
    m_shown = {};
    m_trends.clear();
    m_model->clear();
    m_text->setBytes({});
}

void FieldsPage::decoderActivated(int index)
{
    m_decoderId = m_decoderBox->itemData(index).toString();
    const QByteArray topic = m_shown.message.topic().toByteArray();
    if (m_decoderId.isEmpty())
        m_decoderOfTopic.remove(topic);
    else if (m_decoderOfTopic.size() < mostRememberedTopics)
        m_decoderOfTopic.insert(topic, m_decoderId);
    refresh();
    emit decoderChosen(m_decoderId);
}

void FieldsPage::refresh()
{
    if (m_shown.isNull())
        return;
    const QByteArrayView bytes = m_shown.message.payload();
    payload::Limits limits;
    limits.maximumBytes = shownBytes(bytes.size(), m_all);
    limits.maximumFields = m_all ? payload::Limits().maximumFields : mostFields;
    payload::DecodedPayload decoded = m_registry.decode(bytes, m_decoderId, limits);
    payload::Changes changes;
    if (!m_shown.previous.isNull()) {
        const payload::DecodedPayload older
            = m_registry.decode(m_shown.previous.payload(), decoded.decoderId, limits);
        changes = payload::compare(decoded, older);
    } else {
        changes.fields = static_cast<qsizetype>(payload::leaves(decoded.root, mostFields).size());
    }
    if (m_shown.log)
        m_trends.update(*m_shown.log, m_shown.message, m_decoderId);

    m_decoderBox->setItemText(0, tr("Auto: %1").arg(decoderName(decoded.decoderId)));
    showNote(decoded, bytes.size(), limits.maximumBytes);
    showChanges(changes);
    showContent(std::move(decoded), changes);
}

void FieldsPage::showNote(const payload::DecodedPayload &decoded, qsizetype size, qsizetype laidOut)
{
    m_showAll->hide();
    if (decoded.error) {
        m_note->setLevel(NoticeLevel::Warning);
        m_note->setText(decodeErrorText(decoded.failedDecoderId, *decoded.error));
        m_note->show();
    } else if (decoded.truncated) {
        const bool more = !m_all;
        m_note->setLevel(NoticeLevel::Info);
        if (laidOut < size)
            m_note->setText(tr("The first %1 of %2").arg(sizeText(laidOut), sizeText(size)));
        else
            m_note->setText(tr("Only the first fields of many are listed"));
        m_showAll->setText(size <= mostPayloadBytes
                               ? tr("Show all %1").arg(sizeText(size))
                               : tr("Show %1").arg(sizeText(mostPayloadBytes)));
        m_showAll->setVisible(more);
        m_note->show();
    } else {
        m_note->hide();
    }
}

void FieldsPage::showChanges(const payload::Changes &changes)
{
    using Kind = payload::Changes::Kind;
    QString text;
    bool marked = true;
    // one value has no fields to count
    const bool emptied
        = m_shown.message.payload().isEmpty() != m_shown.previous.payload().isEmpty();
    const bool whole = changes.kind == Kind::Different || emptied
        || (changes.list.size() == 1 && changes.list.front().path == "$"_L1);
    if (m_shown.previous.isNull()) {
        text = whyNothingToCompare();
        marked = m_shown.atMark.has_value();
    } else if (whole) {
        text = tr("changed");
    } else if (changes.kind == Kind::Same || changes.list.empty()) {
        text = tr("unchanged");
        marked = false;
    } else {
        const auto changed = static_cast<qint64>(changes.list.size());
        // removed fields are not among those of the newer payload
        const qint64 fields = std::max<qint64>(changes.fields, changed);
        text = tr("%1 of %2 changed").arg(countText(changed), countText(fields));
    }
    m_changed->setText(text);
    m_changed->setKind(marked ? TextKind::Bold : TextKind::Body);
    m_changed->setInk(marked ? ColorRole::Changed : ColorRole::Muted);
}

void FieldsPage::showContent(payload::DecodedPayload &&decoded, const payload::Changes &changes)
{
    const QByteArrayView bytes = m_shown.message.payload();
    if (bytes.isEmpty()) {
        m_empty->setLine(tr("Empty payload"));
        m_empty->setExplanation(m_shown.message.retain()
                                    ? tr("An empty message with the retain flag clears the "
                                         "retained message of its topic.")
                                    : tr("The message carries no bytes."));
        m_openHex->hide();
        m_stack->setCurrentWidget(m_empty);
    } else if (decoded.root.kind == payload::Kind::Binary) {
        m_empty->setLine(tr("Binary, %1").arg(sizeText(bytes.size())));
        m_empty->setExplanation(tr("No decoder knows these bytes."));
        m_openHex->show();
        m_stack->setCurrentWidget(m_empty);
    } else if (decoded.root.isContainer()) {
        m_model->setPayload(std::move(decoded), changes, m_trends);
        m_stack->setCurrentWidget(m_view);
    } else if (isScalar(decoded.root) && !decoded.error) {
        m_scalar->setValue(decoded.root, changes.list.empty() ? nullptr : &changes.list.front(),
                           m_trends.series(u"$"_s));
        m_stack->setCurrentWidget(m_scalar);
    } else {
        const QByteArrayView part = bytes.first(shownBytes(bytes.size(), m_all));
        const bool json = decoded.error && decoded.failedDecoderId == "json"_L1;
        m_text->setLanguage(json ? PayloadEditor::Language::Json : PayloadEditor::Language::Plain);
        m_text->setBytes(part.isValidUtf8() ? part.toByteArray()
                                            : payload::readText(part).text.toUtf8());
        m_text->setErrorAt(json && part.isValidUtf8() ? decoded.error->offset : -1);
        m_stack->setCurrentWidget(m_text);
    }
}

void FieldsPage::copyValue(const QModelIndex &index)
{
    const payload::FieldValue *field = m_model->field(index);
    if (field) {
        QGuiApplication::clipboard()->setText(
            payload::exactText(*field, m_shown.message.payload()));
    }
}

} // namespace ui
