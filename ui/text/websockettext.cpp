// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/websockettext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

using client::WebSocketProblem;

class WebSocketText {
    Q_DECLARE_TR_FUNCTIONS(WebSocketText)

public:
    static Explanation explain(const client::FailureInfo &failure,
                               const client::ConnectOptions &options)
    {
        const client::WebSocketFacts facts = failure.webSocket.value_or(client::WebSocketFacts());
        const QString path = options.webSocket.path.section(u'?', 0, 0);
        switch (facts.problem) {
        case WebSocketProblem::HttpAnswer:
            return explainStatus(facts.httpStatus, path);
        case WebSocketProblem::NotHttp:
            return {tr("No WebSocket is spoken on port %1").arg(options.port),
                    tr("Something answers there, but not as a web server does. Perhaps it is the "
                       "broker's plain MQTT port."),
                    {},
                    NextStep::EditTransport};
        case WebSocketProblem::NoMqttSubprotocol:
            return {
                tr("The server opens WebSockets, but does not speak MQTT over them"),
                tr("Another service answers on path %1. Check the path and the port.").arg(path),
                {},
                NextStep::EditPath};
        case WebSocketProblem::InvalidHandshake:
            return {tr("The server's answer opens no WebSocket"),
                    tr("It breaks the rules of the handshake, perhaps because a proxy or gateway "
                       "in between does not pass WebSockets on."),
                    {},
                    NextStep::EditPath};
        case WebSocketProblem::ClosedDuringHandshake:
            return {tr("The server closed the connection instead of opening a WebSocket"),
                    client::isEncrypted(options.transport)
                        ? tr("Perhaps port %1 is for MQTT without WebSocket.").arg(options.port)
                        : tr("Perhaps port %1 is for MQTT without WebSocket, or it expects TLS.")
                              .arg(options.port),
                    {},
                    NextStep::EditTransport};
        case WebSocketProblem::TextFrame:
            return {tr("The server sent text over the WebSocket, which MQTT does not allow"),
                    tr("Another service may answer on path %1.").arg(path),
                    {},
                    NextStep::EditPath};
        case WebSocketProblem::FrameTooLarge:
        case WebSocketProblem::ProtocolViolation:
            return {tr("The server broke the rules of WebSocket"),
                    tr("The server, or a gateway in between, has a fault. Its log may say more."),
                    {},
                    NextStep::Report};
        case WebSocketProblem::None:
            break;
        }
        return {tr("No WebSocket could be opened"), {}, {}, NextStep::EditPath};
    }

    static QString brief(const client::WebSocketFacts &facts)
    {
        switch (facts.problem) {
        case WebSocketProblem::HttpAnswer:
            return tr("HTTP %1").arg(facts.httpStatus);
        case WebSocketProblem::NoMqttSubprotocol:
            return tr("no MQTT over WebSocket");
        case WebSocketProblem::TextFrame:
        case WebSocketProblem::FrameTooLarge:
        case WebSocketProblem::ProtocolViolation:
            return tr("WebSocket error");
        case WebSocketProblem::None:
        case WebSocketProblem::NotHttp:
        case WebSocketProblem::InvalidHandshake:
        case WebSocketProblem::ClosedDuringHandshake:
            break;
        }
        return tr("no WebSocket");
    }

private:
    static Explanation explainStatus(int status, const QString &path)
    {
        const QString code = tr("HTTP %1").arg(status);
        switch (status) {
        case 301:
        case 302:
        case 303:
        case 307:
        case 308:
            return {tr("The server wants to be asked at another address"),
                    tr("The details may name it. Canopy does not follow by itself."), code,
                    NextStep::EditAddress};
        case 400:
        case 426:
            return {tr("The web server does not understand the request for a WebSocket"),
                    tr("It may expect TLS, another path than %1, or it opens no WebSockets at all.")
                        .arg(path),
                    code, NextStep::EditPath};
        case 401:
            return {tr("The web server asks for a sign-in of its own"),
                    tr("It wants to know who asks before the broker does, often with an "
                       "Authorization header. Add it on the connection's Advanced page."),
                    code, NextStep::EditHeaders};
        case 403:
            return {tr("The web server does not allow this"),
                    tr("It may ask for a header, such as a token or an Origin, or it lets only "
                       "certain addresses in."),
                    code, NextStep::EditHeaders};
        case 404:
        case 405:
            return {tr("There is no broker at path %1").arg(path),
                    tr("The web server answers, but not there. Ask for the right path; often it is "
                       "/mqtt, /ws or /."),
                    code, NextStep::EditPath};
        case 429:
            return {tr("The web server says we ask too often"), tr("Try again later."), code,
                    NextStep::Wait};
        case 502:
        case 503:
        case 504:
            return {tr("The gateway answers, but the broker behind it does not"),
                    tr("The broker may be down or just starting."), code, NextStep::Wait};
        default:
            break;
        }
        if (status >= 500)
            return {tr("The web server has a fault of its own"), tr("Its log may say more."), code,
                    NextStep::Wait};
        return {tr("The web server answered, but opened no WebSocket"),
                tr("Check the address, the port and the path %1.").arg(path), code,
                NextStep::EditPath};
    }
};

} // namespace

Explanation explainWebSocket(const client::FailureInfo &failure,
                             const client::ConnectOptions &options)
{
    return WebSocketText::explain(failure, options);
}

QString shortWebSocketText(const client::WebSocketFacts &facts)
{
    return WebSocketText::brief(facts);
}

} // namespace ui
