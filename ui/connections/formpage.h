// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QGroupBox;
class QLabel;
class QVBoxLayout;

namespace config {
struct Profile;
}

namespace ui {

class FormField;
class TextLabel;

// One page of the connection dialog: a title and columns of right-aligned labels and fields
// (ux.md 2.18, 3.1). Works on a profile by value: load() fills the fields, store() writes what they
// say; validate() marks what is wrong. Pages know nothing of each other; what they share
// (version, address) the dialog hands on.
class FormPage : public QWidget {
    Q_OBJECT

public:
    explicit FormPage(const QString &title, QWidget *parent = nullptr);

    QString title() const;

    virtual void load(const config::Profile &profile) = 0;
    virtual void store(config::Profile &profile) const = 0;
    // Marks every wrong field; true when there is none.
    virtual bool validate() = 0;
    // Fields that only MQTT 5 knows are disabled, and say so, for the older versions.
    virtual void setVersion(client::VersionChoice version);

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
    // `label` may hold a mnemonic; its buddy is the editor. Null editor names are a bug.
    FormField *addField(QGridLayout *grid, const QString &label, QWidget *editor);
    // A field without a label over the whole width of the page.
    FormField *addWideField(QWidget *editor);
    // Something without a label, in the column of the fields.
    void addBelow(QGridLayout *grid, QWidget *widget);
    // Something over both columns.
    void addWide(QGridLayout *grid, QWidget *widget);

    bool isMqtt5() const;
    static void setMonospace(QWidget *widget);

    void changeEvent(QEvent *event) override;

private:
    QGridLayout *newGrid();
    void alignLabels();

    TextLabel *m_title;
    QVBoxLayout *m_column;
    std::vector<QGridLayout *> m_grids;
    std::vector<QLabel *> m_labels;
    std::vector<FormField *> m_fields;
    client::VersionChoice m_version = client::VersionChoice::Mqtt5WithFallback;
};

} // namespace ui
