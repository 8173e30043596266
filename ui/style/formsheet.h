// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;
class QGroupBox;
class QLabel;
class QVBoxLayout;

namespace ui {

class FormField;
class TextLabel;

// The layout of a page of fields in a dialog (ux.md 3.1): a title, blocks with or without a frame,
// labels right-aligned to their fields, hints below them. Knows no values; derive from it.
class FormSheet : public QWidget {
    Q_OBJECT

public:
    explicit FormSheet(const QString &title, QWidget *parent = nullptr);

    QString title() const;
    bool hasErrors() const;
    // The first editor that is wrong, or null.
    QWidget *firstInvalid() const;

signals:
    void errorsChanged();
    // Some field was changed by the user.
    void edited();

protected:
    QVBoxLayout *column() const { return m_column; }
    // A plain block of fields, and one with a frame and a title.
    QGridLayout *addGrid();
    QGridLayout *addGroup(const QString &title);
    // `label` may hold a mnemonic; its buddy is the editor.
    FormField *addField(QGridLayout *grid, const QString &label, QWidget *editor);
    // A field without a label over the whole width of the page.
    FormField *addWideField(QWidget *editor);
    // Something without a label, in the column of the fields.
    void addBelow(QGridLayout *grid, QWidget *widget);
    // Something over both columns.
    void addWide(QGridLayout *grid, QWidget *widget);

    static void setMonospace(QWidget *widget);

    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QGridLayout *newGrid();
    void alignLabels();

    TextLabel *m_title;
    QVBoxLayout *m_column;
    std::vector<QGridLayout *> m_grids;
    std::vector<QLabel *> m_labels;
    std::vector<FormField *> m_fields;
};

} // namespace ui
