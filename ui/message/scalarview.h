// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/changes.h"
#include "payload/fieldvalue.h"

#include <QList>
#include <QWidget>

class QLabel;

namespace ui {

class TextLabel;
class TrendBox;

// A payload that is one plain value: big, with what it was and how it went.
class ScalarView : public QWidget {
    Q_OBJECT

public:
    explicit ScalarView(QWidget *parent = nullptr);

    // `change` is null when nothing changed.
    void setValue(const payload::FieldValue &value, const payload::Change *change,
                  const QList<double> &trend);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyLook();

    QLabel *m_value;
    TextLabel *m_was;
    TrendBox *m_trend;
    TextLabel *m_range;
    payload::Kind m_kind = payload::Kind::Null;
};

} // namespace ui
