// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/messageinbox.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <thread>
#include <vector>

// No Qt and no test library in here: ThreadSanitizer sees every instruction of this program, and
// would see races in uninstrumented libraries that are none.

namespace {

using Batch = std::vector<int>;
using Inbox = pipeline::MessageInbox<Batch>;

int failures = 0;

void check(bool ok, const char *what)
{
    if (!ok) {
        ++failures;
        std::fprintf(stderr, "FAIL: %s\n", what);
    }
}

void saysWhenItWasEmpty()
{
    Inbox inbox(100);
    check(inbox.isEmpty(), "starts empty");
    check(inbox.push({1}, 10, 1).wasEmpty, "first push wakes");
    check(!inbox.push({2}, 10, 1).wasEmpty, "second push does not wake");
    check(inbox.counts().waitingMessages == 2, "two wait");
    check(inbox.counts().waitingBytes == 20, "twenty bytes wait");
    const auto taken = inbox.take();
    check(taken.batches.size() == 2 && taken.batches[0][0] == 1, "taken in order");
    check(inbox.isEmpty() && inbox.counts().waitingBytes == 0, "empty again");
    check(inbox.counts().pushedMessages == 2, "the total stays");
    check(inbox.push({3}, 10, 1).wasEmpty, "wakes again");
    check(Inbox(1).take().batches.empty(), "nothing to take is no error");
}

void saysWhenItIsFull()
{
    Inbox inbox(100);
    check(!inbox.push({1}, 99, 1).isFull, "below the limit");
    check(inbox.push({2}, 1, 1).isFull, "at the limit");
    check(inbox.push({3}, 1, 1).isFull, "never refuses");
    auto taken = inbox.take();
    check(taken.goOn && taken.batches.size() == 3, "the writer may go on");
    check(!inbox.take().goOn, "said once");
    inbox.push({4}, 1, 1);
    check(!inbox.take().goOn, "was not full this time");
}

void givesOutWhatIsAskedFor()
{
    Inbox inbox(100);
    for (int i = 0; i < 10; ++i)
        inbox.push({i}, 10, 2);
    auto taken = inbox.take(25);
    check(taken.batches.size() == 3 && taken.batches[2][0] == 2, "up to what makes it full");
    check(!taken.goOn, "more than half is taken");
    check(inbox.counts().waitingBytes == 70, "the rest still counts");
    check(inbox.counts().waitingMessages == 14, "so do its messages");
    check(!inbox.push({10}, 10, 1).wasEmpty, "somebody is reading anyway");
    taken = inbox.take(30);
    check(taken.batches.size() == 3 && taken.batches[0][0] == 3, "in order");
    check(taken.goOn, "half is free again");
    check(!inbox.take(10).goOn, "said once");
    check(inbox.take().batches.size() == 4 && inbox.isEmpty(), "and all the rest");
}

void limitCanChange()
{
    Inbox inbox(100);
    check(inbox.push({1}, 120, 1).isFull, "too much");
    check(!inbox.setByteLimit(200), "not half of it is free");
    check(!inbox.push({2}, 10, 1).isFull, "below the new limit");
    check(inbox.counts().byteLimit == 200, "it says so");
    check(inbox.setByteLimit(400), "the writer may go on");
    check(!inbox.setByteLimit(400), "said once");
    check(!inbox.setByteLimit(100), "nobody is stopped from here");
    check(inbox.push({3}, 1, 1).isFull, "but with the next batch");
}

// A writer as the client is one: wakes the reader only when told to, stops when full and goes on
// when the reader's word has come (its queue is the counter). Everything arrives, once and in
// order, and neither of the two sleeps for ever.
void handsOverBetweenThreads()
{
    constexpr int Count = 200'000;
    constexpr std::int64_t Limit = 4096;
    Inbox inbox(Limit);
    std::atomic<int> wakes = 0;
    std::atomic<int> resumes = 0;

    std::thread writer([&] {
        int resumesSeen = 0;
        for (int i = 0; i < Count;) {
            Batch batch;
            for (int n = 1 + i % 7; n > 0 && i < Count; --n)
                batch.push_back(i++);
            const auto messages = static_cast<std::int64_t>(batch.size());
            const auto pushed = inbox.push(std::move(batch), messages * 16, messages);
            if (pushed.wasEmpty) {
                ++wakes;
                wakes.notify_one();
            }
            if (pushed.isFull) {
                resumes.wait(resumesSeen);
                resumesSeen = resumes.load();
            }
        }
    });

    std::vector<int> received;
    std::int64_t most = 0;
    int seen = 0;
    while (received.size() < Count) {
        wakes.wait(seen);
        seen = wakes.load();
        do {
            most = std::max(most, inbox.counts().waitingBytes);
            const auto taken = inbox.take(Limit / 4);
            for (const Batch &batch : taken.batches)
                received.insert(received.end(), batch.begin(), batch.end());
            if (taken.goOn) {
                ++resumes;
                resumes.notify_one();
            }
        } while (!inbox.isEmpty());
    }
    writer.join();
    std::vector<int> expected(Count);
    std::iota(expected.begin(), expected.end(), 0);
    check(received == expected, "everything once and in order");
    check(most < 2 * Limit, "bounded");
    check(inbox.counts().pushedMessages == Count, "counted");
}

} // namespace

int main()
{
    saysWhenItWasEmpty();
    saysWhenItIsFull();
    givesOutWhatIsAskedFor();
    limitCanChange();
    handsOverBetweenThreads();
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
