// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/nginx.h"

using namespace Qt::Literals::StringLiterals;

Nginx::Nginx(const QByteArray &directives, const QString &certificateFile, const QString &keyFile)
    : m_directives(directives)
    , m_certificateFile(certificateFile)
    , m_keyFile(keyFile)
{
}

QByteArray Nginx::passTo(quint16 port)
{
    return "proxy_pass http://127.0.0.1:" + QByteArray::number(port)
        + ";\nproxy_http_version 1.1;\n"
          "proxy_set_header Upgrade $http_upgrade;\n"
          "proxy_set_header Connection upgrade;\n"
          "proxy_set_header Host $host;\n";
}

bool Nginx::isInstalled()
{
    return !ChildProgram::find(u"nginx"_s).isEmpty();
}

bool Nginx::write(const QString &file, const QByteArray &content) const
{
    return m_child.write(file, content);
}

bool Nginx::start()
{
    const QByteArray here = m_child.path({}).toUtf8();
    QByteArray temporary;
    for (const char *kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += QByteArray(kind) + "_temp_path " + here + kind + ";\n";
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_port = ChildProgram::freePort();
        const bool tls = !m_certificateFile.isEmpty();
        QByteArray server
            = "listen 127.0.0.1:" + QByteArray::number(m_port) + (tls ? " ssl;\n" : ";\n");
        if (tls)
            server += "ssl_certificate " + m_certificateFile.toUtf8() + ";\nssl_certificate_key "
                + m_keyFile.toUtf8() + ";\n";
        // One process and nothing outside the directory: it is gone as soon as it is killed.
        const QByteArray configuration = "daemon off;\nmaster_process off;\npid " + here
            + "pid;\nerror_log stderr info;\nevents {}\nhttp {\naccess_log off;\n" + temporary
            + "server {\n" + server + m_directives + "}\n}\n";
        if (m_child.write(u"nginx.conf"_s, configuration)
            && m_child.start(ChildProgram::find(u"nginx"_s),
                             {u"-e"_s, u"stderr"_s, u"-p"_s, m_child.path({}), u"-c"_s,
                              m_child.path(u"nginx.conf"_s)},
                             {m_port}))
            return true;
    }
    return false;
}
