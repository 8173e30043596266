// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

#include <optional>

class QComboBox;
class QPlainTextEdit;

namespace ui {

// A few lines of payload with a format beside them, for wills and birth messages (picture 19). The
// bytes are what would be sent; text that is not what its format says is an error with its place.
class PayloadInput : public QWidget {
    Q_OBJECT

public:
    enum class Format : quint8 { Json, Text, Hex, Base64 };

    explicit PayloadInput(QWidget *parent = nullptr);

    // Chooses the format that shows the bytes best.
    void setBytes(const QByteArray &bytes);
    // What could be read of it, also when there is an error.
    QByteArray bytes() const;
    QString error() const;
    Format format() const;
    void setFormat(Format format);
    QPlainTextEdit *editor() const { return m_editor; }

signals:
    void edited();

private:
    void formatChosen();

    QPlainTextEdit *m_editor;
    QComboBox *m_format;
    Format m_shown = Format::Json;
};

} // namespace ui
