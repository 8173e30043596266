// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/shellwords.h"

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

class Splitter {
public:
    explicit Splitter(const QString &line)
        : m_line(line)
    {
    }

    ShellWords split()
    {
        for (; m_at < m_line.size(); ++m_at) {
            const QChar c = m_line.at(m_at);
            if (c.isSpace()) {
                endWord();
            } else if (u"|;&<>"_s.contains(c)) {
                m_result.rest = m_line.sliced(m_at);
                break;
            } else if (c == u'#' && !m_inWord) {
                skipComment();
            } else {
                beginWord();
                readCharacter(c);
            }
        }
        endWord();
        return m_result;
    }

private:
    void beginWord()
    {
        if (m_inWord)
            return;
        m_inWord = true;
        m_word = {};
        m_word.position = m_at;
    }
    void endWord()
    {
        if (m_inWord)
            m_result.words.push_back(m_word);
        m_inWord = false;
    }
    void skipComment()
    {
        while (m_at < m_line.size() && m_line.at(m_at) != u'\n')
            ++m_at;
    }
    void readCharacter(QChar c)
    {
        if (c == u'\'' || c == u'"') {
            readQuoted(c);
        } else if (c == u'\\') {
            if (++m_at < m_line.size() && m_line.at(m_at) != u'\n')
                m_word.text += m_line.at(m_at);
            else if (m_word.text.isEmpty())
                m_inWord = false; // the line goes on below
        } else {
            m_word.expands |= c == u'$' || c == u'`';
            m_word.text += c;
        }
    }
    void readQuoted(QChar quote)
    {
        const qsizetype begin = m_at++;
        for (; m_at < m_line.size() && m_line.at(m_at) != quote; ++m_at) {
            QChar c = m_line.at(m_at);
            if (quote == u'"' && c == u'\\' && m_at + 1 < m_line.size()
                && u"\"\\$`\n"_s.contains(m_line.at(m_at + 1))) {
                c = m_line.at(++m_at);
                if (c == u'\n')
                    continue;
            } else if (quote == u'"') {
                m_word.expands |= c == u'$' || c == u'`';
            }
            m_word.text += c;
        }
        if (m_at >= m_line.size())
            m_result.unfinishedQuote = begin;
    }

    const QString &m_line;
    qsizetype m_at = 0;
    bool m_inWord = false;
    ShellWord m_word;
    ShellWords m_result;
};

} // namespace

ShellWords splitShellWords(const QString &line)
{
    return Splitter(line).split();
}

} // namespace config
