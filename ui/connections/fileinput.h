// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace ui {

// A line for the name of an existing file: typed, dropped or chosen in the system's dialog, which
// browse() opens. Says by fileChosen() when a whole name has arrived at once.
class FileInput : public QLineEdit {
    Q_OBJECT

public:
    // `title` and `filter` are the dialog's, the latter as QFileDialog wants it.
    FileInput(const QString &title, const QString &filter, QWidget *parent = nullptr);

    QString file() const;
    void browse();

signals:
    void fileChosen();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void take(const QString &file);

    QString m_title;
    QString m_filter;
};

} // namespace ui
