// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/websockettransport.h"

#include "client/firstbytes.h"
#include "client/httpheader.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace client {

namespace {

constexpr qint64 answerPiece = 4096;
constexpr qint64 mostUnsentPongs = 64 * 1024;
constexpr qsizetype shownAnswer = 200;

// RFC 6455 7.4.1
constexpr quint16 normalClosure = 1000;
constexpr quint16 protocolError = 1002;
constexpr quint16 unsupportedData = 1003;
constexpr quint16 messageTooBig = 1009;

quint16 closeCodeFor(WebSocketProblem problem)
{
    switch (problem) {
    case WebSocketProblem::TextFrame:
        return unsupportedData;
    case WebSocketProblem::FrameTooLarge:
        return messageTooBig;
    default:
        return protocolError;
    }
}

QByteArray randomKey()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words);
}

} // namespace

WebSocketTransport::WebSocketTransport(Transport *below, QObject *parent)
    : Transport(parent)
    , m_below(below)
{
    m_below->setParent(this);
    connect(m_below, &Transport::stepTaken, this, &Transport::stepTaken);
    connect(m_below, &Transport::opened, this, &WebSocketTransport::belowOpened);
    connect(m_below, &Transport::bytesWritten, this, &Transport::bytesWritten);
    connect(m_below, &Transport::closed, this, &WebSocketTransport::belowClosed);
    connect(m_below, &Transport::readyRead, this, [this] {
        if (m_phase == Phase::Handshake)
            readAnswer();
        else if (m_phase == Phase::Open)
            emit readyRead();
    });
}

WebSocketTransport::~WebSocketTransport() = default;

void WebSocketTransport::open(const ConnectOptions &options)
{
    m_options = options;
    const auto &headers = options.webSocket.headers;
    const auto bad = std::find_if_not(headers.begin(), headers.end(), isUsableHeader);
    if (bad != headers.end()) {
        end(Failure::InvalidOptions, readableBytes(bad->name));
        return;
    }
    m_below->open(options);
}

void WebSocketTransport::belowOpened()
{
    m_phase = Phase::Handshake;
    beginStep(ConnectStep::WebSocket);
    m_handshake.emplace(m_options, randomKey());
    m_options = {}; // it knows secrets
    m_below->write(m_handshake->request());
}

void WebSocketTransport::readAnswer()
{
    std::array<char, answerPiece> piece;
    const qint64 count = m_below->read(piece.data(), piece.size());
    if (count <= 0)
        return;
    const auto state = m_handshake->receive(QByteArrayView(piece.data(), count));
    if (state == WebSocketHandshake::State::Waiting)
        return;
    m_facts = m_handshake->facts();
    const QByteArray answer
        = m_handshake->answer().first(std::min(m_handshake->answer().size(), shownAnswer));
    m_rest = m_handshake->takeRest();
    m_handshake.reset();
    if (state == WebSocketHandshake::State::Failed) {
        const bool isTls = classifyFirstBytes(answer) == FirstBytes::Tls;
        end(isTls ? Failure::TlsExpected : Failure::WebSocket, readableBytes(answer));
        return;
    }
    m_phase = Phase::Open;
    finishStep();
    if (m_phase != Phase::Open)
        return;
    if (!m_rest.isEmpty())
        QMetaObject::invokeMethod(this, &Transport::readyRead, Qt::QueuedConnection);
    emit opened();
}

qint64 WebSocketTransport::bytesAvailable() const
{
    return m_rest.isEmpty() ? m_below->bytesAvailable() : m_rest.size();
}

qint64 WebSocketTransport::read(char *data, qint64 maximum)
{
    if (m_phase != Phase::Open || m_isEnding)
        return 0;
    qint64 count = 0;
    if (m_rest.isEmpty()) {
        count = m_below->read(data, maximum);
    } else {
        count = std::min(maximum, qint64(m_rest.size()));
        std::copy_n(m_rest.constData(), count, data);
        m_rest.remove(0, count);
        QMetaObject::invokeMethod(this, &Transport::readyRead, Qt::QueuedConnection);
    }
    if (count <= 0)
        return 0;
    const qsizetype payload = m_frames.unframe(data, count);
    answerControlFrames();
    return payload;
}

void WebSocketTransport::answerControlFrames()
{
    if (const auto ping = m_frames.takePing()) {
        if (m_below->bytesToWrite() < mostUnsentPongs)
            send(WebSocketOpcode::Pong, *ping);
    }
    if (m_frames.problem() != WebSocketProblem::None) {
        m_facts.problem = m_frames.problem();
        send(WebSocketOpcode::Close, webSocketClosePayload(closeCodeFor(m_facts.problem)));
        endSoon(Failure::WebSocket, {});
    } else if (const auto &close = m_frames.close()) {
        m_facts.closeCode = close->code;
        send(WebSocketOpcode::Close, webSocketClosePayload(normalClosure));
        endSoon(Failure::None, close->reason);
    }
}

void WebSocketTransport::write(const QByteArray &bytes)
{
    if (m_phase == Phase::Open && !bytes.isEmpty())
        send(WebSocketOpcode::Binary, bytes);
}

void WebSocketTransport::send(WebSocketOpcode opcode, QByteArrayView payload)
{
    m_below->write(webSocketFrame(opcode, payload, QRandomGenerator::system()->generate()));
}

qint64 WebSocketTransport::bytesToWrite() const
{
    return m_below->bytesToWrite();
}

ConnectStep WebSocketTransport::step() const
{
    return m_phase == Phase::Below ? m_below->step() : Transport::step();
}

std::optional<TlsFacts> WebSocketTransport::tls() const
{
    return m_below->tls();
}

std::optional<WebSocketFacts> WebSocketTransport::webSocket() const
{
    return m_facts;
}

std::optional<ProxyProblem> WebSocketTransport::proxyProblem() const
{
    return m_below->proxyProblem();
}

void WebSocketTransport::belowClosed(Failure failure, const QByteArray &detail)
{
    const bool isPlainEnd = failure == Failure::None || failure == Failure::ConnectionLost;
    if (m_phase == Phase::Handshake && isPlainEnd) {
        m_facts.problem = WebSocketProblem::ClosedDuringHandshake;
        end(Failure::WebSocket, detail);
    } else if (m_isEnding) {
        return; // the reason is on its way
    } else {
        end(failure, detail);
    }
}

// What came before is read first.
void WebSocketTransport::endSoon(Failure failure, const QByteArray &detail)
{
    m_isEnding = true;
    QMetaObject::invokeMethod(
        this, [this, failure, detail] { end(failure, detail); }, Qt::QueuedConnection);
}

void WebSocketTransport::end(Failure failure, const QByteArray &detail)
{
    const bool isBelow = m_phase == Phase::Below;
    if (std::exchange(m_phase, Phase::Closed) == Phase::Closed)
        return;
    if (isBelow)
        beginStep(m_below->step());
    emit closed(failure, detail);
}

void WebSocketTransport::closeAndDelete()
{
    if (m_phase == Phase::Open && !m_isEnding)
        send(WebSocketOpcode::Close, webSocketClosePayload(normalClosure));
    m_phase = Phase::Closed;
    m_below->disconnect(this);
    m_below->setParent(parent()); // it has a moment longer to live
    std::exchange(m_below, nullptr)->closeAndDelete();
    deleteLater();
}

void WebSocketTransport::abortAndDelete()
{
    m_phase = Phase::Closed;
    m_below->disconnect(this);
    m_below->abortAndDelete();
    deleteLater();
}

} // namespace client
