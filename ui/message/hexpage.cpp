// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/hexpage.h"

#include "message/hexview.h"
#include "payload/hexdump.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/formats.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Names of C types: the same in every language.
QString typeName(payload::Interpretation::Type type)
{
    using Type = payload::Interpretation::Type;
    switch (type) {
    case Type::Int8:
        return u"int8"_s;
    case Type::UInt8:
        return u"uint8"_s;
    case Type::Int16:
        return u"int16"_s;
    case Type::UInt16:
        return u"uint16"_s;
    case Type::Int32:
        return u"int32"_s;
    case Type::UInt32:
        return u"uint32"_s;
    case Type::Int64:
        return u"int64"_s;
    case Type::UInt64:
        return u"uint64"_s;
    case Type::Float:
        return u"float"_s;
    case Type::Double:
        return u"double"_s;
    }
    return {};
}

TextLabel *line(const QString &name, QWidget *parent)
{
    auto *label = new TextLabel(QString(), TextKind::SmallMono, ColorRole::Text, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

HexPage::HexPage(QWidget *parent)
    : QWidget(parent)
    , m_view(new HexView(this))
    , m_selected(new TextLabel(QString(), TextKind::Small, ColorRole::Muted, this))
    , m_little(line(u"hexLittleEndian"_s, this))
    , m_big(line(u"hexBigEndian"_s, this))
{
    m_selected->setObjectName(u"hexSelection"_s);
    auto *strip = new QVBoxLayout;
    strip->setContentsMargins(Metrics::stripPadding, Metrics::unit, Metrics::stripPadding,
                              Metrics::unit);
    strip->setSpacing(2);
    strip->addWidget(m_selected);
    strip->addWidget(m_little);
    strip->addWidget(m_big);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addLayout(strip);
    connect(m_view, &HexView::selectionChanged, this, &HexPage::interpret);
    interpret();
}

void HexPage::show(const ShownMessage &shown)
{
    const bool same = !m_shown.isNull() && m_shown.sameTopic(shown);
    const ShownMessage former
        = std::exchange(m_shown, shown); // keeps the old bytes until the view has the new ones
    m_view->setBytes(m_shown.message.payload(), same);
    interpret();
}

void HexPage::clear()
{
    m_view->setBytes({}, false);
    m_shown = {};
    interpret();
}

void HexPage::interpret()
{
    const QByteArrayView bytes = m_view->selectedBytes();
    m_little->setVisible(!bytes.isEmpty());
    m_big->setVisible(!bytes.isEmpty());
    if (bytes.isEmpty()) {
        m_selected->setText(tr("Select bytes to read them as numbers."));
        return;
    }
    const qsizetype size = m_shown.message.payload().size();
    m_selected->setText(tr("%n byte(s) from %1", nullptr, static_cast<int>(bytes.size()))
                            .arg(payload::hexOffset(m_view->selectionStart(), size)));
    QStringList little;
    QStringList big;
    for (const payload::Interpretation &value :
         payload::interpretBytes(bytes.first(std::min<qsizetype>(bytes.size(), 8)))) {
        const QString text = typeName(value.type) % QChar(0xA0) % value.text;
        if (value.order != payload::Interpretation::ByteOrder::BigEndian)
            little.append(text);
        if (value.order != payload::Interpretation::ByteOrder::LittleEndian)
            big.append(text);
    }
    m_little->setText(tr("Little endian: %1").arg(little.join(u"  "_s)));
    m_big->setText(tr("Big endian: %1").arg(big.join(u"  "_s)));
}

} // namespace ui
