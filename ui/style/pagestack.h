// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QWidget>

#include <vector>

class QListWidget;
class QStackedWidget;
class QVBoxLayout;

namespace ui {

class FormSheet;

// The upper part of a dialog with pages (ux.md 2.18): a list of pages with icons at the left, the
// chosen page, scrollable, at the right. A page that has errors carries the error icon in the list.
class PageStack : public QWidget {
    Q_OBJECT

public:
    // `listName` is the objectName of the list.
    explicit PageStack(const QString &listName, QWidget *parent = nullptr);

    void addPage(FormSheet *page, IconName iconName);
    // Below the pages, e.g. the result of a test.
    void addBelow(QWidget *widget);
    int currentIndex() const;
    void setCurrentIndex(int index);
    // Shows the first page with an error, its field in view and focused; false when there is none.
    bool showFirstError();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Page {
        FormSheet *sheet;
        IconName icon;
    };

    void bringIntoView(QWidget *focused);
    void updateIcons();
    void updateWidth();

    QListWidget *m_list;
    QStackedWidget *m_stack;
    QVBoxLayout *m_below;
    std::vector<Page> m_pages;
};

} // namespace ui
