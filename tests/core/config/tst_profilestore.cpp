// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/profilestore.h"
#include "core/config/sampleprofile.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace config;

using Why = ProfileError::Why;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QStringList namesOf(const ProfileStore &store)
{
    QStringList names;
    for (const Profile &profile : store.profiles())
        names += profile.name;
    return names;
}

Profile named(const QString &name)
{
    Profile profile = newProfile();
    profile.name = name;
    profile.options.host = u"localhost"_s;
    return profile;
}

} // namespace

class TestProfileStore : public QObject {
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void savesAndLoads()
    {
        ProfileStore store(path(u"deep/inside"_s));
        store.load();
        QVERIFY(store.profiles().empty());
        QVERIFY(store.errors().empty());
        QVERIFY(!QFile::exists(path(u"deep"_s))); // looking changes nothing

        Profile profile = sampleProfile();
        QVERIFY(!store.save(profile));
        QVERIFY(!profile.id.isEmpty());
        ProfileStore again(path(u"deep/inside"_s));
        again.load();
        QCOMPARE(again.profiles().size(), 1);
        QVERIFY(again.profiles().at(0) == profile);
        QVERIFY(again.find(profile.id));
        QVERIFY(!again.find(u"other"_s));

        const QFile file(path(u"deep/inside/connections/"_s + profile.id + u".json"_s));
        QVERIFY(file.exists());
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    // Whoever looks while it is written finds the old file or the new one, never a part of one,
    // and never one that others may read.
    void writingIsAllOrNothing()
    {
        ProfileStore store(m_dir->path());
        Profile profile = named(u"a"_s);
        QVERIFY(!store.save(profile));
        const QString file = path(u"connections/"_s + profile.id + u".json"_s);
        const QByteArray before = contentOf(file);
        QFile reader(file); // keeps what it has opened: the file is replaced, not written over
        QVERIFY(reader.open(QIODevice::ReadOnly));
        profile.notes = u"x"_s.repeated(1'000'000);
        QVERIFY(!store.save(profile));
        QCOMPARE(reader.readAll(), before);
        QVERIFY(contentOf(file).size() > 1'000'000);
        // Nothing is left beside it, and one connection touches no file but its own.
        QCOMPARE(QDir(path(u"connections"_s)).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QFileInfo(file).fileName()});
        Profile other = named(u"b"_s);
        const QDateTime written = QFileInfo(file).lastModified();
        QVERIFY(!store.save(other));
        QCOMPARE(QFileInfo(file).lastModified(), written);
        QCOMPARE(QDir(path(u"connections"_s)).entryList(QDir::Files | QDir::Hidden).size(), 2);
        for (const QFileInfo &info : QDir(path(u"connections"_s)).entryInfoList(QDir::Files))
            QCOMPARE(info.permissions()
                         & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther),
                     QFile::Permissions());
    }

    void removes()
    {
        ProfileStore store(m_dir->path());
        Profile a = named(u"a"_s);
        Profile b = named(u"b"_s);
        QVERIFY(!store.save(a));
        QVERIFY(!store.save(b));
        QVERIFY(!store.remove(a.id));
        QVERIFY(!store.remove(u"never-there"_s));
        store.load();
        QCOMPARE(namesOf(store), QStringList{u"b"_s});
    }

    void namesStayUnique()
    {
        ProfileStore store(m_dir->path());
        Profile first = named(u"Home"_s);
        Profile second = named(u"Home"_s);
        Profile third = named(u""_s);
        QVERIFY(!store.save(first));
        QVERIFY(!store.save(second));
        QVERIFY(!store.save(third));
        QVERIFY(!store.save(first)); // its own name is not taken
        QCOMPARE(first.name, u"Home"_s);
        QCOMPARE(second.name, u"Home 2"_s);
        QCOMPARE(third.name, u"localhost"_s);
    }

    void keepsTheOrder()
    {
        ProfileStore store(m_dir->path());
        Profile a = named(u"a"_s);
        Profile b = named(u"B"_s);
        Profile c = named(u"c"_s);
        for (Profile *profile : {&c, &a, &b})
            QVERIFY(!store.save(*profile));
        QCOMPARE(namesOf(store), (QStringList{u"a"_s, u"B"_s, u"c"_s}));
        QVERIFY(!store.setOrder({c.id, u"gone"_s, a.id}));
        QCOMPARE(namesOf(store), (QStringList{u"c"_s, u"a"_s, u"B"_s}));
        store.load();
        QCOMPARE(namesOf(store), (QStringList{u"c"_s, u"a"_s, u"B"_s}));

        put(path(u"connections.json"_s), "{\"order\": [");
        store.load();
        QCOMPARE(namesOf(store), (QStringList{u"a"_s, u"B"_s, u"c"_s}));
        QCOMPARE(store.errors().size(), 1);
        QCOMPARE(store.errors().at(0).setAsideAs, path(u"connections.json.damaged"_s));
    }

    void secretsNeverReachTheDisk()
    {
        ProfileStore store(m_dir->path());
        Profile profile = sampleProfile();
        profile.options.password = "hunter2-secret";
        profile.options.authenticationData = "hunter3-secret";
        profile.options.tls.keyPassphrase = "hunter4-secret";
        QVERIFY(!store.save(profile));
        QVERIFY(!store.find(profile.id)->options.tls.keyPassphrase);
        QCOMPARE(profile.options.password,
                 std::optional("hunter2-secret"_ba)); // the caller's stays
        QDirIterator it(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int files = 0;
        while (it.hasNext()) {
            const QByteArray content = contentOf(it.next());
            ++files;
            QVERIFY(!content.contains("hunter"));
            QVERIFY(!content.contains(QByteArray("hunter2-secret").toBase64()));
            QVERIFY(!content.contains(QByteArray("hunter3-secret").toBase64()));
            QVERIFY(!content.contains(QByteArray("hunter2-secret").toHex()));
        }
        QCOMPARE(files, 1);
    }

    void damagedFilesAreSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("why");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &content, Why why, int line,
                            int column, const QString &field) {
            QTest::newRow(name) << content << static_cast<int>(why) << line << column << field;
        };
        row("empty", "", Why::NotJson, 1, 1, {});
        row("no JSON", "hello", Why::NotJson, 1, 1, {});
        row("missing comma", "{\n  \"schema\": 1\n  \"name\": \"x\"\n}", Why::NotJson, 3, 3, {});
        row("invalid UTF-8", "{\"name\":\"\xFF\"}", Why::NotJson, 1, 10, {});
        row("an array", "[1]", Why::WrongSchema, 0, 0, {});
        row("no schema", "{}", Why::WrongSchema, 0, 0, u"schema"_s);
        row("bad port", R"({"schema":1,"connection":{"host":"h","port":"x"}})", Why::InvalidField,
            0, 0, u"connection.port"_s);
        row("no host", R"({"schema":1})", Why::InvalidField, 0, 0, u"connection.host"_s);
        row("deep nesting", QByteArray(100'000, '['), Why::NotJson, 1, 513, {});
    }

    void damagedFilesAreSetAside()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, why);
        ProfileStore store(m_dir->path());
        Profile good = named(u"good"_s);
        QVERIFY(!store.save(good));
        const QString bad = path(u"connections/bad.json"_s);
        put(bad, content);
        store.load();
        QCOMPARE(namesOf(store), QStringList{u"good"_s}); // it hides nobody
        QCOMPARE(store.errors().size(), 1);
        const ProfileError error = store.errors().at(0);
        QCOMPARE(static_cast<int>(error.why), why);
        QCOMPARE(error.file, bad);
        QCOMPARE(error.setAsideAs, QString(bad + u".damaged"_s));
        QTEST(error.line, "line");
        QTEST(error.column, "column");
        QTEST(error.field, "field");
        QVERIFY(!QFile::exists(bad));
        QCOMPARE(contentOf(error.setAsideAs), content);

        // The next damaged one does not push the first one out.
        put(bad, "again");
        store.load();
        QCOMPARE(store.errors().at(0).setAsideAs, QString(bad + u".damaged-2"_s));
        QCOMPARE(contentOf(bad + u".damaged"_s), content);
        store.load();
        QVERIFY(store.errors().empty());
    }

    void everyCutOfAFileLosesNothing()
    {
        ProfileStore store(m_dir->path());
        Profile profile = sampleProfile();
        QVERIFY(!store.save(profile));
        const QString file = path(u"connections/"_s + profile.id + u".json"_s);
        const QByteArray whole = contentOf(file);
        const QByteArray complete = whole.trimmed();
        for (qsizetype size = 0; size < complete.size(); ++size) {
            const QByteArray cut = whole.first(size);
            put(file, cut);
            store.load();
            QVERIFY(store.profiles().empty());
            QCOMPARE(store.errors().size(), 1);
            QCOMPARE(store.errors().at(0).why, Why::NotJson);
            QVERIFY(store.errors().at(0).line >= 1);
            QCOMPARE(contentOf(store.errors().at(0).setAsideAs), cut);
            QVERIFY(QFile::remove(store.errors().at(0).setAsideAs));
        }
    }

    void newerFilesAreLeftAlone()
    {
        const QString file = path(u"connections/later.json"_s);
        const QByteArray content = "{\"schema\": 2, \"connection\": {\"host\": \"h\"}}";
        put(file, content);
        ProfileStore store(m_dir->path());
        store.load();
        QVERIFY(store.profiles().empty());
        QCOMPARE(store.errors().size(), 1);
        QCOMPARE(store.errors().at(0).why, Why::WrongSchema);
        QVERIFY(store.errors().at(0).setAsideAs.isEmpty());
        QCOMPARE(contentOf(file), content);

        // Even when somebody saves under that very id.
        Profile profile = named(u"mine"_s);
        profile.id = u"later"_s;
        QVERIFY(!store.save(profile));
        QCOMPARE(contentOf(file + u".damaged"_s), content);
    }

    void damageBehindOurBackIsNotWrittenOver()
    {
        ProfileStore store(m_dir->path());
        Profile profile = named(u"a"_s);
        QVERIFY(!store.save(profile));
        const QString file = path(u"connections/"_s + profile.id + u".json"_s);
        put(file, "{half a fi");
        QVERIFY(!store.save(profile));
        QCOMPARE(contentOf(file + u".damaged"_s), "{half a fi"_ba);
        QVERIFY(contentOf(file).contains("localhost"));
    }

    void theFileNameIsTheId()
    {
        ProfileStore store(m_dir->path());
        Profile profile = named(u"a"_s);
        QVERIFY(!store.save(profile));
        const QString file = path(u"connections/"_s + profile.id + u".json"_s);
        QVERIFY(QFile::copy(file, path(u"connections/my copy.json"_s)));
        store.load();
        QVERIFY(store.find(u"my copy"_s));
        QCOMPARE(store.profiles().size(), 2);
    }

    void idsCannotLeaveTheFolder()
    {
        ProfileStore store(path(u"inside"_s));
        for (const QString &id :
             {u"../x"_s, u"a/b"_s, u".hidden"_s, u"a\\b"_s, u"a\nb"_s, u"x"_s.repeated(101)}) {
            Profile profile = named(u"a"_s);
            profile.id = id;
            const auto error = store.save(profile);
            QVERIFY(error);
            QCOMPARE(error->why, Why::InvalidField);
            QCOMPARE(error->field, u"id"_s);
            QVERIFY(store.remove(id));
        }
        QVERIFY(store.remove(QString()));
        QVERIFY(store.profiles().empty());
        QVERIFY(!QFile::exists(path(u"x.json"_s)));
    }

    void unwritableFolderIsAValue()
    {
        // A file where the folder should be: nobody can write there, root neither.
        put(path(u"file"_s), "in the way");
        ProfileStore store(path(u"file"_s));
        store.load();
        Profile profile = named(u"a"_s);
        const auto error = store.save(profile);
        QVERIFY(error);
        QCOMPARE(error->why, Why::NotWritable);
        QVERIFY(error->file.endsWith(profile.id + u".json"_s));
        QCOMPARE(namesOf(store), QStringList{u"a"_s}); // kept for this run
        QCOMPARE(store.setOrder({profile.id})->why, Why::NotWritable);
        QCOMPARE(contentOf(path(u"file"_s)), "in the way"_ba);
    }

    void aFileNamedConnectionsIsReported()
    {
        put(path(u"connections"_s), "in the way");
        ProfileStore store(m_dir->path());
        store.load();
        QCOMPARE(store.errors().size(), 1);
        QCOMPARE(store.errors().at(0).why, Why::NotReadable);
        QCOMPARE(contentOf(path(u"connections"_s)), "in the way"_ba);
    }

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
