// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/fieldtrends.h"
#include "message/shownmessage.h"
#include "payload/changes.h"
#include "payload/decodedpayload.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace payload {
class Registry;
}

namespace ui {

class EmptyState;
class FieldsModel;
class FieldsView;
class InfoFrame;
class PayloadEditor;
class ScalarView;
class ElidedLabel;

// The tab Fields: decodes the shown payload and the one before it, and shows the difference: as a
// table, as one big value, as text with the reason why it is no more than text, or a word for
// binary and empty ones. Remembers the chosen decoder per topic.
class FieldsPage : public QWidget {
    Q_OBJECT

public:
    explicit FieldsPage(const payload::Registry &registry, QWidget *parent = nullptr);

    void show(const ShownMessage &shown);
    void clear();
    // What can be compared with besides the previous message, and what is.
    void setMarks(const std::vector<store::Mark> &marks, store::MarkId compared);
    QString decoderId() const { return m_decoderId; }

signals:
    void hexRequested();
    // The user chose how to read the topic's payloads; empty is automatic.
    void decoderChosen(const QString &decoderId);
    void comparisonChosen(store::MarkId mark); // None: the previous message

private:
    void refresh();
    QString whyNothingToCompare() const;
    void decoderActivated(int index);
    void showNote(const payload::DecodedPayload &decoded, qsizetype size, qsizetype laidOut);
    void showChanges(const payload::Changes &changes);
    void showContent(payload::DecodedPayload &&decoded, const payload::Changes &changes);
    void copyValue(const QModelIndex &index);

    const payload::Registry &m_registry;
    FieldTrends m_trends;
    ShownMessage m_shown;
    QString m_decoderId; // empty: automatic
    QHash<QByteArray, QString> m_decoderOfTopic;
    bool m_all = false;

    QComboBox *m_decoderBox;
    QComboBox *m_compare;
    ElidedLabel *m_changed;
    InfoFrame *m_note;
    QPushButton *m_showAll;
    QStackedWidget *m_stack;
    FieldsModel *m_model;
    FieldsView *m_view;
    ScalarView *m_scalar;
    PayloadEditor *m_text;
    EmptyState *m_empty;
    QPushButton *m_openHex;
};

} // namespace ui
