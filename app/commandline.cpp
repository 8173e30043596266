// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "broker/demo/demooptions.h"
#include "config/brokerurl.h"
#include "mqtt/topic.h"

#include <QCommandLineParser>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

// "a/b:1" is filter a/b at QoS 1; a colon that is not followed by one QoS digit is the filter's.
mqtt::Subscription subscriptionFromArgument(const QString &argument)
{
    mqtt::Subscription subscription;
    subscription.retainAsPublished = true;
    const qsizetype colon = argument.size() - 2;
    const bool hasQoS = colon >= 1 && argument.at(colon) == u':' && argument.back() >= u'0'
        && argument.back() <= u'2';
    subscription.topicFilter = (hasQoS ? argument.first(colon) : argument).toUtf8();
    if (hasQoS)
        subscription.qos = static_cast<mqtt::QoS>(argument.back().digitValue());
    return subscription;
}

ParsedCommandLine failed(const QString &text)
{
    ParsedCommandLine result;
    result.exit = true;
    result.exitCode = 2;
    result.text = text;
    return result;
}

// Those that Qt takes from the command line itself, with one dash or two: known here only so that
// they are let through.
QList<QCommandLineOption> optionsOfQt()
{
    QList<QCommandLineOption> result;
    for (const QString &name :
         {u"platform"_s, u"platformpluginpath"_s, u"platformtheme"_s, u"plugin"_s, u"display"_s,
          u"geometry"_s, u"qwindowgeometry"_s, u"qwindowicon"_s, u"qwindowtitle"_s, u"session"_s,
          u"style"_s, u"stylesheet"_s})
        result.append(QCommandLineOption(name, QString(), name));
    result.append(QCommandLineOption(u"reverse"_s));
    for (QCommandLineOption &option : result)
        option.setFlags(QCommandLineOption::HiddenFromHelp);
    return result;
}

// The argument as it was typed, with its dashes.
QString typedOption(const QStringList &arguments, const QString &name)
{
    for (const QString &argument : arguments) {
        const QString typed = argument.section(u'=', 0, 0);
        if (typed == u"--"_s + name || typed == u'-' + name)
            return typed;
    }
    return u"--"_s + name;
}

} // namespace

ParsedCommandLine CommandLineReader::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.setApplicationDescription(
        tr("Canopy watches MQTT traffic: a live topic tree, message history and publishing."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, tr("Shows this help."));
    const QCommandLineOption version({u"v"_s, u"version"_s}, tr("Shows the version."));
    const QCommandLineOption subscribe(u"subscribe"_s,
                                       tr("Subscribes after connecting; may be given repeatedly."),
                                       tr("filter[:qos]"));
    const QCommandLineOption demo(
        u"demo"_s, tr("Starts a broker on this computer with simulated devices and shows it."));
    const QCommandLineOption seed(u"seed"_s, tr("With --demo: the devices say the same each time."),
                                  tr("number"));
    QCommandLineOption load(u"demo-load"_s, tr("With --demo: further messages a second."),
                            tr("rate"));
    load.setFlags(QCommandLineOption::HiddenFromHelp);
    const QCommandLineOption profileDir(
        u"profile-dir"_s, tr("Keeps connections and settings in this folder."), tr("folder"));
    const QCommandLineOption lang(u"lang"_s, tr("Language of the window, for example zh_CN."),
                                  tr("language"));
    const QCommandLineOption theme(u"theme"_s, tr("light, dark or system."), tr("theme"));
    const QCommandLineOption screenshot(
        u"screenshot"_s, tr("Writes a picture of the window before it ends."), tr("file"));
    const QCommandLineOption quitAfter(u"quit-after"_s, tr("Ends by itself after this time."),
                                       tr("seconds"));
    const QCommandLineOption report(
        u"report"_s, tr("Writes a diagnosis as JSON at the end; - is standard output."),
        tr("file"));
    const QCommandLineOption noAnimations(u"no-animations"_s, tr("Nothing moves by itself."));
    parser.addOptions({help, version, subscribe, demo, seed, load, profileDir, lang, theme,
                       screenshot, quitAfter, report, noAnimations});
    parser.addOptions(optionsOfQt());
    parser.addPositionalArgument(u"address"_s,
                                 tr("Broker to connect to: a host, mqtt:// or mqtts:// URL."),
                                 u"[mqtt[s]://[user@]host[:port]]"_s);

    if (!parser.parse(arguments)) {
        const QStringList unknown = parser.unknownOptionNames();
        const QString problem = unknown.isEmpty()
            ? parser.errorText()
            : tr("There is no option %1.").arg(typedOption(arguments, unknown.first()));
        return failed(problem + u'\n' + tr("Try canopy --help."));
    }
    if (parser.isSet(help) || parser.isSet(version)) {
        ParsedCommandLine result;
        result.exit = true;
        result.text = parser.isSet(help) ? parser.helpText().trimmed()
                                         : u"Canopy %1"_s.arg(QStringLiteral(CANOPY_VERSION));
        return result;
    }

    ParsedCommandLine result;
    CommandLine &commandLine = result.commandLine;

    const QStringList addresses = parser.positionalArguments();
    if (addresses.size() > 1)
        return failed(tr("Only one address can be given, not %1.").arg(addresses.size()));
    if (!addresses.isEmpty()) {
        commandLine.address = addresses.first();
        const auto url = config::parseBrokerUrl(commandLine.address);
        if (!url)
            return failed(tr("“%1” is not an address Canopy understands. Try mqtt://host:1883.")
                              .arg(commandLine.address));
        if (url->password)
            commandLine.warnings.append(
                tr("The address contains a password. Other users of this computer can see command "
                   "lines; leave the password out and Canopy asks for it."));
    }

    for (const QString &argument : parser.values(subscribe)) {
        const mqtt::Subscription subscription = subscriptionFromArgument(argument);
        if (mqtt::TopicFilter::check(subscription.topicFilter))
            return failed(tr("“%1” is not a valid topic filter.").arg(argument));
        commandLine.subscriptions.push_back(subscription);
    }

    commandLine.demo = parser.isSet(demo);
    if (commandLine.demo && !commandLine.address.isEmpty())
        return failed(tr("Give an address or --demo, not both."));
    for (const QCommandLineOption &option : {seed, load}) {
        if (!parser.isSet(option))
            continue;
        const QString name = option.names().constFirst();
        if (!commandLine.demo)
            return failed(tr("--%1 works with --demo only.").arg(name));
        bool ok = false;
        const quint64 number = parser.value(option).toULongLong(&ok);
        if (!ok || (name == load.names().constFirst() && number > broker::demo::maximumLoadRate))
            return failed(tr("--%1 needs a number, not “%2”.").arg(name, parser.value(option)));
        if (name == load.names().constFirst())
            commandLine.demoLoad = int(number);
        else
            commandLine.demoSeed = number;
    }
    commandLine.profileDirectory = parser.value(profileDir);
    commandLine.language = parser.value(lang);
    commandLine.theme = parser.value(theme);
    const QStringList themes{QString(), u"light"_s, u"dark"_s, u"system"_s};
    if (!themes.contains(commandLine.theme))
        return failed(
            tr("The theme “%1” does not exist: light, dark or system.").arg(commandLine.theme));
    commandLine.screenshotFile = parser.value(screenshot);
    commandLine.reportFile = parser.value(report);
    commandLine.animations = !parser.isSet(noAnimations);

    if (parser.isSet(quitAfter)) {
        bool ok = false;
        const double seconds = QLocale::c().toDouble(parser.value(quitAfter), &ok);
        if (!ok || seconds < 0 || seconds > 86400.0 * 24)
            return failed(tr("--quit-after needs a number of seconds, not “%1”.")
                              .arg(parser.value(quitAfter)));
        commandLine.quitAfter = std::chrono::milliseconds(qRound64(seconds * 1000));
    }
    return result;
}

} // namespace app
