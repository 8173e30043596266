// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzinput.h"
#include "mqtt/codec.h"
#include "mqtt/fieldsink.h"

#include <cstdint>

namespace {

qsizetype checkedCount(const mqtt::FieldNode &node)
{
    qsizetype at = node.offset;
    qsizetype count = 1;
    unsigned bits = 0;
    for (const mqtt::FieldNode &child : node.children) {
        if (child.bits != 0) {
            fuzz::require((bits & child.bits) == 0, "bits do not overlap");
            bits |= child.bits;
            continue;
        }
        fuzz::require(child.offset == at && child.length >= 0, "fields follow one another");
        at += child.length;
        count += checkedCount(child);
    }
    fuzz::require(bits == 0 || (bits == 0xFF && node.length == 1), "bits fill their byte");
    fuzz::require(bits != 0 || node.children.empty() || at == node.offset + node.length,
                  "children fill their parent");
    return count;
}

} // namespace

// The tree covers every byte once, is bounded, and tells of an error exactly when there is one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const fuzz::Input input = fuzz::split(data, size);
    const mqtt::FieldNode root = mqtt::describe(input.bytes, input.version);
    fuzz::require(root.offset == 0 && root.length == input.bytes.size(), "the root is the frame");
    fuzz::require(checkedCount(root) < 2 * mqtt::FieldSink::maximumNodes, "the tree is bounded");
    const bool damaged = !root.children.empty() && root.children.back().damaged;
    fuzz::require(damaged == !mqtt::decode(input.bytes, input.version),
                  "damage is shown exactly when decode() refuses");
    return 0;
}
