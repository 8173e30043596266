// SPDX-License-Identifier: GPL-3.0-or-later
// The measures and habits of ProxyStyle; what it paints is in proxystyle.cpp.
#include "style/fonts.h"
#include "style/metrics.h"
#include "style/proxystyle.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QMenuBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTableView>
#include <QToolBar>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Asked of any style to learn the density of the lists.
constexpr auto DensityHint = QStyle::StyleHint(QStyle::SH_CustomBase + 1);

constexpr int FieldPadding = 9; // between outline and text
constexpr int ArrowWidth = 26; // chevron of a combo box with its margins
constexpr int SpinWidth = 20;
constexpr int ScrollBarWidth = 10;
constexpr int SmallestHandle = 32;
constexpr int GroupPadding = 12;

QFontMetrics fontOf(const QStyleOption *option, const QWidget *widget)
{
    if (option)
        return option->fontMetrics;
    return widget ? widget->fontMetrics() : QFontMetrics(QApplication::font());
}

QRect comboPart(const QStyleOptionComboBox &combo, QStyle::SubControl part)
{
    const QRect box = combo.rect;
    QRect result = box;
    switch (part) {
    case QStyle::SC_ComboBoxEditField:
        result = box.adjusted(FieldPadding, 2, -ArrowWidth, -2);
        break;
    case QStyle::SC_ComboBoxArrow:
        result.setLeft(box.right() - ArrowWidth + 1);
        break;
    case QStyle::SC_ComboBoxListBoxPopup:
    case QStyle::SC_ComboBoxFrame:
    default:
        break;
    }
    return QStyle::visualRect(combo.direction, box, result);
}

QRect spinPart(const QStyleOptionSpinBox &spin, QStyle::SubControl part)
{
    const QRect box = spin.rect;
    const bool bare = spin.buttonSymbols == QAbstractSpinBox::NoButtons;
    const int buttons = bare ? 0 : SpinWidth;
    const int middle = box.y() + box.height() / 2;
    QRect result = box;
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        if (bare)
            return {};
        result = QRect(QPoint(box.right() - buttons, box.y() + 3),
                       QPoint(box.right() - 3, middle - 1));
        break;
    case QStyle::SC_SpinBoxDown:
        if (bare)
            return {};
        result = QRect(QPoint(box.right() - buttons, middle),
                       QPoint(box.right() - 3, box.bottom() - 3));
        break;
    case QStyle::SC_SpinBoxEditField:
        result = box.adjusted(FieldPadding - 2, 2, -(buttons + 2), -2);
        break;
    default:
        break;
    }
    return QStyle::visualRect(spin.direction, box, result);
}

// The bar has no buttons: groove everywhere, handle in proportion.
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool vertical = bar.orientation == Qt::Vertical;
    const int length = vertical ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int handle = length;
    if (range > 0) {
        const qint64 page = std::max(1, bar.pageStep);
        handle = int(qint64(length) * page / (range + page));
        handle = std::clamp(handle, std::min(SmallestHandle, length), length);
    }
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    const auto along = [&](int from, int size) {
        const QRect place = vertical
            ? QRect(bar.rect.x(), bar.rect.y() + from, bar.rect.width(), size)
            : QRect(bar.rect.x() + from, bar.rect.y(), size, bar.rect.height());
        return QStyle::visualRect(bar.direction, bar.rect, place);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSlider:
        return along(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + handle, length - start - handle);
    default:
        return {};
    }
}

QRect groupPart(const QStyleOptionGroupBox &group, QStyle::SubControl part, int indicator)
{
    const QFontMetrics bold(boldFont(QApplication::font()));
    const bool hasCheck = group.subControls.testFlag(QStyle::SC_GroupBoxCheckBox);
    const bool hasTitle = !group.text.isEmpty() || hasCheck;
    const int titleHeight = hasTitle ? std::max(bold.height(), hasCheck ? indicator : 0) : 0;
    const int left = group.rect.x() + GroupPadding + 4;
    QRect result = group.rect;
    switch (part) {
    case QStyle::SC_GroupBoxFrame:
        result.setTop(group.rect.y() + titleHeight / 2);
        return result;
    case QStyle::SC_GroupBoxContents:
        result.setTop(group.rect.y() + titleHeight);
        return result.adjusted(1, hasTitle ? 0 : 1, -1, -1);
    case QStyle::SC_GroupBoxCheckBox:
        result = QRect(left, group.rect.y() + (titleHeight - indicator) / 2, indicator, indicator);
        break;
    case QStyle::SC_GroupBoxLabel: {
        const int width = bold.size(Qt::TextShowMnemonic, group.text).width();
        result = QRect(left + (hasCheck ? indicator + 6 : 0), group.rect.y(), width, titleHeight);
        break;
    }
    default:
        return group.rect;
    }
    return QStyle::visualRect(group.direction, group.rect, result);
}

} // namespace

Density ProxyStyle::densityOf(const QStyle &style)
{
    switch (style.styleHint(DensityHint)) {
    case int(Density::Compact) + 1:
        return Density::Compact;
    case int(Density::Touch) + 1:
        return Density::Touch;
    default:
        return Density::Normal;
    }
}

QRect ProxyStyle::subElementRect(SubElement element, const QStyleOption *option,
                                 const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(FieldPadding - 2, 1, -(FieldPadding - 2), -1);
        return option->rect;
    }
    case SE_HeaderLabel:
        // The label draws the arrow of a sorted column itself.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader unsorted(*header);
            unsorted.sortIndicator = QStyleOptionHeader::None;
            return QProxyStyle::subElementRect(element, &unsorted, widget);
        }
        return QProxyStyle::subElementRect(element, option, widget);
    case SE_PushButtonFocusRect:
        return option->rect;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    case SE_ItemViewItemCheckIndicator:
    case SE_ItemViewItemDecoration:
    case SE_ItemViewItemText: {
        const QRect place = QProxyStyle::subElementRect(element, option, widget);
        // The words of a table stand below the header's.
        if (!qobject_cast<const QTableView *>(widget))
            return place;
        constexpr int shift = 2 * Metrics::unit - (Metrics::unit + 1);
        if (element == SE_ItemViewItemText)
            return place.adjusted(shift, 0, -shift, 0);
        return place.translated(option->direction == Qt::RightToLeft ? -shift : shift, 0);
    }
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect ProxyStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl part, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return comboPart(*combo, part);
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return spinPart(*spin, part);
        break;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarPart(*bar, part);
        break;
    case CC_GroupBox:
        if (const auto *group = qstyleoption_cast<const QStyleOptionGroupBox *>(option))
            return groupPart(*group, part, pixelMetric(PM_IndicatorWidth, option, widget));
        break;
    default:
        break;
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize ProxyStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                   const QSize &contents, const QWidget *widget) const
{
    const QFontMetrics font = fontOf(option, widget);
    const Metrics metrics = Metrics::of(font);
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        int width = contents.width() + 6 * Metrics::unit + 4;
        if (button && widget && !widget->property("kind").toString().isEmpty())
            width += QFontMetrics(boldFont(widget->font())).horizontalAdvance(button->text)
                - font.horizontalAdvance(button->text);
        if (button && button->features.testFlag(QStyleOptionButton::HasMenu))
            width += 16;
        const bool iconOnly = button && button->text.isEmpty();
        return {std::max(width, iconOnly ? metrics.control : 80), metrics.control};
    }
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool words = button && button->toolButtonStyle != Qt::ToolButtonIconOnly
            && !button->text.isEmpty();
        const bool menu = button
            && (button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)
                || (words && button->features.testFlag(QStyleOptionToolButton::HasMenu)));
        int width = metrics.control;
        if (words) {
            width = font.size(Qt::TextShowMnemonic, button->text).width() + 5 * Metrics::unit;
            if (button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull())
                width += button->iconSize.width() + 6;
        }
        if (menu)
            width += 16;
        return {width, metrics.control};
    }
    case CT_LineEdit:
        return {contents.width() + 2 * FieldPadding, std::max(metrics.control, contents.height())};
    case CT_ComboBox:
        return {contents.width() + FieldPadding + ArrowWidth + 4, metrics.control};
    case CT_SpinBox:
        return {contents.width() + 2 * FieldPadding + SpinWidth, metrics.control};
    case CT_CheckBox:
    case CT_RadioButton:
        return {size.width(), std::max(size.height(), metrics.row)};
    case CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        int bold = 0;
        if (tab && widget)
            bold = QFontMetrics(boldFont(widget->font())).horizontalAdvance(tab->text)
                - font.horizontalAdvance(tab->text);
        return {contents.width() + bold + 4, metrics.tabStrip};
    }
    case CT_HeaderSection:
        return {size.width(), metrics.header};
    case CT_ItemViewItem:
        return {size.width(), std::max(size.height(), metrics.row)};
    case CT_MenuBarItem:
        return {contents.width() + 5 * Metrics::unit, std::max(24, font.height() + 8)};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            return size;
        if (item->menuItemType == QStyleOptionMenuItem::Separator)
            return {contents.width(), item->text.isEmpty() ? 9 : metrics.row};
        // Contents: the widest name; the shortcuts' column is tabWidth, kept by QMenu itself.
        const int gap = item->text.contains(u'\t') ? 6 * Metrics::unit : 0;
        return {contents.width() + gap + 2 * metrics.icon + 9 * Metrics::unit,
                std::max(26, font.height() + 11)};
    }
    default:
        return size;
    }
}

int ProxyStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    const auto metrics = [&] { return Metrics::of(fontOf(nullptr, widget)); };
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
        return metrics().icon;
    case PM_ToolBarIconSize:
        return metrics().toolBarIcon;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return qobject_cast<const QAbstractItemView *>(widget) ? metrics().icon - 2
                                                               : metrics().icon;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return 2;
        return 1;
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
        return 2;
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return SmallestHandle;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_DockWidgetSeparatorExtent:
        return 1;
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_MenuBarHMargin:
        return 2 * Metrics::unit;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return Metrics::unit;
    case PM_MenuHMargin:
        return 0;
    case PM_ToolBarItemSpacing:
        return Metrics::unit;
    case PM_ToolBarItemMargin:
        return 2 * Metrics::unit;
    case PM_ToolBarSeparatorExtent:
        return 5 * Metrics::unit;
    case PM_TabBarTabHSpace:
        return 6 * Metrics::unit;
    case PM_TabBarTabVSpace:
        return 4 * Metrics::unit;
    case PM_TreeViewIndentation:
        return metrics().icon + 2;
    case PM_HeaderMargin:
        return Metrics::unit;
    case PM_HeaderDefaultSectionSizeVertical:
        return metrics().row;
    case PM_FocusFrameHMargin:
        return Metrics::unit;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 2 * Metrics::unit;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
        if (qobject_cast<const QGroupBox *>(widget))
            return GroupPadding;
        return widget && widget->isWindow() ? Metrics::formMargin : 2 * Metrics::unit;
    case PM_LayoutTopMargin:
        if (qobject_cast<const QGroupBox *>(widget))
            return 2 * Metrics::unit;
        return widget && widget->isWindow() ? Metrics::cardPadding : 2 * Metrics::unit;
    case PM_LayoutBottomMargin:
        if (qobject_cast<const QGroupBox *>(widget))
            return 10;
        return widget && widget->isWindow() ? Metrics::cardPadding : 2 * Metrics::unit;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ProxyStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout;
    case SH_FormLayoutFieldGrowthPolicy:
        return QFormLayout::AllNonFixedFieldsGrow;
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignRight | Qt::AlignVCenter;
    case SH_FormLayoutFormAlignment:
        return Qt::AlignLeft | Qt::AlignTop;
    case SH_FormLayoutWrapPolicy:
        return QFormLayout::DontWrapRows;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    case SH_ToolTip_WakeUpDelay:
        return 600;
    case SH_Table_GridLineColor:
        return int(Palette::of(widget)(ColorRole::Border).rgb());
    default:
        if (hint == DensityHint)
            return int(m_density) + 1; // a style that does not know the question answers 0
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon ProxyStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                               const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon(IconName::Close, ColorRole::Muted);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return icon(IconName::More);
    case SP_MessageBoxWarning:
        return icon(IconName::Warn, ColorRole::Warn);
    case SP_MessageBoxCritical:
        return icon(IconName::Error, ColorRole::Err);
    case SP_MessageBoxInformation:
        return icon(IconName::Info, ColorRole::Accent);
    case SP_MessageBoxQuestion:
        return icon(IconName::Help, ColorRole::Accent);
    case SP_FileIcon:
        return icon(IconName::File);
    case SP_DirIcon:
    case SP_DirOpenIcon:
    case SP_DirClosedIcon:
        return icon(IconName::Folder);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace ui
