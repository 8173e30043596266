// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/certificatefolder.h"
#include "broker/servercertificate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using broker::CertificateFolder;
using broker::makeSelfSigned;
using broker::TlsIdentity;

namespace {

const QStringList Loopback{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};

QSslCertificate certificateOf(const TlsIdentity &identity)
{
    return QSslCertificate(identity.certificate, QSsl::Pem);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void replace(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

} // namespace

class TestServerCertificate : public QObject {
    Q_OBJECT

private:
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<CertificateFolder> m_folder;

    std::optional<TlsIdentity> identity(const QStringList &required = Loopback) const
    {
        return m_folder->identity({required, {}}, m_now);
    }

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_folder = std::make_unique<CertificateFolder>(m_directory->filePath(u"profile"_s));
    }

    void whatItSays()
    {
        const QDateTime since(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
        QStringList names = Loopback;
        names += u"bench-7.example"_s;
        const auto made = makeSelfSigned({names, since});
        QVERIFY(made);
        const QSslCertificate certificate = certificateOf(*made);
        QVERIFY(!certificate.isNull());
        QVERIFY(certificate.isSelfSigned());
        QCOMPARE(certificate.effectiveDate(), since);
        QCOMPARE(certificate.expiryDate(), since.addDays(397));
        const auto known = certificate.subjectAlternativeNames();
        QCOMPARE(QSet<QString>(known.begin(), known.end()),
                 (QSet<QString>{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s, u"bench-7.example"_s}));
        QCOMPARE(certificate.publicKey().algorithm(), QSsl::Ec);
        QCOMPARE(certificate.publicKey().length(), 256);
        QVERIFY(!QSslKey(made->privateKey, QSsl::Ec, QSsl::Pem).isNull());
        // Trusting it lets it vouch for nobody else.
        const auto extensions = certificate.extensions();
        const auto constraints
            = std::find_if(extensions.begin(), extensions.end(), [](const auto &extension) {
                  return extension.name() == u"basicConstraints"_s;
              });
        QVERIFY(constraints != extensions.end());
        QCOMPARE(constraints->value().toMap().value(u"ca"_s).toBool(), false);
    }

    void eachIsAnother()
    {
        const auto one = makeSelfSigned({Loopback, m_now});
        const auto other = makeSelfSigned({Loopback, m_now});
        QVERIFY(one && other);
        QVERIFY(certificateOf(*one).serialNumber() != certificateOf(*other).serialNumber());
        QVERIFY(one->privateKey != other->privateKey);
        QVERIFY(broker::isUsable(*one));
        QVERIFY(!broker::isUsable({one->certificate, other->privateKey}));
        QVERIFY(!broker::isUsable({}));
        QVERIFY(!broker::isUsable({"rubbish", one->privateKey}));
    }

    void namesThatAreNone_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("empty") << QStringList{QString()};
        QTest::newRow("two in one") << QStringList{u"a,DNS:bank.example"_s};
        QTest::newRow("a file to be read") << QStringList{u"@/etc/passwd"_s};
        QTest::newRow("too long") << QStringList{QString(300, u'a')};
        QTest::newRow("not ASCII") << QStringList{u"gerät"_s};
        QTest::newRow("with zone") << QStringList{u"fe80::1%eth0"_s};
    }
    void namesThatAreNone()
    {
        QFETCH(QStringList, names);
        QVERIFY(!makeSelfSigned({names, m_now}));
    }

    void isMadeOnceAndKept()
    {
        const auto first = identity();
        QVERIFY(first);
        QCOMPARE(contents(m_folder->certificateFile()), first->certificate);
        QCOMPARE(contents(m_folder->keyFile()), first->privateKey);
        using Permission = QFileDevice::Permission;
        const auto mayOthers = Permission::ReadGroup | Permission::ReadOther
            | Permission::WriteGroup | Permission::WriteOther;
        QVERIFY(!(QFileInfo(m_folder->keyFile()).permissions() & mayOthers));
        QCOMPARE(identity(), first);
        QCOMPARE(CertificateFolder(*m_folder).identity({Loopback, {u"new.local"_s}}, m_now), first);
    }

    void isRenewed()
    {
        const auto first = identity();
        QVERIFY(first);
        QCOMPARE(m_folder->identity({Loopback, {}}, m_now.addDays(360)), first);
        const auto later = m_folder->identity({Loopback, {}}, m_now.addDays(380));
        QVERIFY(later);
        QVERIFY(later != first);
        QCOMPARE(contents(m_folder->certificateFile()), later->certificate);
        // A clock that was wrong when it was made.
        const auto before = identity();
        QVERIFY(before);
        QVERIFY(before != later);

        const auto wider = identity(Loopback + QStringList{u"bench-7"_s, u"192.168.1.7"_s});
        QVERIFY(wider);
        QVERIFY(wider != before);
        QCOMPARE(identity(), wider); // it covers this too
    }

    void damagedOnesAreSetAside_data()
    {
        QTest::addColumn<bool>("key");
        QTest::addColumn<QByteArray>("bytes");
        const auto other = makeSelfSigned({Loopback, m_now});
        QVERIFY(other);
        QTest::newRow("certificate: rubbish") << false << QByteArray("rubbish");
        QTest::newRow("certificate: empty") << false << QByteArray();
        QTest::newRow("key: rubbish") << true << QByteArray("rubbish");
        QTest::newRow("key: huge") << true << QByteArray(1'000'000, 'x');
        QTest::newRow("key: another's") << true << other->privateKey;
        QTest::newRow("key: encrypted")
            << true
            << QByteArray("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n"
                          "-----END ENCRYPTED PRIVATE KEY-----\n");
    }
    void damagedOnesAreSetAside()
    {
        QFETCH(bool, key);
        QFETCH(QByteArray, bytes);
        const auto first = identity();
        QVERIFY(first);
        const QString path = key ? m_folder->keyFile() : m_folder->certificateFile();
        replace(path, bytes);
        const auto second = identity();
        QVERIFY(second);
        QVERIFY(second != first);
        QCOMPARE(contents(path + u".damaged"_s), bytes);
        QCOMPARE(identity(), second);
    }

    void aFolderThatCannotBeWritten()
    {
        replace(m_directory->filePath(u"profile"_s), "a file");
        QVERIFY(identity());
    }

    void whoListensWhere()
    {
        QCOMPARE(broker::serverNames(u"127.0.0.1"_s).required, Loopback);
        QVERIFY(broker::serverNames(u"127.0.0.1"_s).further.isEmpty());
        const auto one = broker::serverNames(u"192.168.1.7"_s);
        QVERIFY(one.required.contains(u"192.168.1.7"_s));
        const auto all = broker::serverNames(u"0.0.0.0"_s);
        QVERIFY(all.required.contains(u"localhost"_s));
        QVERIFY(!all.required.contains(u"0.0.0.0"_s));
        if (!QSysInfo::machineHostName().isEmpty())
            QVERIFY(all.required.contains(QSysInfo::machineHostName()));
    }
};

QTEST_GUILESS_MAIN(TestServerCertificate)
#include "tst_servercertificate.moc"
