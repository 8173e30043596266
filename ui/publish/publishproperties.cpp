// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishproperties.h"

#include "connections/messagepropertiesform.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QScreen>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PublishProperties::PublishProperties(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_form(new MessagePropertiesForm(u"publish"_s, this))
{
    setObjectName(u"publishPropertiesPopover"_s);
    setFrameShape(QFrame::StyledPanel);
    // The click that closes it does nothing else: on its own button it would open it again.
    setAttribute(Qt::WA_NoMouseReplay);
    auto *title = new TextLabel(tr("MQTT 5 properties"), TextKind::Title, ColorRole::Text, this);
    setAccessibleName(title->text());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::cardPadding, Metrics::cardPadding, Metrics::cardPadding,
                               Metrics::cardPadding);
    layout->setSpacing(Metrics::formColumnGap);
    layout->addWidget(title);
    layout->addWidget(m_form, 1);
    connect(m_form, &MessagePropertiesForm::edited, this, &PublishProperties::check);
}

void PublishProperties::setProperties(const mqtt::Properties &properties)
{
    {
        const QSignalBlocker quiet(m_form);
        m_form->setProperties(properties);
    }
    check();
}

mqtt::Properties PublishProperties::properties() const
{
    mqtt::Properties result;
    m_form->store(result);
    return result;
}

void PublishProperties::check()
{
    m_valid = m_form->validate();
    emit edited();
}

void PublishProperties::showAbove(const QWidget *button)
{
    setMinimumWidth(fontMetrics().averageCharWidth() * 72);
    adjustSize();
    const QRect screen = button->screen()->availableGeometry();
    const QPoint anchor = button->mapToGlobal(QPoint(button->width(), -Metrics::unit));
    QPoint corner = anchor - QPoint(width(), height());
    corner.setX(qBound(screen.left(), corner.x(), qMax(screen.left(), screen.right() - width())));
    corner.setY(qBound(screen.top(), corner.y(), qMax(screen.top(), screen.bottom() - height())));
    move(corner);
    show();
    m_form->setFocus(Qt::PopupFocusReason);
    focusNextChild();
}

} // namespace ui
