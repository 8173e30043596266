// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of bench_start: the least that a Qt Widgets program with a main window can be. Prints
// the milliseconds from main() to its first paint and ends.
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QMainWindow>
#include <QTimer>

#include <cstdio>

namespace {

class TrivialWindow : public QMainWindow {
public:
    explicit TrivialWindow(const QElapsedTimer &sinceStart)
        : m_sinceStart(sinceStart)
    {
        setCentralWidget(new QLabel(QStringLiteral("Hello")));
        resize(1440, 900);
    }

    double firstPaintMs() const { return m_firstPaintMs; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (m_firstPaintMs == 0) {
            m_firstPaintMs = double(m_sinceStart.nsecsElapsed()) / 1e6;
            QTimer::singleShot(0, this, &QWidget::close);
        }
        QMainWindow::paintEvent(event);
    }

private:
    const QElapsedTimer &m_sinceStart;
    double m_firstPaintMs = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QApplication application(argc, argv);
    TrivialWindow window(sinceStart);
    window.show();
    const int code = QApplication::exec();
    std::printf("%.3f\n", window.firstPaintMs());
    return code;
}
