// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QGroupBox>
#include <QLabel>
#include <QPixmap>
#include <QStringList>
#include <QWidget>

// Acceptance check 25: walks the visible widgets of a window and names every text that is cut.
namespace textfit {

inline QString describe(const QWidget *widget, const QString &text)
{
    return QStringLiteral("%1 \"%2\": %3 x %4, needs %5 x %6")
        .arg(widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className())
                                            : widget->objectName(),
             text.left(60))
        .arg(widget->width())
        .arg(widget->height())
        .arg(widget->minimumSizeHint().width())
        .arg(widget->minimumSizeHint().height());
}

inline QStringList clipped(const QWidget *window)
{
    QStringList found;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            if (label->text().isEmpty())
                continue;
            const bool wraps = label->wordWrap();
            const int needed
                = wraps ? label->heightForWidth(label->width()) : label->sizeHint().height();
            if ((!wraps && label->sizeHint().width() > label->width()) || needed > label->height())
                found.append(describe(label, label->text()));
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            if (!button->text().isEmpty()
                && (button->sizeHint().width() > button->width()
                    || button->minimumSizeHint().height() > button->height()))
                found.append(describe(button, button->text()));
        } else if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
            const int text = combo->fontMetrics().horizontalAdvance(combo->currentText());
            if (combo->width() < text + combo->fontMetrics().height())
                found.append(describe(combo, combo->currentText()));
        } else if (const auto *group = qobject_cast<const QGroupBox *>(widget)) {
            if (group->fontMetrics().horizontalAdvance(group->title()) > group->width())
                found.append(describe(group, group->title()));
        }
        // Siblings that share a layout must not lie outside their parent.
        if (widget->parentWidget() && !widget->isWindow()
            && widget->parentWidget()->metaObject()->className() != QByteArray("QScrollArea")
            && widget->parentWidget()->objectName() != QLatin1String("qt_scrollarea_viewport")
            && widget->geometry().right() > widget->parentWidget()->width() + 1)
            found.append(describe(widget, QStringLiteral("outside its parent")));
    }
    return found;
}

// Pictures to look at, when CANOPY_SHOTS names a folder.
inline void shoot(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("CANOPY_SHOTS");
    if (!folder.isEmpty())
        window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace textfit
