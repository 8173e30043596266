// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/decodedpayload.h"

#include "payload/jsonstring.h"
#include "payload/textread.h"

#include <QHash>

namespace payload {

namespace {

// The shorthand names of RFC 9535: no quotes needed.
bool isPlainName(const QString &name)
{
    if (name.isEmpty())
        return false;
    for (const QChar c : name) {
        const char16_t u = c.unicode();
        const bool letter
            = (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || u == u'_' || u >= 0x80;
        const bool digit = u >= u'0' && u <= u'9';
        if (!letter && !digit)
            return false;
    }
    return !name.at(0).isDigit();
}

QString nameStep(const QString &name)
{
    if (isPlainName(name))
        return QLatin1Char('.') + name;
    QString quoted = name;
    quoted.replace(u'\\', QLatin1StringView("\\\\")).replace(u'\'', QLatin1StringView("\\'"));
    return QLatin1StringView("['") + quoted + QLatin1StringView("']");
}

// Hands out the step to each child of one container in turn.
class Steps {
public:
    explicit Steps(const FieldValue &parent)
        : m_parent(parent)
    {
    }

    // The part of the path that leads to the next child, and its title.
    struct Step {
        QString path;
        QString label;
    };
    Step next(const FieldValue &child)
    {
        if (m_parent.kind == Kind::Array) {
            const QString index = QLatin1Char('[') + QString::number(m_index++) + QLatin1Char(']');
            return {index, index};
        }
        Step step{nameStep(child.key), child.key};
        if (m_parent.children.size() > 1) {
            const int count = ++m_seen[child.key];
            if (count > 1) {
                const QString suffix = QLatin1Char('#') + QString::number(count);
                step.path += suffix;
                step.label += suffix;
            }
        }
        return step;
    }

private:
    const FieldValue &m_parent;
    QHash<QString, int> m_seen;
    qsizetype m_index = 0;
};

void collect(std::vector<Leaf> &to, const FieldValue &field, const QString &path,
             const QString &label, qsizetype maximum)
{
    if (std::ssize(to) >= maximum)
        return;
    if (field.children.empty()) {
        to.push_back({path, label, field.kind, field.text, numericValue(field)});
        return;
    }
    Steps steps(field);
    for (const FieldValue &child : field.children) {
        if (std::ssize(to) >= maximum)
            return;
        const Steps::Step step = steps.next(child);
        QString childLabel = label;
        if (!label.isEmpty() && field.kind == Kind::Object)
            childLabel += u'.';
        childLabel += step.label;
        collect(to, child, path + step.path, childLabel, maximum);
    }
}

} // namespace

std::vector<Leaf> leaves(const FieldValue &root, qsizetype maximum)
{
    std::vector<Leaf> result;
    collect(result, root, QStringLiteral("$"), {}, maximum);
    return result;
}

std::vector<QString> childPaths(const QString &parentPath, const FieldValue &parent)
{
    std::vector<QString> result;
    result.reserve(parent.children.size());
    Steps steps(parent);
    for (const FieldValue &child : parent.children)
        result.push_back(parentPath + steps.next(child).path);
    return result;
}

const FieldValue *fieldAt(const FieldValue &root, const QString &path)
{
    QStringView rest = path;
    if (!rest.startsWith(u'$'))
        return nullptr;
    rest = rest.sliced(1);
    const FieldValue *field = &root;
    while (!rest.isEmpty()) {
        Steps steps(*field);
        const FieldValue *found = nullptr;
        for (const FieldValue &child : field->children) {
            const QString step = steps.next(child).path;
            if (!rest.startsWith(step))
                continue;
            const QStringView after = rest.sliced(step.size());
            if (after.isEmpty() || after.startsWith(u'.') || after.startsWith(u'[')) {
                found = &child;
                rest = after;
                break;
            }
        }
        if (!found)
            return nullptr;
        field = found;
    }
    return field;
}

QString exactText(const FieldValue &field, QByteArrayView bytes)
{
    if (field.offset < 0 || field.length < 0 || field.offset > bytes.size() - field.length)
        return {};
    const QByteArrayView slice = bytes.sliced(field.offset, field.length);
    if (field.kind == Kind::String)
        return jsonString(slice, slice.contains('\\'), StringForm::Exact);
    return readText(slice).text;
}

} // namespace payload
