// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyactions.h"

#include "history/historymodel.h"
#include "history/historyview.h"
#include "history/payloadfile.h"
#include "style/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace ui {

HistoryActions::HistoryActions(HistoryView *view, std::function<BrokerAddress()> broker)
    : QObject(view)
    , m_view(view)
    , m_file(new PayloadFile(view))
    , m_publishAgain(new QAction(icon(IconName::Publish), tr("Publish again…"), this))
    , m_copyValue(new QAction(icon(IconName::Copy), tr("Copy value"), this))
    , m_copyJson(new QAction(icon(IconName::Braces), tr("Copy as JSON line"), this))
    , m_copyCommand(new QAction(tr("Copy as mosquitto_pub command"), this))
    , m_savePayload(new QAction(icon(IconName::File), tr("Save payload…"), this))
{
    m_publishAgain->setObjectName(QStringLiteral("publishAgainAction"));
    m_copyValue->setObjectName(QStringLiteral("copyMessageValueAction"));
    m_copyJson->setObjectName(QStringLiteral("copyJsonLineAction"));
    m_copyCommand->setObjectName(QStringLiteral("copyCommandAction"));
    m_savePayload->setObjectName(QStringLiteral("saveMessagePayloadAction"));
    m_copyJson->setShortcut(QKeySequence::Copy);
    m_copyValue->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    // The same keys copy other things in other panes.
    m_copyJson->setShortcutContext(Qt::WidgetShortcut);
    m_copyValue->setShortcutContext(Qt::WidgetShortcut);
    for (QAction *action : {m_publishAgain, m_copyValue, m_copyJson, m_copyCommand, m_savePayload})
        m_view->addAction(action);

    connect(m_publishAgain, &QAction::triggered, this, [this] {
        if (const store::Message chosen = message(); !chosen.isNull())
            emit publishAgainRequested(chosen);
    });
    connect(m_copyValue, &QAction::triggered, this, [this] {
        if (const store::Message chosen = message(); !chosen.isNull())
            QGuiApplication::clipboard()->setMimeData(valueForClipboard(chosen).release());
    });
    connect(m_copyJson, &QAction::triggered, this, [this] {
        if (const store::Message chosen = message(); !chosen.isNull())
            QGuiApplication::clipboard()->setText(jsonLine(chosen));
    });
    connect(m_copyCommand, &QAction::triggered, this, [this, broker = std::move(broker)] {
        if (const store::Message chosen = message(); !chosen.isNull())
            QGuiApplication::clipboard()->setText(mosquittoPubCommand(chosen, broker()));
    });
    connect(m_savePayload, &QAction::triggered, this, [this] { m_file->askAndSave(message()); });
    connect(m_file, &PayloadFile::failed, this, &HistoryActions::saveFailed);
    update();
}

void HistoryActions::fill(QMenu *menu) const
{
    menu->addAction(m_publishAgain);
    menu->addSeparator();
    menu->addActions({m_copyValue, m_copyJson, m_copyCommand});
    menu->addSeparator();
    menu->addAction(m_savePayload);
}

store::Message HistoryActions::message() const
{
    const HistoryModel *model = m_view->historyModel();
    return model ? model->message(m_view->currentIndex().row()) : store::Message();
}

void HistoryActions::update()
{
    const bool any = !message().isNull();
    for (QAction *action : {m_publishAgain, m_copyValue, m_copyJson, m_copyCommand, m_savePayload})
        action->setEnabled(any);
}

} // namespace ui
