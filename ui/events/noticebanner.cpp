// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/noticebanner.h"

#include "style/textlabel.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

NoticeBanner::NoticeBanner(QWidget *parent)
    : QWidget(parent)
    , m_frame(new InfoFrame(InfoFrame::Shape::Banner, this))
{
    setObjectName(u"connectionBanner"_s);
    m_frame->textLabel()->setObjectName(u"bannerText"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_frame);

    const QStringList names{u"bannerPrimary"_s, u"bannerSecondary"_s, u"bannerTertiary"_s};
    for (int i = 0; i < MostActions; ++i) {
        QPushButton *button = m_frame->addAction(QString());
        button->setObjectName(names.at(i));
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard where it was
        connect(button, &QPushButton::clicked, this, [this, i] { emit actionTriggered(i); });
        m_buttons.push_back(button);
    }
    m_copy = m_frame->addAction(tr("Copy"));
    m_copy->setObjectName(u"bannerCopy"_s);
    m_copy->setAutoDefault(false);
    m_copy->setFocusPolicy(Qt::TabFocus);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const QString details = m_frame->note();
        QGuiApplication::clipboard()->setText(
            details.isEmpty() ? m_frame->text() : QString(m_frame->text() + u'\n' + details));
    });
    hide();
}

void NoticeBanner::showNotice(NoticeLevel level, const QString &text, const QString &details,
                              const QStringList &actions)
{
    m_frame->setLevel(level);
    m_frame->setText(text);
    m_frame->setNote(details);
    for (int i = 0; i < MostActions; ++i) {
        QPushButton *button = m_buttons[std::size_t(i)];
        button->setVisible(i < actions.size());
        if (i < actions.size() && button->text() != actions.at(i))
            button->setText(actions.at(i));
    }
    const bool appears = isHidden();
    show();
    // Screen readers hear the notice once, not at every second of the countdown.
    const QString spoken = actions.join(u' ') + details;
    if (appears || spoken != m_announced) {
        m_announced = spoken;
        m_frame->setAccessibleName(text);
        QAccessibleEvent announcement(m_frame, QAccessible::Alert);
        QAccessible::updateAccessibility(&announcement);
    }
}

void NoticeBanner::hideNotice()
{
    hide();
    m_announced.clear();
}

} // namespace ui
