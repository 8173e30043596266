// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/composedpayload.h"

#include <QStackedWidget>

namespace ui {

class EmptyState;
class PayloadEditor;

// The payload of the publish panel: the editor, or a card with the file that is to be sent. Files
// can be dropped on it. Reads a file when it is chosen and again before it is sent; refuses more
// than an MQTT message can hold.
class PayloadComposer : public QStackedWidget {
    Q_OBJECT

public:
    explicit PayloadComposer(QWidget *parent = nullptr);

    PayloadEditor *editor() const { return m_editor; }
    PublishFormat format() const { return m_format; }
    void setFormat(PublishFormat format);

    // As typed; the path for File. Setting with `undoable` keeps what was there for Ctrl+Z.
    QByteArray text() const;
    void setText(const QByteArray &text, bool undoable = false);

    ComposedPayload compose(const payload::TemplateContext &context) const;
    QString validity(const ComposedPayload &payload) const;
    // Wavy line below the place of an error.
    void mark(const ComposedPayload &payload);
    // JSON with its white space put in order, as one step that can be undone.
    void layOutJson();

    void chooseFile();
    // Reads the chosen file again: it may have changed. False, with fileRefused(), if it cannot be.
    bool reloadFile();

signals:
    void edited();
    void formatChanged(); // by a file that was chosen or dropped
    void fileRefused(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool loadFile(const QString &path);
    void takeFile(const QString &path);
    void describeFile();

    PayloadEditor *m_editor;
    EmptyState *m_card;
    PublishFormat m_format = PublishFormat::Json;
    QString m_path;
    QByteArray m_contents;
    bool m_loaded = false;
    bool m_setting = false;
};

} // namespace ui
