// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/willpreview.h"
#include "style/infoframe.h"

#include <QByteArray>

class QVBoxLayout;

namespace ui {

class Chip;
class ElidedLabel;

// The preview of a will in words (pictures 19 and 20): the lead sentence, topic ← payload, warnings
// and small print. Shows what it is given; previewWill() decides what is true.
class WillPreviewFrame : public InfoFrame {
    Q_OBJECT

public:
    explicit WillPreviewFrame(QWidget *parent = nullptr);

    // `topic` and `payload` are shown escaped and shortened.
    void setWill(const WillSettings &settings, const QString &topic, const QByteArray &payload);

    // The sentence as it is shown.
    static QString sentence(const WillFact &fact);
    // Everything visible, one sentence a line, for tests and screen readers.
    QString plainText() const { return m_plainText; }

private:
    void showWarnings(const QStringList &warnings);

    QWidget *m_message;
    ElidedLabel *m_topic;
    ElidedLabel *m_payload;
    Chip *m_qos;
    Chip *m_retain;
    QWidget *m_warnings;
    QVBoxLayout *m_warningLines;
    QString m_plainText;
};

} // namespace ui
