// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "style/noticelevel.h"
#include "text/reasontext.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace ui {

class ElidedLabel;
class IconLabel;

// The line below the editor: what is typed, and for six seconds after a publish what became of it
// (ux.md 2.8). A publish without an answer stays in sight and says how long it has waited.
class PublishResult : public QWidget {
    Q_OBJECT

public:
    explicit PublishResult(QWidget *parent = nullptr);

    // What is shown while there is no result: "Valid JSON · 54 B". `preview` is the rich text of
    // its tooltip, empty for none.
    void setValidity(const QString &text, bool ok, const QString &preview = QString());
    // A publish has been handed over; answers with this token are shown.
    void expect(client::PublishToken token);
    void answer(const client::PublishOutcome &outcome, const ReasonContext &context);
    bool expects(client::PublishToken token) const { return token == m_token; }
    // Something that was not even handed over.
    void refuse(const QString &sentence);
    // Something else that was done and is worth a word.
    void tell(const QString &sentence);
    // Forgets the publish that was expected: its connection is no longer the one shown.
    void clear();

private:
    void show(const QString &text, NoticeLevel level);
    void showValidity();
    void stillWaiting();

    IconLabel *m_icon;
    ElidedLabel *m_validity;
    ElidedLabel *m_result;
    QTimer m_back; // to the validity
    QTimer m_waiting;
    QElapsedTimer m_sinceSent;
    client::PublishToken m_token = client::PublishToken::None;
    QString m_validityText;
    QString m_preview;
    bool m_valid = true;
};

} // namespace ui
