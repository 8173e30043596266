// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report.h"
#include "config/import/canopyexport.h"
#include "connections/connectiondialog.h"
#include "connections/teststrip.h"
#include "pipeline/localbrokerhost.h"
#include "support/certificates.h"
#include "support/scriptedpeer.h"
#include "ui/window/windowfixture.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;

// After a tour through everything that takes a secret, nothing that the program has written, said,
// copied or shows holds one of them, in any spelling: not the files, not the log, not the report,
// not the events, not the window.
class SecretsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void tourOfTheWindow();
    void commandLine();

private:
    Certificates m_certificates;
};

namespace {

constexpr int Patience = 20'000;

// Each is used for one thing only, so that a find says where it came from.
const QByteArrayList secrets{"uRl-gEheim-1",  "pAss-gEheim-2",  "pHrase-gEheim-3",
                             "dAta-gEheim-4", "pRoxy-gEheim-5", "hEader-gEheim-6",
                             "tYped-gEheim-7"};

// The spellings in which bytes end up in files.
QByteArrayList spellings(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    QByteArrayList all{secret,
                       secret.toBase64(QByteArray::OmitTrailingEquals),
                       secret.toHex(),
                       secret.toHex().toUpper(),
                       secret.toHex(' '),
                       secret.toPercentEncoding({}, "-")};
    all.append(QByteArray(reinterpret_cast<const char *>(text.utf16()), 2 * text.size()));
    // Base64 of something that holds it, at each of the three offsets.
    for (const QByteArray &before : {QByteArray("x"), QByteArray("xx")}) {
        const QByteArray whole
            = QByteArray(before + secret).toBase64(QByteArray::OmitTrailingEquals);
        all.append(whole.sliced(4, whole.size() - 8));
    }
    return all;
}

// "where: which", for every secret that is in there.
QStringList found(const QString &where, const QByteArray &bytes)
{
    QStringList hits;
    for (const QByteArray &secret : secrets) {
        for (const QByteArray &spelling : spellings(secret)) {
            if (bytes.contains(spelling))
                hits.append(where + u": "_s + QString::fromLatin1(spelling));
        }
    }
    return hits;
}

QStringList foundInFolder(const QString &folder)
{
    QStringList hits;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            hits += found(file.fileName(), file.readAll());
        hits += found(u"file name"_s, file.fileName().toUtf8());
    }
    return hits;
}

// What a screenshot or a screen reader would give away.
QStringList foundOnScreen()
{
    QStringList hits;
    for (const QWidget *widget : QApplication::allWidgets()) {
        QStringList texts{widget->toolTip(), widget->accessibleName(),
                          widget->accessibleDescription(), widget->windowTitle()};
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts += label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts += button->text();
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            texts += edit->displayText();
        if (const auto *edit = qobject_cast<const QTextEdit *>(widget))
            texts += edit->toPlainText();
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget);
            view && view->model()) {
            const QAbstractItemModel &model = *view->model();
            for (int row = 0; row < model.rowCount(); ++row) {
                for (int column = 0; column < model.columnCount(); ++column) {
                    for (const int role :
                         {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                        texts += model.index(row, column).data(role).toString();
                }
            }
        }
        hits += found(widget->objectName(), texts.join(u'\n').toUtf8());
    }
    return hits;
}

QByteArray logged;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged += text.toUtf8() + '\n';
}

// A connection that knows everything there is to know.
config::Profile full(quint16 port, const Certificates &certificates)
{
    config::Profile profile = config::newProfile();
    profile.name = u"Plant"_s;
    client::ConnectOptions &options = profile.options;
    options.host = u"127.0.0.1"_s;
    options.port = port;
    options.userName = "anna";
    options.authenticationMethod = "TOKEN";
    options.authenticationData = secrets[3];
    options.tls.certificateFile = certificates.path(u"client.pem"_s);
    options.tls.keyFile = certificates.path(u"locked.key"_s);
    options.tls.keyPassphrase = secrets[2];
    options.tls.verification = client::TlsVerification::Off;
    options.proxy = {client::ProxyKind::None, u"127.0.0.1"_s, 9, "joe", secrets[4]};
    options.webSocket.headers = {{"Authorization", secrets[5], true}, {"X-Open", "seen", false}};
    options.reconnect.enabled = false;
    options.connectTimeout = std::chrono::milliseconds(400);
    return profile;
}

} // namespace

void SecretsTest::initTestCase()
{
    if (!m_certificates.isUsable())
        QSKIP("needs openssl");
    QVERIFY(m_certificates.make({.name = u"client"_s}));
    QVERIFY(m_certificates.openssl({u"pkcs8"_s, u"-topk8"_s, u"-in"_s, u"client.key"_s,
                                    u"-passout"_s, u"pass:"_s + QString::fromUtf8(secrets[2]),
                                    u"-out"_s, u"locked.key"_s}));
}

void SecretsTest::tourOfTheWindow()
{
    logged.clear();
    const QtMessageHandler before = qInstallMessageHandler(keepLog);
    const auto restored = qScopeGuard([before] { qInstallMessageHandler(before); });

    WindowFixture fixture;
    fixture.show();
    // A URL with everything in it, typed at the start.
    ScriptedPeer greeter;
    greeter.acceptClient();
    auto *address = fixture.find<QLineEdit>("startAddress");
    QTest::keyClicks(
        address,
        u"mqtt://anna:%1@127.0.0.1:%2"_s.arg(QString::fromUtf8(secrets[0])).arg(greeter.port()));
    QTest::keyClick(address, Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(greeter.isDone(), greeter.report(), Patience);
    QCOMPARE(std::get<mqtt::ConnectPacket>(greeter.received().front()).password, secrets[0]);
    fixture.workspace->save(fixture.workspace->current()->profile, std::nullopt);

    // Saved with all its secrets, both ways of keeping them; connected over every transport, and
    // refused in every one of them.
    for (const auto keep : {config::KeepPassword::AskEveryTime, config::KeepPassword::Keyring}) {
        for (const auto transport :
             {client::TransportKind::Tcp, client::TransportKind::Tls,
              client::TransportKind::WebSocket, client::TransportKind::WebSocketTls}) {
            ScriptedPeer peer;
            mqtt::ConnackPacket refused;
            refused.reasonCode = mqtt::ReasonCode::BadUserNameOrPassword;
            refused.properties.reasonString = "not this one";
            peer.acceptClient(refused);
            config::Profile profile = full(peer.port(), m_certificates);
            profile.options.transport = transport;
            profile.keepPassword = keep;
            const QString id = fixture.workspace->save(profile, secrets[1]);
            fixture.workspace->connectRow(id);
            const pipeline::Connection *connection = fixture.workspace->find(id)->connection;
            QTRY_VERIFY_WITH_TIMEOUT(connection->state() != client::State::Connecting
                                         && connection->failure().kind != client::Failure::None,
                                     Patience);
            QTRY_VERIFY(fixture.window->findChild<QWidget *>(u"connectionBanner"_s));
            fixture.workspace->duplicate(id);
        }
    }

    // The dialog: everything filled in, tested, saved.
    ScriptedPeer tested;
    tested.acceptClient();
    const QString id = fixture.workspace->save(full(tested.port(), m_certificates), secrets[1]);
    fixture.window->dialogs().edit(id);
    auto *dialog = qobject_cast<ui::ConnectionDialog *>(fixture.dialog());
    QVERIFY(dialog);
    auto *password = dialog->findChild<QLineEdit *>(u"profilePassword"_s);
    password->selectAll();
    QTest::keyClicks(password, QString::fromUtf8(secrets[6]));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"testConnectionButton"_s), Qt::LeftButton);
    auto *strip = dialog->findChild<ui::TestStrip *>();
    QTRY_VERIFY_WITH_TIMEOUT(strip->level() != ui::NoticeLevel::Info, Patience);
    QStringList hits = foundOnScreen();
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveConnectionButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!fixture.dialog());

    // Everything that can be looked at, copied or sent to somebody.
    hits += foundOnScreen();
    hits += found(u"clipboard"_s, QGuiApplication::clipboard()->text().toUtf8());
    hits += found(u"events"_s, fixture.eventTexts().join(u'\n').toUtf8());
    for (int row = 0; row < fixture.events.rowCount(); ++row) {
        for (int column = 0; column < fixture.events.columnCount(); ++column)
            hits += found(
                u"events"_s,
                fixture.events.index(row, column).data(Qt::ToolTipRole).toString().toUtf8());
    }
    const pipeline::LocalBrokerHost localBroker(nullptr);
    hits += found(u"report"_s,
                  QJsonDocument(app::diagnosis(*fixture.workspace, localBroker, {})).toJson());
    std::vector<config::Profile> all;
    for (const ui::Workspace::Row &row : fixture.workspace->rows())
        all.push_back(row.profile);
    const QByteArray exported = config::exportProfiles(all);
    hits += found(u"export"_s, exported);
    QVERIFY(exported.contains("X-Open"));
    fixture.window->close();
    hits += foundInFolder(fixture.folder.path());
    hits += found(u"log"_s, logged);
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
    // The search itself works: what is no secret is there.
    QByteArray files;
    QDirIterator written(fixture.folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (written.hasNext()) {
        QFile file(written.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        files += file.readAll();
    }
    QVERIFY(files.contains("anna") && files.contains("X-Open") && files.contains("seen"));
}

// The program itself, with the secret in the address and everything written that it writes.
void SecretsTest::commandLine()
{
    ScriptedPeer peer;
    peer.acceptClient();
    QTemporaryDir folder;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.start(
        QStringLiteral(CANOPY_PROGRAM),
        {u"--profile-dir"_s, folder.path(), u"--quit-after"_s, u"3"_s, u"--report"_s,
         folder.filePath(u"report.json"_s),
         u"mqtt://anna:%1@127.0.0.1:%2"_s.arg(QString::fromUtf8(secrets[0])).arg(peer.port())});
    QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, 60'000);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY2(peer.isDone(), peer.report());
    QVERIFY(QFile::exists(folder.filePath(u"report.json"_s)));
    QStringList hits = foundInFolder(folder.path());
    hits += found(u"output"_s, process.readAllStandardOutput());
    hits += found(u"errors"_s, process.readAllStandardError());
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
}

QTEST_MAIN(SecretsTest)
#include "tst_secrets.moc"
