// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qsciscintilla.h>

#include <QByteArray>
#include <QByteArrayView>

class QContextMenuEvent;
class QMenu;

namespace ui {

class JsonLexer;

// The text editor of payloads, ours in look and keys: colours by role in light and dark, line
// numbers, folding, control and direction characters shown as pictures. Works on UTF-8 bytes, so
// that U+0000 and invalid bytes survive; never changes what it was given. Leaves the program's own
// shortcuts (Ctrl+D, Ctrl+T, …) alone. Tab inserts; Esc and then Tab leaves (ux.md 3.7).
class PayloadEditor : public QsciScintilla {
    Q_OBJECT

public:
    enum class Language : quint8 { Plain, Json };

    explicit PayloadEditor(QWidget *parent = nullptr);
    ~PayloadEditor() override;

    Language language() const { return m_language; }
    void setLanguage(Language language);
    // Chevrons beside the line numbers; off until asked for.
    void setFoldable(bool foldable);

    QByteArray bytes() const;
    // Replaces everything, forgets undo, cursor at the start.
    void setBytes(QByteArrayView utf8);
    // Replaces everything as one step that can be undone, cursor near where it was.
    void replaceBytes(QByteArrayView utf8);
    qsizetype byteCount() const;

    // Marks up to 1,000 places where `utf8` stands, whatever the case; returns how many there are
    // (1,000 means: or more). Empty unmarks.
    int markMatches(const QByteArray &utf8);
    // Selects the next (previous) of them and scrolls there, wrapping around; its number from 1,
    // 0 when there is none.
    int selectMatch(bool forward);
    static constexpr int mostMatches = 1000;

    // A wavy line below the byte; -1 takes it away.
    void setErrorAt(qsizetype byteOffset);

signals:
    void findRequested(); // Ctrl+F

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    // Subclasses add their own commands at the end.
    virtual void fillMenu(QMenu *menu);

private:
    void applyLook();
    void defineFoldMarkers(const QColor &ink, int size);
    void updateMargin();
    void keepOurKeys();
    void showControlCharacters();

    JsonLexer *m_lexer;
    Language m_language = Language::Plain;
    bool m_foldable = false;
    bool m_tabLeaves = false;
    std::vector<qsizetype> m_matches; // start bytes, ascending
    qsizetype m_matchLength = 0;
};

} // namespace ui
