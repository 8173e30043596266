// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/queryfield.h"

#include "payload/jsonstring.h"
#include "payload/jsontokenizer.h"

#include <QVarLengthArray>

#include <algorithm>

namespace store {

namespace {

using Token = payload::JsonTokenizer::Token;

constexpr int DeepestField = 64;

QByteArrayView unquoted(QByteArrayView text)
{
    return text.size() < 2 ? QByteArrayView() : text.sliced(1, text.size() - 2);
}

// The names of the containers that are open, and the one a key has just given.
class OpenNames {
public:
    bool endWith(const std::vector<QByteArray> &path) const
    {
        // What stands in an array carries no name of its own.
        auto name = m_names.crbegin();
        for (auto wanted = path.crbegin(); wanted != path.crend(); ++wanted, ++name) {
            while (name != m_names.crend() && name->isNull())
                ++name;
            if (name == m_names.crend() || *name != QByteArrayView(*wanted))
                return false;
        }
        return true;
    }
    void open() { m_names.append(QByteArrayView()); }
    void close()
    {
        if (!m_names.isEmpty())
            m_names.removeLast();
    }
    void setName(QByteArrayView name)
    {
        if (!m_names.isEmpty())
            m_names.last() = name;
    }

private:
    QVarLengthArray<QByteArrayView, DeepestField> m_names; // null: an element of an array
};

} // namespace

bool anyField(QByteArrayView json, const std::vector<QByteArray> &path,
              const std::function<bool(QByteArrayView)> &accepts)
{
    const QByteArrayView text = json.trimmed();
    if (path.empty() || text.isEmpty() || (text.front() != '{' && text.front() != '['))
        return false;
    payload::JsonTokenizer tokens(text, DeepestField);
    OpenNames names;
    std::vector<QByteArray> written; // names that had escapes: the views need their bytes
    for (;;) {
        const Token token = tokens.next();
        const QByteArrayView bytes = text.sliced(tokens.offset(), tokens.length());
        switch (token) {
        case Token::End:
        case Token::Error:
            return false;
        case Token::ObjectBegin:
        case Token::ArrayBegin:
            if (names.endWith(path) && accepts({}))
                return true;
            names.open();
            break;
        case Token::ObjectEnd:
        case Token::ArrayEnd:
            names.close();
            break;
        case Token::Key:
            if (tokens.hasEscapes()) {
                written.push_back(
                    payload::jsonString(bytes, true, payload::StringForm::Exact).toUtf8());
                names.setName(written.back());
            } else {
                names.setName(unquoted(bytes));
            }
            break;
        case Token::String:
            if (!names.endWith(path))
                break;
            if (tokens.hasEscapes()
                    ? accepts(payload::jsonString(bytes, true, payload::StringForm::Exact).toUtf8())
                    : accepts(unquoted(bytes)))
                return true;
            break;
        case Token::Number:
        case Token::True:
        case Token::False:
        case Token::Null:
            if (names.endWith(path) && accepts(bytes))
                return true;
            break;
        }
    }
}

} // namespace store
