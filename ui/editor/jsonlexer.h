// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qscilexerjson.h>

namespace ui {

class Palette;

// JSON in the syntax roles of ux.md 3.3. Owned by its editor; knows no theme of its own, the
// editor calls setLook() again when palette or font change.
class JsonLexer : public QsciLexerJSON {
    Q_OBJECT

public:
    explicit JsonLexer(QObject *parent = nullptr);

    void setLook(const Palette &palette, const QFont &font);
};

} // namespace ui
