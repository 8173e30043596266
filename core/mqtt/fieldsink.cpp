// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/fieldsink.h"

#include <QByteArray>

#include <algorithm>

namespace mqtt {
namespace {

constexpr qsizetype longestValue = 256;
constexpr qsizetype longestHex = 64; // bytes

} // namespace

void FieldSink::leaf(const char *name, qsizetype offset, qsizetype length, const QString &value)
{
    m_dropped = m_full;
    if (m_dropped)
        return;
    FieldNode node;
    node.name = name;
    node.offset = offset;
    node.length = length;
    node.value = value;
    m_open.back().children.push_back(std::move(node));
    m_end = offset + length;
    m_full = ++m_count >= maximumNodes;
}

FieldNode *FieldSink::last()
{
    auto &children = m_open.back().children;
    return m_dropped || children.empty() ? nullptr : &children.back();
}

void FieldSink::annotate(const QString &value)
{
    if (FieldNode *node = last())
        node->value = value;
}

void FieldSink::hide()
{
    if (FieldNode *node = last()) {
        node->secret = true;
        node->value = QStringLiteral("********");
    }
}

void FieldSink::bits(const char *name, quint8 mask, const QString &value)
{
    FieldNode *parent = last();
    if (!parent)
        return;
    FieldNode node;
    node.name = name;
    node.offset = parent->offset;
    node.length = 1;
    node.bits = mask;
    node.value = value;
    parent->children.push_back(std::move(node));
}

void FieldSink::open(const char *name, qsizetype offset)
{
    FieldNode node;
    node.name = name;
    node.offset = offset;
    m_open.push_back(std::move(node));
}

void FieldSink::close(const QString &value)
{
    if (!value.isNull())
        m_open.back().value = value;
    closeTop();
}

void FieldSink::closeTop()
{
    FieldNode node = std::move(m_open.back());
    m_open.pop_back();
    // Opened after the sink was full, or before a field that never came: nothing to show.
    if (node.children.empty())
        return;
    node.length = m_end - node.offset;
    m_open.back().children.push_back(std::move(node));
}

FieldNode FieldSink::finish(const char *name, qsizetype size, const Error *error)
{
    while (m_open.size() > 1)
        closeTop();
    FieldNode root = std::move(m_open.front());
    root.name = name;
    root.length = size;
    if (error || m_end < size) {
        FieldNode rest;
        rest.name = error ? "Not Decoded" : "Omitted";
        rest.offset = m_end;
        rest.length = size - m_end;
        rest.damaged = error != nullptr;
        if (error)
            rest.value = QString::fromLatin1(error->what);
        root.children.push_back(std::move(rest));
    }
    return root;
}

QString FieldSink::text(QByteArrayView utf8)
{
    // Four bytes at most for one code point, so the cut never shows half a character.
    QString text = QString::fromUtf8(utf8.first(std::min(utf8.size(), 4 * longestValue)));
    if (text.size() <= longestValue)
        return text;
    text.truncate(longestValue);
    if (text.back().isHighSurrogate())
        text.chop(1);
    text += QChar(u'…');
    return text;
}

QString FieldSink::hex(QByteArrayView bytes)
{
    const QByteArrayView shown = bytes.first(std::min(bytes.size(), longestHex));
    QString text = QString::fromLatin1(shown.toByteArray().toHex(' '));
    if (shown.size() < bytes.size())
        text += QChar(u'…');
    return text;
}

} // namespace mqtt
