// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzinput.h"
#include "mqtt/framereader.h"

#include <QByteArrayList>

#include <cstdint>

namespace {

struct Outcome {
    QByteArrayList frames;
    std::optional<mqtt::Error> error;
};

// `taking`: how often the frames read so far are taken, dropped, or left where they are.
Outcome feed(QByteArrayView stream, qsizetype step, quint32 limit, int taking)
{
    mqtt::FrameReader reader(limit);
    Outcome outcome;
    qsizetype round = 0;
    for (qsizetype at = 0; at < stream.size(); ++round) {
        // Pieces of changing size, so that frames are cut everywhere.
        const qsizetype piece = std::min(1 + (step * (round + 1)) % (step + 1), stream.size() - at);
        reader.append(stream.sliced(at, piece));
        at += piece;
        std::vector<mqtt::FrameReader::Frame> frames;
        while (const auto frame = reader.nextFrame()) {
            fuzz::require(frame->length <= qsizetype(limit), "frames keep to the limit");
            outcome.frames.append(reader.view(*frame).toByteArray());
            frames.push_back(*frame);
        }
        if (taking == 1) {
            const QByteArray taken = reader.takeFrames();
            for (std::size_t i = 0; i < frames.size(); ++i) {
                const QByteArrayView kept
                    = QByteArrayView(taken).sliced(frames[i].offset, frames[i].length);
                const auto known = outcome.frames.size() - std::ssize(frames);
                fuzz::require(kept == outcome.frames[known + static_cast<qsizetype>(i)],
                              "offsets stay true in the taken buffer");
            }
        } else if (taking == 2) {
            reader.discardFrames();
        }
        fuzz::require(reader.pendingBytes() <= stream.size(), "nothing is made up");
    }
    outcome.error = reader.error();
    return outcome;
}

} // namespace

// However the stream is cut and whatever is taken in between: the same frames, the same error.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const fuzz::Input input = fuzz::split(data, size);
    const quint32 limit = input.choice & 0x80U ? 64 : mqtt::maximumFrameSize;
    const Outcome whole = feed(input.bytes, input.bytes.size() + 1, limit, 0);
    for (const int taking : {0, 1, 2}) {
        const Outcome pieces = feed(input.bytes, 1 + (input.choice & 0x1F), limit, taking);
        fuzz::require(pieces.frames == whole.frames, "same frames however they come");
        fuzz::require(pieces.error == whole.error, "same error however it comes");
    }
    return 0;
}
