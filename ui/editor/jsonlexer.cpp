// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/jsonlexer.h"

#include "style/palette.h"

#include <utility>

namespace ui {

namespace {

constexpr std::pair<int, ColorRole> styleRoles[] = {
    {QsciLexerJSON::Default, ColorRole::Text},
    {QsciLexerJSON::Number, ColorRole::SyntaxNumber},
    {QsciLexerJSON::String, ColorRole::SyntaxString},
    {QsciLexerJSON::UnclosedString, ColorRole::Err},
    {QsciLexerJSON::Property, ColorRole::SyntaxKey},
    {QsciLexerJSON::EscapeSequence, ColorRole::SyntaxNumber},
    {QsciLexerJSON::CommentLine, ColorRole::Err},
    {QsciLexerJSON::CommentBlock, ColorRole::Err},
    {QsciLexerJSON::Operator, ColorRole::Muted},
    {QsciLexerJSON::IRI, ColorRole::SyntaxString},
    {QsciLexerJSON::IRICompact, ColorRole::SyntaxString},
    {QsciLexerJSON::Keyword, ColorRole::SyntaxBool},
    {QsciLexerJSON::KeywordLD, ColorRole::SyntaxKey},
    {QsciLexerJSON::Error, ColorRole::Err},
};

} // namespace

JsonLexer::JsonLexer(QObject *parent)
    : QsciLexerJSON(parent)
{
    setHighlightComments(false); // JSON has none: a broker's peer would refuse them
    setFoldCompact(false);
}

void JsonLexer::setLook(const Palette &palette, const QFont &font)
{
    setDefaultColor(palette(ColorRole::Text));
    setDefaultPaper(palette(ColorRole::Base));
    setDefaultFont(font);
    setPaper(palette(ColorRole::Base));
    setFont(font);
    for (const auto &[style, role] : styleRoles)
        setColor(palette(role), style);
}

} // namespace ui
