// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/helpdialogs.h"

#include "commands/commandlist.h"
#include "style/fonts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QStringList keyTexts(const QList<QKeySequence> &sequences)
{
    QStringList texts;
    for (const QKeySequence &sequence : sequences)
        texts += sequence.toString(QKeySequence::NativeText);
    texts.removeDuplicates();
    return texts;
}

class HelpDialogs {
    Q_DECLARE_TR_FUNCTIONS(HelpDialogs)

public:
    static void text(QWidget *window, const QString &title, const QString &content)
    {
        auto *dialog = new QDialog(window);
        dialog->setObjectName(u"textDialog"_s);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(title);
        auto *view = new QPlainTextEdit(content, dialog);
        view->setReadOnly(true);
        view->setFont(monospaceFont(dialog->font()));
        view->setAccessibleName(title);
        auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
        QPushButton *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
        QObject::connect(copy, &QPushButton::clicked, dialog,
                         [content] { QApplication::clipboard()->setText(content); });
        QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
        auto *layout = new QVBoxLayout(dialog);
        layout->addWidget(view);
        layout->addWidget(buttons);
        const int character = dialog->fontMetrics().averageCharWidth();
        dialog->resize(character * 90, dialog->fontMetrics().height() * 32);
        dialog->open();
    }

    static QString line(const QString &keys, const QString &text)
    {
        return u"  "_s % keys.leftJustified(24) % text;
    }

    static void keys(QWidget *window, const CommandList &commands)
    {
        QStringList lines;
        QString place;
        for (const Command &command : commands.commands()) {
            const QStringList keys = keyTexts(command.action->shortcuts());
            if (keys.isEmpty())
                continue;
            if (command.place != place) {
                if (!lines.isEmpty())
                    lines.append(QString());
                lines.append(command.place);
                place = command.place;
            }
            lines.append(line(keys.join(tr(" or ")), command.text()));
        }
        // These are the lists' own and the same everywhere.
        lines.append(
            {QString(), tr("Always"), line(u"← →"_s, tr("Fold and unfold a branch")),
             line(u"*"_s, tr("Unfold everything below")),
             line(tr("Enter"), tr("Open: go to the message, keep it while you read")),
             line(tr("Esc"), tr("Clear the filter, close the search, let go of the message")),
             line(tr("Alt+↑ Alt+↓"), tr("Earlier or later sent message, in the editor"))});
        text(window, tr("List of keys"), lines.join(u'\n'));
    }

    static void about(QWidget *window)
    {
        text(window, tr("About Canopy"),
             tr("Canopy %1\n\nA window on MQTT traffic: live topic tree, history and "
                "publishing.\n\nFree software under the GNU General Public License, version 3 or "
                "later.\nBuilt with Qt %2, QScintilla and QtKeychain.")
                 .arg(QApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    }
};

} // namespace

void showKeysDialog(QWidget *window, const CommandList &commands)
{
    HelpDialogs::keys(window, commands);
}

void showAboutDialog(QWidget *window)
{
    HelpDialogs::about(window);
}

void showTextDialog(QWidget *window, const QString &title, const QString &text)
{
    HelpDialogs::text(window, title, text);
}

} // namespace ui
