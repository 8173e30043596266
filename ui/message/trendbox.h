// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace ui {

// The trend of a plain number, larger than in a table row, with its lowest and highest value.
class TrendBox : public QWidget {
    Q_OBJECT

public:
    explicit TrendBox(QWidget *parent = nullptr);

    void setValues(const QList<double> &values);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
};

} // namespace ui
