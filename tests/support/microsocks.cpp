// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/microsocks.h"

using namespace Qt::Literals::StringLiterals;

Microsocks::Microsocks(const QString &userName, const QString &password)
    : m_userName(userName)
    , m_password(password)
{
}

bool Microsocks::isInstalled()
{
    return !ChildProgram::find(u"microsocks"_s).isEmpty();
}

bool Microsocks::start()
{
    // One that has run before is looked for where it was.
    const int attempts = m_port == 0 ? 3 : 1;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (attempts > 1)
            m_port = ChildProgram::freePort();
        // -b: of the addresses of a name it takes one of this kind.
        QStringList arguments{u"-i"_s,        u"127.0.0.1"_s, u"-b"_s,
                              u"127.0.0.1"_s, u"-p"_s,        QString::number(m_port)};
        if (!m_userName.isEmpty())
            arguments += {u"-u"_s, m_userName, u"-P"_s, m_password};
        if (m_child.start(ChildProgram::find(u"microsocks"_s), arguments, {m_port}))
            return true;
    }
    return false;
}
