// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicfilterline.h"

#include "style/icons.h"
#include "text/querytext.h"

#include <QAction>
#include <QKeyEvent>

namespace ui {

TopicFilterLine::TopicFilterLine(QWidget *parent)
    : QLineEdit(parent)
    , m_wrong(
          new QAction(icon(IconName::Error, ColorRole::Err), tr("The filter is not valid"), this))
{
    setObjectName(QStringLiteral("topicFilter"));
    setAccessibleName(tr("Filter topics"));
    setPlaceholderText(
        tr("Filter topics — text, +/# pattern, or value:…  (%1)")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    setToolTip(tr("<p>Words: somewhere in the topic. <b>+/+/climate</b>: MQTT pattern. "
                  "<b>/…/</b>: regular expression.</p><p><b>value:on</b> · <b>value&gt;20</b> · "
                  "<b>field:battery&lt;15</b> · <b>retained:yes</b> · <b>age&lt;10s</b> · "
                  "<b>rate&gt;5</b> · <b>size&gt;1k</b> · <b>qos:2</b> · "
                  "<b>changed:mark</b></p>"
                  "<p>A <b>-</b> in front means: not.</p>"));
    setClearButtonEnabled(true);
    // One more than is allowed, so that the reader can say so.
    setMaxLength(static_cast<int>(store::TopicQuery::MaximumLength) + 1);
    auto *here = new QAction(icon(IconName::Filter, ColorRole::Muted), tr("Filter topics"), this);
    addAction(here, QLineEdit::LeadingPosition);
    connect(here, &QAction::triggered, this, &QLineEdit::selectAll);
    addAction(m_wrong, QLineEdit::TrailingPosition);
    m_wrong->setVisible(false);
    m_delay.setSingleShot(true);
    m_delay.setInterval(DelayMs);
    connect(&m_delay, &QTimer::timeout, this, &TopicFilterLine::read);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        // Going back to everything needs no thought.
        if (text.trimmed().isEmpty())
            read();
        else
            m_delay.start();
    });
}

void TopicFilterLine::setFilter(const QString &text)
{
    setText(text);
    read();
}

void TopicFilterLine::replaceText(const QString &text)
{
    selectAll();
    insert(text); // setText() would forget what can be undone
    read();
}

void TopicFilterLine::setBaselines(const store::Baselines *baselines)
{
    if (m_baselines)
        m_baselines->disconnect(this);
    m_baselines = baselines;
    if (baselines)
        connect(baselines, &store::Baselines::marksChanged, this, &TopicFilterLine::read);
    read();
}

std::optional<store::QueryError> TopicFilterLine::wrongMark(const store::TopicQuery &query) const
{
    if (!query.namesMark())
        return std::nullopt;
    return m_baselines ? query.checkMarks(*m_baselines)
                       : query.checkMarks(store::Baselines()); // nothing is marked
}

void TopicFilterLine::read()
{
    m_delay.stop();
    auto query = store::TopicQuery::parse(text());
    if (query) {
        if (auto wrong = wrongMark(*query))
            query = *wrong;
    }
    const QString error = query ? QString() : queryErrorText(query.error());
    if (error != m_error) {
        m_error = error;
        m_wrong->setVisible(!error.isEmpty());
        m_wrong->setToolTip(error);
        setProperty("error", !error.isEmpty());
        setAccessibleDescription(error);
        update();
        emit errorChanged(error);
    }
    if (!query || query->text().trimmed() == m_query.text().trimmed())
        return;
    m_query = *query;
    emit queryChanged(m_query);
}

void TopicFilterLine::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            emit left();
        else
            clearFilter();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        read();
        emit left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace ui
