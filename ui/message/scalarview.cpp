// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/scalarview.h"

#include "message/sparkline.h"
#include "message/trendbox.h"
#include "message/valueink.h"
#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"
#include "style/textlabel.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString numberText(double value)
{
    return QLocale().toString(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

ScalarView::ScalarView(QWidget *parent)
    : QWidget(parent)
    , m_value(new QLabel(this))
    , m_was(new TextLabel(QString(), TextKind::SmallMono, ColorRole::Muted, this))
    , m_trend(new TrendBox(this))
    , m_range(new TextLabel(QString(), TextKind::Small, ColorRole::Muted, this))
{
    setObjectName(u"scalarView"_s);
    m_value->setObjectName(u"scalarValue"_s);
    m_value->setTextFormat(Qt::PlainText);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_value->setWordWrap(true);
    m_value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_was->setObjectName(u"scalarWas"_s);
    m_trend->setMaximumWidth(40 * Metrics::of(this).row);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::cardPadding, Metrics::cardPadding, Metrics::cardPadding,
                               Metrics::cardPadding);
    layout->setSpacing(2 * Metrics::unit);
    layout->addWidget(m_value);
    layout->addWidget(m_was);
    layout->addSpacing(Metrics::unit);
    layout->addWidget(m_trend);
    layout->addWidget(m_range);
    layout->addStretch(1);
    applyLook();
}

void ScalarView::setValue(const payload::FieldValue &value, const payload::Change *change,
                          const QList<double> &trend)
{
    m_kind = value.kind;
    applyLook();
    m_value->setText(value.kind == payload::Kind::String ? QString(u'"' % value.text % u'"')
                                                         : value.text);
    if (change) {
        QString text = tr("was %1").arg(change->oldText.left(200));
        if (change->direction != payload::Direction::None) {
            text += u"  "_s % (change->direction == payload::Direction::Up ? u'▲' : u'▼') % u' '
                % change->delta;
        }
        m_was->setText(text);
    } else {
        m_was->setText(tr("unchanged"));
    }
    m_trend->setValues(trend);
    m_range->setVisible(hasTrend(trend));
    if (hasTrend(trend)) {
        double low = INFINITY;
        double high = -INFINITY;
        for (const double number : trend) {
            if (std::isfinite(number)) {
                low = std::min(low, number);
                high = std::max(high, number);
            }
        }
        m_range->setText(tr("Last %n messages: %1 to %2", nullptr, static_cast<int>(trend.size()))
                             .arg(numberText(low), numberText(high)));
    }
}

void ScalarView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLook();
}

void ScalarView::applyLook()
{
    m_value->setFont(headingFont(monospaceFont(font())));
    QPalette colors = m_value->palette();
    const QColor ink = Palette::of(this)(valueInk(m_kind));
    if (colors.color(QPalette::WindowText) != ink) {
        colors.setColor(QPalette::WindowText, ink);
        m_value->setPalette(colors);
    }
}

} // namespace ui
