// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/message.h"

#include <QObject>

class QWidget;

namespace ui {

// *Save payload as…*: asks where with a dialog that does not block, then writes the exact bytes
// through QSaveFile. One per pane; the message is held until the dialog is answered.
class PayloadFile : public QObject {
    Q_OBJECT

public:
    explicit PayloadFile(QWidget *parent);

    void askAndSave(const store::Message &message);
    // False after failed() when the file could not be written.
    bool save(const store::Message &message, const QString &fileName);

signals:
    void saved(const QString &fileName);
    void failed(const QString &sentence);

private:
    QWidget *m_parent;
};

} // namespace ui
