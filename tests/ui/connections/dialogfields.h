// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connectiondialog.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

// The fields of the connection dialog by objectName, and what a user does with them.

template <typename T> T *find(const QWidget &dialog, const QString &name)
{
    T *found = dialog.findChild<T *>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}

// What stands below the field that holds `editor`.
inline QString message(QWidget *editor)
{
    return editor->accessibleDescription();
}

inline void press(QAbstractButton *button)
{
    QTest::mouseClick(button, Qt::LeftButton, {}, {8, button->height() / 2});
}

inline void showPage(const QWidget &dialog, ui::ConnectionDialog::Page page)
{
    find<QListWidget>(dialog, QStringLiteral("connectionPages"))->setCurrentRow(int(page));
}

inline void replaceText(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

inline void save(ui::ConnectionDialog &dialog)
{
    QTest::mouseClick(find<QPushButton>(dialog, QStringLiteral("saveConnectionButton")),
                      Qt::LeftButton);
}
