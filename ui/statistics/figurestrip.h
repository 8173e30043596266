// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace ui {

// One line of figures, "Messages 61 204   Rate 312/s   …": names muted, values in text colour.
// What does not fit is left out from the end; the tooltip of each place and the accessible
// description have all of it.
class FigureStrip : public QWidget {
    Q_OBJECT

public:
    struct Figure {
        QString name;
        QString value;
        QString toolTip{};

        bool operator==(const Figure &) const = default;
    };

    enum class Ground : quint8 { Base, Strip }; // a line of its own, or part of a strip

    explicit FigureStrip(Ground ground, QWidget *parent = nullptr);

    void setFigures(const std::vector<Figure> &figures);
    const std::vector<Figure> &figures() const { return m_figures; }
    QString text() const; // "Messages 61 204 · Rate 312/s · …"

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Place {
        QRect name;
        QRect value;
    };
    std::vector<Place> places() const; // of those that fit

    Ground m_ground;
    std::vector<Figure> m_figures;
};

} // namespace ui
