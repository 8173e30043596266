// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/paintfields.h"

#include "style/fonts.h"
#include "style/paintcontext.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// A field that says "this is wrong" sets the dynamic property `error`; the words stand below it.
bool isWrong(const PaintContext &context)
{
    return context.widget && context.widget->property("error").toBool();
}

void paintFieldBox(const PaintContext &context, const QRect &box)
{
    const QColor ground = context.color(context.enabled() ? ColorRole::Base : ColorRole::Window);
    const bool wrong = isWrong(context);
    if (context.focused()) {
        context.roundedBox(box, ground, context.color(wrong ? ColorRole::Err : ColorRole::Accent),
                           Metrics::focusWidth);
        return;
    }
    ColorRole outline = context.enabled() ? ColorRole::BorderStrong : ColorRole::Border;
    if (wrong)
        outline = ColorRole::Err;
    context.roundedBox(box, ground, context.color(outline));
}

} // namespace

void paintField(const PaintContext &context)
{
    paintFieldBox(context, context.rect());
}

void paintComboBox(const PaintContext &context, const QStyleOptionComboBox &combo)
{
    if (combo.frame)
        paintFieldBox(context, combo.rect);
    if (context.hovered() && !combo.editable && !context.focused()) {
        context.roundedBox(combo.rect.adjusted(1, 1, -1, -1), context.color(ColorRole::Hover),
                           QColor(), 1, Metrics::radius - 1);
    }
    const int side = context.chevron();
    QRect arrow(combo.rect.right() - side - 7, combo.rect.y(), side, combo.rect.height());
    context.icon(QStyle::visualRect(combo.direction, combo.rect, arrow), IconName::Down,
                 ColorRole::Muted);
}

void paintSpinBox(const PaintContext &context, const QStyleOptionSpinBox &spin, const QStyle &style)
{
    if (spin.frame)
        paintFieldBox(context, spin.rect);
    if (spin.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl part, IconName name, bool possible) {
        const QRect box = style.subControlRect(QStyle::CC_SpinBox, &spin, part, context.widget);
        const bool active = context.enabled() && spin.activeSubControls.testFlag(part);
        if (active && possible)
            context.roundedBox(box, context.color(ColorRole::Hover), QColor(), 1, 2);
        const QRect glyph = PaintContext::centred(box, std::min(10, box.height()));
        const ColorRole role = !possible || !context.enabled() ? ColorRole::BorderStrong
            : active                                           ? ColorRole::Text
                                                               : ColorRole::Muted;
        context.icons.paint(&context.painter, glyph, name, context.color(role));
    };
    arrow(QStyle::SC_SpinBoxUp, IconName::Up,
          spin.stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled));
    arrow(QStyle::SC_SpinBoxDown, IconName::Down,
          spin.stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled));
}

void paintGroupBox(const PaintContext &context, const QStyleOptionGroupBox &group,
                   const QStyle &style)
{
    QPainter &painter = context.painter;
    const QRect frame = style.subControlRect(QStyle::CC_GroupBox, &group, QStyle::SC_GroupBoxFrame,
                                             context.widget);
    const QRect label = style.subControlRect(QStyle::CC_GroupBox, &group, QStyle::SC_GroupBoxLabel,
                                             context.widget);
    const bool hasCheck = group.subControls.testFlag(QStyle::SC_GroupBoxCheckBox);
    const QRect check = hasCheck ? style.subControlRect(QStyle::CC_GroupBox, &group,
                                                        QStyle::SC_GroupBoxCheckBox, context.widget)
                                 : QRect();
    painter.save();
    const QRect gap = (label | check).adjusted(-5, 0, 5, 0);
    if (!group.text.isEmpty() || hasCheck)
        painter.setClipRegion(QRegion(group.rect) - QRegion(gap));
    if (!group.features.testFlag(QStyleOptionFrame::Flat))
        context.roundedBox(frame, QColor(), context.color(ColorRole::Border));
    painter.restore();
    if (!group.text.isEmpty()) {
        painter.save();
        painter.setFont(boldFont(painter.font()));
        painter.setPen(context.color(context.enabled() ? ColorRole::Text : ColorRole::Faint));
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic,
                         group.text);
        painter.restore();
    }
    if (hasCheck) {
        QStyleOptionButton box;
        box.QStyleOption::operator=(group);
        box.rect = check;
        style.drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, context.widget);
    }
}

void paintScrollAreaFrame(const PaintContext &context)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&context.option);
    if (frame && frame->lineWidth <= 0)
        return;
    const auto *area = qobject_cast<const QAbstractScrollArea *>(context.widget);
    const bool list = qobject_cast<const QAbstractItemView *>(context.widget) != nullptr;
    const QColor ground = area && area->viewport()
        ? area->viewport()->palette().color(area->viewport()->backgroundRole())
        : context.color(ColorRole::Base);
    if (!area) {
        context.roundedBox(context.rect(), QColor(), context.color(ColorRole::Border));
    } else if (list) {
        context.roundedBox(context.rect(), ground, context.color(ColorRole::Border));
    } else {
        const bool focused = context.enabled()
            && (area->hasFocus() || (area->viewport() && area->viewport()->hasFocus()));
        const bool wrong = isWrong(context);
        const ColorRole outline = wrong ? ColorRole::Err
            : focused                   ? ColorRole::Accent
                                        : ColorRole::BorderStrong;
        context.roundedBox(context.rect(), ground, context.color(outline),
                           focused ? Metrics::focusWidth : 1);
    }
}

// Only the handle is seen; the whole width takes the mouse.
void paintScrollBar(const PaintContext &context, const QStyleOptionSlider &bar, const QStyle &style)
{
    const QColor ground = bar.palette.color(QPalette::Base);
    context.painter.fillRect(bar.rect, ground);
    if (bar.maximum <= bar.minimum)
        return;
    QRect handle = style.subControlRect(QStyle::CC_ScrollBar, &bar, QStyle::SC_ScrollBarSlider,
                                        context.widget);
    const bool vertical = bar.orientation == Qt::Vertical;
    handle = vertical ? handle.adjusted(2, 1, -2, -1) : handle.adjusted(1, 2, -1, -2);
    const bool active = bar.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
        && (context.hovered() || context.pressed());
    const double radius = std::min(handle.width(), handle.height()) / 2.0;
    context.roundedBox(handle, context.color(active ? ColorRole::Muted : ColorRole::BorderStrong),
                       QColor(), 1, radius);
}

void paintProgressBar(const PaintContext &context)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&context.option);
    if (!bar)
        return;
    const QRect groove
        = bar->rect.adjusted(0, (bar->rect.height() - 6) / 2, 0, -(bar->rect.height() - 6) / 2);
    context.roundedBox(groove, context.color(ColorRole::Panel), context.color(ColorRole::Border), 1,
                       3);
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    double from = 0;
    double share = range > 0 ? double(qint64(bar->progress) - bar->minimum) / double(range) : 0;
    if (bar->minimum == 0 && bar->maximum == 0) { // length unknown: a still part, no movement
        from = 0.35;
        share = 0.3;
    }
    share = std::clamp(share, 0.0, 1.0);
    if (share <= 0)
        return;
    QRect done = groove;
    done.setLeft(groove.left() + int(from * groove.width()));
    done.setWidth(std::max(6, int(share * groove.width())));
    context.roundedBox(QStyle::visualRect(bar->direction, groove, done),
                       context.color(ColorRole::Accent), QColor(), 1, 3);
}

} // namespace ui
