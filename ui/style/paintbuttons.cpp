// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/paintbuttons.h"

#include "style/fonts.h"
#include "style/paintcontext.h"

#include <QPainterPath>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// What a filled button is filled with; Accent for primary, Err for danger.
bool isFilled(const PaintContext &context)
{
    const QString kind = context.kind();
    return kind == u"primary" || kind == u"danger";
}

ColorRole fillOf(const PaintContext &context)
{
    return context.kind() == u"danger" ? ColorRole::Err : ColorRole::Accent;
}

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](float a, float b) { return float(a + (b - a) * share); };
    return QColor::fromRgbF(part(one.redF(), other.redF()), part(one.greenF(), other.greenF()),
                            part(one.blueF(), other.blueF()));
}

QColor labelColor(const PaintContext &context)
{
    if (!context.enabled())
        return context.color(ColorRole::Faint);
    if (isFilled(context))
        return context.color(ColorRole::AccentText);
    if (context.kind() == u"link")
        return context.color(ColorRole::Accent);
    return context.color(ColorRole::Text);
}

void paintFilled(const PaintContext &context)
{
    if (!context.enabled()) {
        context.roundedBox(context.rect(), context.color(ColorRole::Panel),
                           context.color(ColorRole::Border));
        return;
    }
    QColor ground = context.color(fillOf(context));
    if (context.pressed())
        ground = mixed(ground, Qt::black, 0.18);
    else if (context.hovered())
        ground = mixed(ground, context.color(ColorRole::Text), 0.10);
    context.roundedBox(context.rect(), ground, QColor());
    if (context.focused()) {
        context.roundedBox(context.rect().adjusted(2, 2, -2, -2), QColor(),
                           context.color(ColorRole::AccentText), 1.5, Metrics::radius - 2);
    }
}

// Icon and text side by side, centred together.
void paintCentredLabel(const PaintContext &context, const QRect &box, const QIcon &icon,
                       const QSize &iconSize, const QString &text, const QFont &font,
                       const QColor &color, QIcon::Mode mode)
{
    const QFontMetrics metrics(font);
    const int gap = icon.isNull() || text.isEmpty() ? 0 : 6;
    const int iconWidth = icon.isNull() ? 0 : iconSize.width();
    const int room = std::max(0, box.width() - iconWidth - gap);
    const QString shown = metrics.size(Qt::TextShowMnemonic, text).width() > room
        ? metrics.elidedText(text, Qt::ElideRight, room, Qt::TextShowMnemonic)
        : text;
    const int textWidth = metrics.size(Qt::TextShowMnemonic, shown).width();
    int left = box.x() + std::max(0, (box.width() - iconWidth - gap - textWidth) / 2);
    const bool reversed = context.option.direction == Qt::RightToLeft;
    if (!icon.isNull()) {
        QRect place(left, box.y() + (box.height() - iconSize.height()) / 2, iconSize.width(),
                    iconSize.height());
        if (reversed)
            place = QStyle::visualRect(Qt::RightToLeft, box, place);
        icon.paint(&context.painter, place, Qt::AlignCenter, mode);
        left += iconWidth + gap;
    }
    QRect place(left, box.y(), std::max(textWidth, 0), box.height());
    if (reversed)
        place = QStyle::visualRect(Qt::RightToLeft, box, place);
    context.painter.setFont(font);
    context.painter.setPen(color);
    context.painter.drawText(place, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip,
                             shown);
}

} // namespace

void paintPushButton(const PaintContext &context)
{
    if (isFilled(context)) {
        paintFilled(context);
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&context.option);
    const bool flat = context.kind() == u"link"
        || (button && button->features.testFlag(QStyleOptionButton::Flat));
    QColor ground = flat ? QColor() : context.color(ColorRole::Base);
    if (!context.enabled())
        ground = flat ? QColor() : context.color(ColorRole::Window);
    else if (context.pressed() || context.has(QStyle::State_On))
        ground = context.color(ColorRole::Sel);
    else if (context.hovered())
        ground = context.color(ColorRole::Hover);
    QColor outline = context.color(context.enabled() ? ColorRole::BorderStrong : ColorRole::Border);
    if (flat)
        outline = QColor();
    if (context.focused())
        context.roundedBox(context.rect(), ground, context.color(ColorRole::Accent),
                           Metrics::focusWidth);
    else
        context.roundedBox(context.rect(), ground, outline);
}

void paintPushButtonLabel(const PaintContext &context, const QStyleOptionButton &button)
{
    const bool filled = isFilled(context);
    QFont font = context.painter.font();
    if (filled)
        font.setBold(true);
    // An icon in the button's own ink: our engine only knows the theme's text colour.
    QIcon icon = button.icon;
    const QColor color = labelColor(context);
    if (!icon.isNull() && filled && context.enabled()) {
        QPixmap stencil
            = icon.pixmap(button.iconSize, context.painter.device()->devicePixelRatioF());
        QPainter tint(&stencil);
        tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
        tint.fillRect(stencil.rect(), color);
        tint.end();
        icon = QIcon(stencil);
    }
    QRect box = context.rect();
    if (button.features.testFlag(QStyleOptionButton::HasMenu)) {
        const int side = context.chevron();
        QRect arrow(box.right() - side - 8, box.y(), side, box.height());
        arrow = QStyle::visualRect(button.direction, box, arrow);
        context.icon(arrow, IconName::Down, ColorRole::Muted);
        box.adjust(0, 0, -(side + 4), 0);
        box = QStyle::visualRect(button.direction, context.rect(), box);
    }
    paintCentredLabel(context, box, icon, button.iconSize, button.text, font, color,
                      context.enabled() ? QIcon::Normal : QIcon::Disabled);
}

void paintToolButtonPanel(const PaintContext &context)
{
    const bool outlined = context.kind() == u"outlined";
    QColor ground = outlined ? context.color(ColorRole::Base) : QColor();
    QColor outline = outlined ? context.color(ColorRole::Border) : QColor();
    if (!context.enabled()) {
        ground = QColor();
    } else if (context.has(QStyle::State_On)) {
        ground = context.color(ColorRole::Sel);
        outline = context.color(ColorRole::Accent);
    } else if (context.pressed()) {
        ground = context.color(ColorRole::Sel);
    } else if (context.hovered()) {
        ground = context.color(outlined ? ColorRole::Hover : ColorRole::SelInactive);
    }
    if (context.focused())
        context.roundedBox(context.rect(), ground, context.color(ColorRole::Accent),
                           Metrics::focusWidth);
    else
        context.roundedBox(context.rect(), ground, outline);
}

void paintToolButton(const PaintContext &context, const QStyleOptionToolButton &button)
{
    paintToolButtonPanel(context);
    QRect box = context.rect();
    const bool hasText = button.toolButtonStyle != Qt::ToolButtonIconOnly && !button.text.isEmpty();
    const bool separateMenu = button.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    const bool menu = separateMenu || button.features.testFlag(QStyleOptionToolButton::HasMenu);
    if (menu && (hasText || separateMenu)) {
        const int side = context.chevron();
        QRect arrow(box.right() - side - 5, box.y(), side, box.height());
        context.icon(QStyle::visualRect(button.direction, box, arrow), IconName::Down,
                     ColorRole::Muted);
        box = QStyle::visualRect(button.direction, box, box.adjusted(0, 0, -(side + 4), 0));
    }
    if (button.arrowType != Qt::NoArrow && button.icon.isNull()) {
        const IconName name = button.arrowType == Qt::UpArrow ? IconName::Up
            : button.arrowType == Qt::DownArrow               ? IconName::Down
            : button.arrowType == Qt::LeftArrow               ? IconName::Left
                                                              : IconName::Right;
        context.icon(PaintContext::centred(box, context.chevron()), name, ColorRole::Muted);
        return;
    }
    const QIcon icon = button.toolButtonStyle == Qt::ToolButtonTextOnly ? QIcon() : button.icon;
    paintCentredLabel(context, box, icon, button.iconSize,
                      hasText || icon.isNull() ? button.text : QString(), button.font,
                      labelColor(context), context.enabled() ? QIcon::Normal : QIcon::Disabled);
}

void paintCheckBox(const PaintContext &context)
{
    const int side = std::min(context.rect().width(), context.rect().height());
    const QRect box = PaintContext::centred(context.rect(), side);
    const bool on = context.has(QStyle::State_On);
    const bool partly = context.has(QStyle::State_NoChange);
    const double radius = Metrics::radius - 1;
    QColor ground = context.color(context.enabled() ? ColorRole::Base : ColorRole::Window);
    QColor outline = context.color(context.enabled() ? ColorRole::BorderStrong : ColorRole::Border);
    if (on || partly) {
        ground = context.color(context.enabled() ? ColorRole::Accent : ColorRole::Faint);
        outline = ground;
    } else if (context.hovered()) {
        ground = context.color(ColorRole::Hover);
    }
    const bool ring = context.focused();
    context.roundedBox(box, ground, ring && !on ? context.color(ColorRole::Accent) : outline,
                       ring ? 2 : 1, radius);
    if (ring && on)
        context.roundedBox(box.adjusted(2, 2, -2, -2), QColor(),
                           context.color(ColorRole::AccentText), 1, 1);
    if (!on && !partly)
        return;
    context.painter.save();
    context.painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = context.color(context.enabled() ? ColorRole::AccentText : ColorRole::Base);
    context.painter.setPen(
        QPen(ink, std::max(1.6, side / 9.0), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    context.painter.setBrush(Qt::NoBrush);
    context.painter.translate(box.topLeft());
    context.painter.scale(side / 16.0, side / 16.0);
    if (partly) {
        context.painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    } else {
        const QPointF tick[] = {{4.2, 8.3}, {6.9, 11.0}, {11.8, 5.2}};
        context.painter.drawPolyline(tick, 3);
    }
    context.painter.restore();
}

void paintRadioButton(const PaintContext &context)
{
    const int side = std::min(context.rect().width(), context.rect().height());
    const QRectF box
        = QRectF(PaintContext::centred(context.rect(), side)).adjusted(.5, .5, -.5, -.5);
    const bool on = context.has(QStyle::State_On);
    context.painter.save();
    context.painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = context.color(context.enabled() ? ColorRole::Accent : ColorRole::Faint);
    if (on) {
        context.painter.setPen(QPen(accent, 1));
        context.painter.setBrush(accent);
        context.painter.drawEllipse(box);
        context.painter.setPen(Qt::NoPen);
        context.painter.setBrush(
            context.color(context.enabled() ? ColorRole::AccentText : ColorRole::Base));
        const double dot = side * 0.17;
        context.painter.drawEllipse(box.center(), dot, dot);
        if (context.focused()) {
            context.painter.setBrush(Qt::NoBrush);
            context.painter.setPen(QPen(context.color(ColorRole::AccentText), 1));
            context.painter.drawEllipse(box.adjusted(2, 2, -2, -2));
        }
    } else {
        const QColor outline = context.focused()
            ? accent
            : context.color(context.enabled() ? ColorRole::BorderStrong : ColorRole::Border);
        context.painter.setPen(QPen(outline, context.focused() ? 2 : 1));
        context.painter.setBrush(context.color(!context.enabled()      ? ColorRole::Window
                                                   : context.hovered() ? ColorRole::Hover
                                                                       : ColorRole::Base));
        const double inset = context.focused() ? 0.5 : 0;
        context.painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    }
    context.painter.restore();
}

} // namespace ui
