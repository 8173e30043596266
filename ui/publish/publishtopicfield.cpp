// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishtopicfield.h"

#include "pipeline/connection.h"
#include "publish/topiccompletion.h"
#include "style/fonts.h"

#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QWheelEvent>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PublishTopicField::PublishTopicField(QWidget *parent)
    : QComboBox(parent)
    , m_recent(new QStringListModel(this))
    , m_completions(new QStringListModel(this))
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setModel(m_recent);
    QFont mono; // the family only: the size follows the window's
    mono.setFamilies(monospaceFont(font()).families());
    setFont(mono);
    setMinimumContentsLength(10);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Not the 32,767 characters of QLineEdit: a topic that is too long is said, never cut.
    lineEdit()->setMaxLength(std::numeric_limits<int>::max());
    auto *completer = new QCompleter(m_completions, this);
    completer->setCaseSensitivity(Qt::CaseSensitive);
    setCompleter(completer);
    setCurrentIndex(-1);
    connect(lineEdit(), &QLineEdit::textEdited, this, &PublishTopicField::complete);
    connect(this, &QComboBox::editTextChanged, this, [this] {
        if (!m_filling)
            m_touched = true;
    });
}

void PublishTopicField::setConnection(pipeline::Connection *connection)
{
    m_connection = connection;
    m_completions->setStringList({});
}

void PublishTopicField::setRecent(const QStringList &topics)
{
    if (topics == m_recent->stringList())
        return;
    const QString typed = currentText();
    const int cursor = lineEdit()->cursorPosition();
    const QSignalBlocker quiet(this);
    m_recent->setStringList(topics);
    setCurrentIndex(int(topics.indexOf(typed)));
    setEditText(typed);
    lineEdit()->setCursorPosition(cursor);
}

QByteArray PublishTopicField::topic() const
{
    return currentText().toUtf8();
}

void PublishTopicField::setTopic(const QByteArray &topic, bool touched)
{
    const QScopedValueRollback filling(m_filling, true);
    m_touched = touched;
    setEditText(QString::fromUtf8(topic));
}

void PublishTopicField::setError(bool error)
{
    if (property("error").toBool() == error)
        return;
    setProperty("error", error);
    update();
}

void PublishTopicField::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // scrolling past it must not change where a message goes
}

void PublishTopicField::complete(const QString &typed)
{
    m_completions->setStringList(completeTopic(m_connection ? &m_connection->topics() : nullptr,
                                               m_recent->stringList(), typed));
}

} // namespace ui
