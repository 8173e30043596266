// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/helpdialogs.h"

#include "style/fonts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

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

    static void keys(QMainWindow *window)
    {
        QStringList lines;
        for (const QAction *action : window->findChildren<QAction *>()) {
            if (action->shortcut().isEmpty() || action->text().isEmpty())
                continue;
            const QString line
                = action->shortcut().toString(QKeySequence::NativeText).leftJustified(22)
                + action->text().remove(u'&');
            if (!lines.contains(line))
                lines.append(line);
        }
        lines.sort();
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

void showKeysDialog(QMainWindow *window)
{
    HelpDialogs::keys(window);
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
