// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec.h"
#include "pipeline/recordapplier.h"
#include "support/sessiondriver.h"

#include <QTest>

#include <atomic>
#include <cstdlib>

// Counts what the whole program asks the C library for, QByteArray and operator new included.
namespace {

std::atomic<long> allocations = 0;

} // namespace

#if defined(__SANITIZE_ADDRESS__)
// As <sanitizer/allocator_interface.h> of clang has it; GCC brings the function without a header.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*allocated)(const volatile void *,
                                                                           size_t),
                                                         void (*freed)(const volatile void *));
static constexpr bool Counts = true;
static void countAllocation(const volatile void *, size_t)
{
    ++allocations;
}
static void countNothing(const volatile void *) { }
static const int installed
    = __sanitizer_install_malloc_and_free_hooks(countAllocation, countNothing);
#elif defined(__GLIBC__) && !defined(__SANITIZE_THREAD__)
extern "C" {
void *__libc_malloc(size_t size) noexcept;
void *__libc_realloc(void *memory, size_t size) noexcept;
void *__libc_calloc(size_t count, size_t size) noexcept;

void *malloc(size_t size) noexcept
{
    ++allocations;
    return __libc_malloc(size);
}
void *realloc(void *memory, size_t size) noexcept
{
    ++allocations;
    return __libc_realloc(memory, size);
}
void *calloc(size_t count, size_t size) noexcept
{
    ++allocations;
    return __libc_calloc(count, size);
}
}
static constexpr bool Counts = true;
static const int installed = 1;
#else
static constexpr bool Counts = false;
static const int installed = 0;
#endif

// No allocation per message on the way of a received QoS 0 PUBLISH: from the bytes of a read to
// topic tree and history.
class TestAllocations : public QObject {
    Q_OBJECT

private slots:
    void countsAtAll();
    void sessionMakesABatchOfARead();
    void storeTakesABatchOfKnownTopics();

private:
    static constexpr int Messages = 1000; // in one read
    static constexpr int Reads = 20;
    // Pages of the history and what is copied when old ones go, tables that grow, the batch itself.
    static constexpr long MostPerRead = Messages / 5;

    static QByteArray read(int topics)
    {
        QByteArray bytes;
        for (int i = 0; i < Messages; ++i) {
            const auto frame
                = mqtt::encode(mqtt::PublishPacket{.topic = "plant/line/machine/axis-"
                                                       + QByteArray::number(i % topics) + "/torque",
                                                   .payload = QByteArray(100, char('a' + i % 26))},
                               mqtt::ProtocolVersion::Mqtt5);
            bytes += *frame;
        }
        return bytes;
    }
};

void TestAllocations::countsAtAll()
{
    if (!Counts || installed < 1)
        QSKIP("This build cannot count allocations.");
    const long before = allocations;
    for (int i = 0; i < 100; ++i)
        QVERIFY(!QByteArray(1000 + i, 'x').isEmpty());
    QVERIFY(allocations - before >= 100);
}

void TestAllocations::sessionMakesABatchOfARead()
{
    SessionDriver driver;
    driver.accept();
    const QByteArray bytes = read(50);
    driver.receiveBytes(bytes); // what grows once has grown
    const long before = allocations;
    for (int i = 0; i < Reads; ++i) {
        driver.receiveBytes(bytes);
        QVERIFY(driver.batch());
        QCOMPARE(driver.batch()->records.size(), std::size_t(Messages));
    }
    const long perRead = (allocations - before) / Reads;
    QVERIFY2(perRead <= MostPerRead, qPrintable(QString::number(perRead)));
}

void TestAllocations::storeTakesABatchOfKnownTopics()
{
    SessionDriver driver;
    driver.accept();
    driver.receiveBytes(read(500));
    const mqtt::MessageBatch batch = *driver.batch();
    store::TopicTree tree;
    store::MessageLog log(1 << 20); // soon full: dropping old messages is part of the way
    const pipeline::SubscriptionList subscriptions;
    pipeline::RecordApplier applier(tree, log, subscriptions);
    const auto apply = [&] {
        log.beginChunk({batch.bytes, {}});
        applier.received(batch.bytes, batch.records);
        tree.commit();
        log.commit();
        log.trim();
    };
    for (int i = 0; i < Reads; ++i)
        apply();
    QVERIFY(log.counters().evicted > 0);
    const long before = allocations;
    for (int i = 0; i < Reads; ++i)
        apply();
    const long perRead = (allocations - before) / Reads;
    QVERIFY2(perRead <= MostPerRead, qPrintable(QString::number(perRead)));
    QCOMPARE(log.counters().received, quint64(2 * Reads * Messages));
}

QTEST_GUILESS_MAIN(TestAllocations)
#include "tst_allocations.moc"
