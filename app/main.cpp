// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/memory.h"

#include <QApplication>
#include <QIcon>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    app::shareTheHeap();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const app::ParsedCommandLine parsed = app::CommandLineReader::parse(arguments);
    if (parsed.exit) {
        QTextStream(parsed.exitCode == 0 ? stdout : stderr) << parsed.text << Qt::endl;
        return parsed.exitCode;
    }
    for (const QString &warning : parsed.commandLine.warnings)
        QTextStream(stderr) << warning << Qt::endl;

    QApplication application(argc, argv);
    QApplication::setApplicationName(u"canopy"_s);
    QApplication::setApplicationDisplayName(u"Canopy"_s);
    QApplication::setApplicationVersion(QStringLiteral(CANOPY_VERSION));
    QApplication::setDesktopFileName(u"canopy"_s);
    QApplication::setWindowIcon(QIcon(u":/icons-app/canopy.svg"_s));
    app::Application canopy(application, parsed.commandLine, sinceStart);
    return canopy.run();
}
