// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/secretstore.h"
#include "pipeline/localbrokerhost.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace config {
class Settings;
}

namespace ui {

// An address of the local broker, and whether it can be reached there.
struct LocalBrokerAddress {
    broker::ListenerState listener{};
    QString url{}; // "wss://127.0.0.1:9443/mqtt"; without a port while any free one is wanted

    bool operator==(const LocalBrokerAddress &) const = default;
};

// What the user can want from the broker inside the program: starts it as the settings say, keeps
// its password, knows its address. Asks and shows nothing itself. GUI thread; built by app, which
// owns what it is given.
class LocalBrokerControl : public QObject {
    Q_OBJECT

public:
    struct Services {
        pipeline::LocalBrokerHost &host;
        config::Settings &settings;
        config::SecretStore &secrets;
        QString folder{}; // for the certificate; empty: a new one at each start
    };

    explicit LocalBrokerControl(const Services &services, QObject *parent = nullptr);

    pipeline::LocalBrokerHost &host() { return m_services.host; }
    const pipeline::LocalBrokerHost &host() const { return m_services.host; }

    // How the simulated devices behave from now on.
    void setDeviceChoice(const pipeline::DeviceChoice &choice) { m_deviceChoice = choice; }
    // As the settings say, with the devices if they say so.
    void start();
    // On this computer only, whatever the settings say, and with the devices. Brings the devices
    // to a broker that runs already.
    void startDemo();
    void stop();
    void toggle(); // stops what runs or starts, starts what does not
    void setDevices(bool on);

    // Where it listens, or would if it ran; each listener that is switched on, in order.
    std::vector<LocalBrokerAddress> addresses() const;
    // The first that can be reached: mqtt://127.0.0.1:1883.
    QString url() const;
    // Where a client on this computer finds it, and how.
    broker::Endpoint reachableAt() const;
    client::TransportKind transport() const;
    // The certificate it shows, PEM, and its SHA-256; empty while there is none.
    QByteArray certificate() const;
    QByteArray fingerprint() const;
    // Whether nobody but this computer reaches it, or would if it ran.
    bool isLocalOnly() const;
    // Whether some and whether all of its listeners are encrypted.
    bool isEncrypted() const;
    bool isAllEncrypted() const;

    // What a client has to say; the password only once it was read or set.
    QString userName() const;
    std::optional<QByteArray> password() const { return m_password; }
    // In the keyring where there is one, else until the program ends; takes effect at the next
    // start. Empty removes it.
    void setPassword(const QByteArray &password);
    // Whether there is one; answers later through passwordKnown().
    void lookForPassword();

signals:
    void stopRequested(); // before it happens: who is connected can leave in order
    void passwordKnown(bool exists);
    void passwordNotKept(); // no keyring took it: it counts for this run

private:
    void startWith(bool demo);
    void startNow(bool demo);
    std::optional<LocalBrokerAddress> best() const;

    Services m_services;
    pipeline::DeviceChoice m_deviceChoice;
    std::optional<QByteArray> m_password; // empty: there is none
    bool m_reading = false; // a start waits for the keyring
    bool m_demoWanted = false;
};

// The name the secret store knows the broker's password by.
inline constexpr char localBrokerSecret[] = "local-broker";

} // namespace ui
