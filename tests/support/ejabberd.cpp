// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ejabberd.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace {

// Where Debian keeps the Erlang libraries: a folder for each architecture.
QString libraries()
{
    const QDir usr(u"/usr/lib"_s);
    for (const QString &folder : usr.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir candidate(usr.filePath(folder));
        for (const QString &name : candidate.entryList({u"ejabberd-*"_s}, QDir::Dirs)) {
            if (candidate.exists(name + u"/ebin/ejabberd.app"_s))
                return candidate.path();
        }
    }
    return {};
}

} // namespace

Ejabberd::Ejabberd(const QString &certificateFile, const QByteArray &moreOptions)
    : m_certificateFile(certificateFile)
    , m_moreOptions(moreOptions)
{
}

bool Ejabberd::isInstalled()
{
    return !ChildProgram::find(u"erl"_s).isEmpty() && !libraries().isEmpty();
}

QByteArray Ejabberd::configuration() const
{
    const auto listener = [](quint16 port, bool tls, const QByteArray &module) -> QByteArray {
        return "  - ip: \"127.0.0.1\"\n    port: " + QByteArray::number(port)
            + "\n    tls: " + (tls ? "true" : "false") + "\n    module: " + module + '\n';
    };
    const QByteArray mqtt = "mod_mqtt";
    const QByteArray http = "ejabberd_http\n    request_handlers:\n      /mqtt: mod_mqtt";
    QByteArray text = "hosts:\n  - localhost\n"
                      "loglevel: info\n"
                      "auth_method: anonymous\n"
                      "anonymous_protocol: login_anon\n"
                      "allow_multiple_connections: true\n"
                      "listen:\n";
    text += listener(m_port, false, mqtt) + listener(m_webSocketPort, false, http);
    if (!m_certificateFile.isEmpty())
        text += listener(m_tlsPort, true, mqtt) + listener(m_webSocketTlsPort, true, http);
    text += "modules:\n"
            "  mod_mqtt:\n"
            "    access_publish:\n      \"#\":\n        - allow: all\n"
            "    access_subscribe:\n      \"#\":\n        - allow: all\n";
    for (const QByteArray &line : m_moreOptions.split('\n'))
        text += line.isEmpty() ? QByteArray() : "    " + line + '\n';
    if (!m_certificateFile.isEmpty())
        text += "certfiles:\n  - \"" + m_certificateFile.toUtf8() + "\"\n";
    return text;
}

bool Ejabberd::start()
{
    m_child.setEnvironment(u"ERL_LIBS"_s, libraries());
    m_child.setEnvironment(u"HOME"_s, m_child.path({}));
    m_child.setEnvironment(u"ERL_CRASH_DUMP_SECONDS"_s, u"0"_s);
    m_child.setEnvironment(u"EJABBERD_CONFIG_PATH"_s, m_child.path(u"ejabberd.yml"_s));
    m_child.setEnvironment(u"EJABBERD_LOG_PATH"_s, m_child.path(u"ejabberd.log"_s));
    // Reading its translations takes longer than all the rest.
    m_child.setEnvironment(u"EJABBERD_MSGS_PATH"_s, m_child.path(u"none"_s));
    m_child.setEnvironment(u"CONTRIB_MODULES_PATH"_s, m_child.path(u"none"_s));
    m_child.setEnvironment(u"CONTRIB_MODULES_CONF_DIR"_s, m_child.path(u"none"_s));
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_port = ChildProgram::freePort();
        m_webSocketPort = ChildProgram::freePort();
        std::vector<quint16> ports{m_port, m_webSocketPort};
        if (!m_certificateFile.isEmpty()) {
            m_tlsPort = ChildProgram::freePort();
            m_webSocketTlsPort = ChildProgram::freePort();
            ports.insert(ports.end(), {m_tlsPort, m_webSocketTlsPort});
        }
        if (!m_child.write(u"ejabberd.yml"_s, configuration()))
            return false;
        // No node name: no epmd, nothing but the listeners above. One scheduler that sleeps.
        if (m_child.start(ChildProgram::find(u"erl"_s),
                          {u"-noinput"_s, u"+S"_s, u"1:1"_s, u"+sbwt"_s, u"none"_s, u"-mnesia"_s,
                           u"dir"_s, u'"' + m_child.path(u"spool"_s) + u'"', u"-s"_s,
                           u"ejabberd"_s},
                          ports)
            && !m_child.log().contains("Failed to open socket"))
            return true;
    }
    return false;
}
