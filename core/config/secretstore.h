// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

namespace config {

enum class SecretKind : quint8 {
    Password,
    AuthenticationData,
    KeyPassphrase,
    ProxyPassword,
    Headers, // all secret ones of a connection together
};

enum class SecretStatus : quint8 {
    Ok,
    NotFound,
    Denied, // the user or the system said no
    Unavailable, // no keyring runs here
    Failed
};

struct SecretResult {
    SecretStatus status = SecretStatus::Failed;
    QByteArray secret; // only after a successful read
    bool operator==(const SecretResult &) const = default;
};

// Where passwords are kept: never in a file of ours. All answers come later, through the event
// loop, on the thread of the store; none comes once `context` is gone. The store must live as
// long as answers are awaited.
class SecretStore : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void(const SecretResult &)>;

    using QObject::QObject;
    ~SecretStore() override;

    // Whether secrets outlive the program ("system keyring" can be offered).
    virtual bool isPersistent() const = 0;
    // Ok or Unavailable; the first question may start the keyring service.
    virtual void probe(QObject *context, const Answer &answer) = 0;
    virtual void read(const QString &profileId, SecretKind kind, QObject *context,
                      const Answer &answer)
        = 0;
    virtual void write(const QString &profileId, SecretKind kind, const QByteArray &secret,
                       QObject *context, const Answer &answer)
        = 0;
    // Ok also when there was none.
    virtual void remove(const QString &profileId, SecretKind kind, QObject *context,
                        const Answer &answer)
        = 0;
};

} // namespace config
