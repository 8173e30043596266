// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"

#include <QDialog>

#include <vector>

class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace ui {

class ElidedLabel;
class ImportModel;
class TextLabel;

// Shows what a file, a pasted text or a typed mosquitto command would bring before anything is kept
// (ux.md 4.14). Reads at most one file, the one that was chosen or dropped; saves nothing itself.
// Secrets stay in memory until it closes.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(const QStringList &takenNames, bool keyringAvailable, QWidget *parent = nullptr);

    void openFile(const QString &file);

signals:
    // The ticked ones, under names that are free, with their secrets.
    void imported(const std::vector<config::Profile> &profiles);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void chooseFile();
    void read(const QByteArray &bytes);
    void showRemarks();
    void showError(const QString &sentence);
    void tickedChanged();

    bool m_keyringAvailable;
    ImportModel *m_model;
    QPlainTextEdit *m_text;
    ElidedLabel *m_file;
    TextLabel *m_status;
    QTableView *m_table;
    TextLabel *m_remarks; // of the current line, in full
    TextLabel *m_secrets;
    QPushButton *m_import = nullptr;
};

} // namespace ui
