// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/message.h"
#include "store/topictree.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

#include <optional>
#include <vector>

namespace store {

class MessageLog;

// What one question about one topic can be answered with: a regular expression that needs too many
// steps gives up instead of stopping the program.
enum class Verdict : quint8 { No, Yes, GaveUp };

// One topic while it is being judged; the last message is looked up once, when first asked for.
class QuerySubject {
public:
    QuerySubject(const TopicTree &tree, const MessageLog *log, NodeId node, qint64 nowUs)
        : m_tree(tree)
        , m_log(log)
        , m_node(node)
        , m_nowUs(nowUs)
    {
    }

    const TopicTree &tree() const { return m_tree; }
    NodeId node() const { return m_node; }
    qint64 nowUs() const { return m_nowUs; }
    const Message &message();

private:
    const TopicTree &m_tree;
    const MessageLog *m_log;
    NodeId m_node;
    qint64 m_nowUs;
    std::optional<Message> m_message;
};

enum class Comparison : quint8 {
    Contains,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual
};

bool compare(double value, Comparison comparison, double limit);

// The right side of a comparison with bytes: text, and the number it may be.
struct QueryOperand {
    QByteArray folded; // UTF-8, ASCII letters small
    QString text; // only when it has other letters than ASCII
    std::optional<double> number;
};
QueryOperand makeOperand(QStringView text);
// Contains: anywhere, without regard to case. Equal: the same text or number. Less …: numbers only.
bool compare(QByteArrayView bytes, Comparison comparison, const QueryOperand &operand);
// The whole text as a finite number, spaces around it ignored.
std::optional<double> numberOf(QByteArrayView text);

// One condition of a TopicQuery, ready to be asked. A value; made by the parser only.
struct QueryTerm {
    // In the order of what asking costs.
    enum class Kind : quint8 {
        Retained,
        Changed,
        Pattern,
        Word,
        Age,
        Rate,
        QoS,
        Size,
        Value,
        Regex,
        Field
    };

    Kind kind = Kind::Word;
    bool negated = false;
    qsizetype start = 0; // where it stands in the text, its - included
    qsizetype length = 0;
    Comparison comparison = Comparison::Contains;
    QueryOperand operand; // Word, Value, Field
    QByteArray pattern;
    QRegularExpression expression;
    std::vector<QByteArray> path; // Field: names, outermost first
    bool fieldExists = false; // Field without a comparison
    Retained retained = Retained::Yes;
    QString markName; // Changed: empty is the newest one
    MarkId mark = MarkId::None; // that of the name, in one tree
    double limit = 0; // Age in seconds, Rate a second, Size in bytes, QoS

    // Bytes of a payload that are looked at.
    static constexpr qsizetype PayloadBytes = qsizetype(64) * 1024;

    Verdict judge(QuerySubject &subject) const;

private:
    Verdict ask(QuerySubject &subject) const;
};

} // namespace store
