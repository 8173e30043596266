// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/proxystyle.h"

#include "style/paintbuttons.h"
#include "style/paintcontext.h"
#include "style/paintfields.h"
#include "style/paintviews.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QToolBar>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// A line edit inside a spin or combo box: the outer widget draws the frame.
bool isInnerEdit(const QWidget *widget)
{
    const QWidget *parent = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QAbstractSpinBox *>(parent)
        || qobject_cast<const QComboBox *>(parent);
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QAbstractScrollArea *>(widget)
        && !qobject_cast<const QAbstractItemView *>(widget);
}

} // namespace

ProxyStyle::ProxyStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void ProxyStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QTabBar *>(widget) || qobject_cast<QAbstractSpinBox *>(widget)
        || qobject_cast<QLineEdit *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (isTextArea(widget)) // the frame shows the focus, but a scroll area repaints only inside
        widget->installEventFilter(this);
}

void ProxyStyle::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool ProxyStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        if (auto *widget = qobject_cast<QWidget *>(watched))
            widget->update();
    }
    return QProxyStyle::eventFilter(watched, event);
}

void ProxyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    const PaintContext context{*painter, *option, widget, Palette::fromQPalette(option->palette),
                               m_icons};
    if (!paintedPrimitive(element, context))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool ProxyStyle::paintedPrimitive(PrimitiveElement element, const PaintContext &context) const
{
    QPainter &painter = context.painter;
    const QRect box = context.rect();
    switch (element) {
    case PE_PanelButtonCommand:
        paintPushButton(context);
        return true;
    case PE_PanelButtonTool:
        paintToolButtonPanel(context);
        return true;
    case PE_FrameDefaultButton:
    case PE_FrameButtonBevel:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_FrameButtonTool:
    case PE_IndicatorHeaderArrow: // part of the label
        return true;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&context.option);
        if (!isInnerEdit(context.widget) && frame && frame->lineWidth > 0)
            paintField(context);
        return true;
    }
    case PE_Frame:
        paintScrollAreaFrame(context);
        return true;
    case PE_IndicatorCheckBox:
        paintCheckBox(context);
        return true;
    case PE_IndicatorItemViewItemCheck: {
        QStyleOption still = context.option;
        still.state.setFlag(State_HasFocus, false);
        paintCheckBox({painter, still, context.widget, context.palette, m_icons});
        return true;
    }
    case PE_IndicatorRadioButton:
        paintRadioButton(context);
        return true;
    case PE_FrameFocusRect:
        // Buttons, boxes and selected rows show the focus themselves.
        if (!qobject_cast<const QCheckBox *>(context.widget)
            && !qobject_cast<const QRadioButton *>(context.widget)
            && !context.has(State_Selected)) {
            context.roundedBox(box, QColor(), context.color(ColorRole::Accent), 1, 2);
        }
        return true;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&context.option))
            paintRowGround(context, *item, element == PE_PanelItemViewRow);
        return true;
    case PE_IndicatorBranch:
        paintBranch(context);
        return true;
    case PE_FrameTabBarBase:
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, context.color(ColorRole::Border));
        return true;
    case PE_IndicatorToolBarSeparator:
        if (context.has(State_Horizontal))
            painter.fillRect(box.center().x(), box.y() + 8, 1, box.height() - 16,
                             context.color(ColorRole::Border));
        else
            painter.fillRect(box.x() + 8, box.center().y(), box.width() - 16, 1,
                             context.color(ColorRole::Border));
        return true;
    case PE_IndicatorDockWidgetResizeHandle:
        painter.fillRect(box, context.color(ColorRole::Border));
        return true;
    case PE_PanelStatusBar:
        painter.fillRect(box, context.color(ColorRole::Window));
        painter.fillRect(box.x(), box.y(), box.width(), 1, context.color(ColorRole::Border));
        return true;
    case PE_PanelMenu:
        painter.fillRect(box, context.color(ColorRole::Base));
        return true;
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter.setPen(context.color(ColorRole::BorderStrong));
        painter.setBrush(context.color(ColorRole::Base));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        return true;
    case PE_PanelScrollAreaCorner:
        painter.fillRect(box, context.color(ColorRole::Base));
        return true;
    case PE_IndicatorTabClose:
        if (context.hovered())
            context.roundedBox(box, context.color(ColorRole::SelInactive), QColor());
        context.icon(PaintContext::centred(box, context.chevron()), IconName::Close,
                     ColorRole::Muted);
        return true;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        context.icon(PaintContext::centred(box, context.chevron()), IconName::Down,
                     ColorRole::Muted);
        return true;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        context.icon(PaintContext::centred(box, context.chevron()), IconName::Up, ColorRole::Muted);
        return true;
    case PE_IndicatorArrowLeft:
        context.icon(PaintContext::centred(box, context.chevron()), IconName::Left,
                     ColorRole::Muted);
        return true;
    case PE_IndicatorArrowRight:
        context.icon(PaintContext::centred(box, context.chevron()), IconName::Right,
                     ColorRole::Muted);
        return true;
    default:
        return false;
    }
}

void ProxyStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const PaintContext context{*painter, *option, widget, Palette::fromQPalette(option->palette),
                               m_icons};
    if (!paintedControl(element, context))
        QProxyStyle::drawControl(element, option, painter, widget);
}

bool ProxyStyle::paintedControl(ControlElement element, const PaintContext &context) const
{
    QPainter &painter = context.painter;
    const QStyleOption *option = &context.option;
    const int iconSize = pixelMetric(PM_SmallIconSize, option, context.widget);
    const QRect box = context.rect();
    switch (element) {
    case CE_PushButtonBevel:
        paintPushButton(context);
        return true;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            paintPushButtonLabel(context, *button);
        return true;
    case CE_Header:
        // The common style would take room off for an arrow that our label draws itself.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            paintHeaderSection(context, *header);
            QStyleOptionHeader label(*header);
            const int margin = pixelMetric(PM_HeaderMargin, option, context.widget);
            label.rect.adjust(margin, margin, -margin, -margin);
            paintHeaderLabel(context, label);
        }
        return true;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paintHeaderSection(context, *header);
        return true;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paintHeaderLabel(context, *header);
        return true;
    case CE_HeaderEmptyArea:
        painter.fillRect(box, context.color(ColorRole::Window));
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, context.color(ColorRole::Border));
        return true;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paintTabShape(context, *tab);
        return true;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paintTabLabel(context, *tab, iconSize);
        return true;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (qobject_cast<const QComboBox *>(context.widget))
                return false;
            paintMenuItem(context, *item, iconSize);
        }
        return true;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            paintMenuBarItem(context, *item);
        return true;
    case CE_MenuBarEmptyArea:
        painter.fillRect(box, context.color(ColorRole::Window));
        return true;
    case CE_ToolBar:
        painter.fillRect(box, context.color(ColorRole::Window));
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, context.color(ColorRole::Border));
        return true;
    case CE_Splitter:
        painter.fillRect(box, context.color(ColorRole::Border));
        return true;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        if (element == CE_ProgressBarContents)
            paintProgressBar(context);
        return true;
    case CE_ProgressBarLabel: // the words stand beside the bar
        return true;
    case CE_ShapedFrame:
        return false;
    default:
        return false;
    }
}

void ProxyStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    const PaintContext context{*painter, *option, widget, Palette::fromQPalette(option->palette),
                               m_icons};
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            paintComboBox(context, *combo);
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            paintSpinBox(context, *spin, *proxy());
        return;
    case CC_GroupBox:
        if (const auto *group = qstyleoption_cast<const QStyleOptionGroupBox *>(option))
            paintGroupBox(context, *group, *proxy());
        return;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            paintScrollBar(context, *bar, *proxy());
        return;
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            paintToolButton(context, *button);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace ui
