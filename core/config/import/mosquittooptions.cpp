// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/import/mosquittooptions.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace config {

namespace {

using Option = MosquittoOption;

struct OptionRow {
    QLatin1StringView name;
    Option option;
};

// clang-format off
constexpr std::array<OptionRow, 93> Options{{
    {"-h"_L1, Option::Host},
    {"--host"_L1, Option::Host},
    {"-p"_L1, Option::Port},
    {"--port"_L1, Option::Port},
    {"-u"_L1, Option::User},
    {"--username"_L1, Option::User},
    {"-P"_L1, Option::Password},
    {"--pw"_L1, Option::Password},
    {"-i"_L1, Option::ClientId},
    {"--id"_L1, Option::ClientId},
    {"-I"_L1, Option::IdPrefix},
    {"--id-prefix"_L1, Option::IdPrefix},
    {"-q"_L1, Option::QoS},
    {"--qos"_L1, Option::QoS},
    {"-t"_L1, Option::Topic},
    {"--topic"_L1, Option::Topic},
    {"-V"_L1, Option::Version},
    {"--protocol-version"_L1, Option::Version},
    {"-k"_L1, Option::KeepAlive},
    {"--keepalive"_L1, Option::KeepAlive},
    {"-c"_L1, Option::Persistent},
    {"--disable-clean-session"_L1, Option::Persistent},
    {"-x"_L1, Option::Expiry},
    {"--session-expiry-interval"_L1, Option::Expiry},
    {"--will-topic"_L1, Option::WillTopic},
    {"--will-payload"_L1, Option::WillPayload},
    {"--will-qos"_L1, Option::WillQoS},
    {"--will-retain"_L1, Option::WillRetain},
    {"--cafile"_L1, Option::AuthorityFile},
    {"--capath"_L1, Option::AuthorityFolder},
    {"--tls-use-os-certs"_L1, Option::SystemAuthorities},
    {"--cert"_L1, Option::Certificate},
    {"--key"_L1, Option::Key},
    {"--insecure"_L1, Option::Insecure},
    {"--tls-version"_L1, Option::TlsVersion},
    {"--tls-alpn"_L1, Option::Alpn},
    {"-L"_L1, Option::Url},
    {"--url"_L1, Option::Url},
    {"-A"_L1, Option::BindAddress},
    {"--proxy"_L1, Option::Proxy},
    {"--unix"_L1, Option::Socket},
    {"--nodelay"_L1, Option::NoDelay},
    {"-D"_L1, Option::Property},
    {"--property"_L1, Option::Property},
    {"--retain-handling"_L1, Option::RetainHandling},
    {"-S"_L1, Option::Unsupported},
    {"-T"_L1, Option::UnsupportedValue},
    {"--filter-out"_L1, Option::UnsupportedValue},
    {"-U"_L1, Option::UnsupportedValue},
    {"--unsubscribe"_L1, Option::UnsupportedValue},
    {"-M"_L1, Option::UnsupportedValue},
    {"--max-inflight"_L1, Option::UnsupportedValue},
    {"-o"_L1, Option::UnsupportedValue},
    {"--psk"_L1, Option::UnsupportedValue},
    {"--psk-identity"_L1, Option::UnsupportedValue},
    {"--ciphers"_L1, Option::UnsupportedValue},
    {"--tls-ciphers"_L1, Option::UnsupportedValue},
    {"--tls-engine"_L1, Option::UnsupportedValue},
    {"--keyform"_L1, Option::UnsupportedValue},
    {"--tls-keyform"_L1, Option::UnsupportedValue},
    {"--tls-engine-kpass-sha1"_L1, Option::UnsupportedValue},
    {"--random-filter"_L1, Option::UnsupportedValue},
    {"-d"_L1, Option::Message},
    {"--debug"_L1, Option::Message},
    {"-v"_L1, Option::Message},
    {"--verbose"_L1, Option::Message},
    {"-N"_L1, Option::Message},
    {"-R"_L1, Option::Message},
    {"-E"_L1, Option::Message},
    {"-r"_L1, Option::Message},
    {"--retain"_L1, Option::Message},
    {"-n"_L1, Option::Message},
    {"--null-message"_L1, Option::Message},
    {"-l"_L1, Option::Message},
    {"--stdin-line"_L1, Option::Message},
    {"-s"_L1, Option::Message},
    {"--stdin-file"_L1, Option::Message},
    {"--quiet"_L1, Option::Message},
    {"--pretty"_L1, Option::Message},
    {"--help"_L1, Option::Message},
    {"--version"_L1, Option::Message},
    {"--retained-only"_L1, Option::Message},
    {"--remove-retained"_L1, Option::Message},
    {"--retain-as-published"_L1, Option::Message},
    {"-m"_L1, Option::MessageValue},
    {"--message"_L1, Option::MessageValue},
    {"-f"_L1, Option::MessageValue},
    {"--file"_L1, Option::MessageValue},
    {"-F"_L1, Option::MessageValue},
    {"-C"_L1, Option::MessageValue},
    {"-W"_L1, Option::MessageValue},
    {"--repeat"_L1, Option::MessageValue},
    {"--repeat-delay"_L1, Option::MessageValue},
}};
// clang-format on

} // namespace

std::optional<MosquittoOption> mosquittoOption(const QString &name)
{
    for (const OptionRow &row : Options) {
        if (name == row.name)
            return row.option;
    }
    return std::nullopt;
}

} // namespace config
