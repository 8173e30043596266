<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ImportText</name>
    <message numerus="yes">
        <source>There are too many connections in this: %n at most.</source>
        <translation>
            <numerusform>There are too many connections in this: %n at most.</numerusform>
            <numerusform>There are too many connections in this: %n at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetainedText</name>
    <message numerus="yes">
        <source>Checked %1: %n retained</source>
        <translation>
            <numerusform>Checked %1: %n retained</numerusform>
            <numerusform>Checked %1: %n retained</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %1: more than %n retained, the rest was not looked at</source>
        <translation>
            <numerusform>Checked %1: more than %n retained, the rest was not looked at</numerusform>
            <numerusform>Checked %1: more than %n retained, the rest was not looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %1: %n retained so far, the broker did not come to an end</source>
        <translation>
            <numerusform>Checked %1: %n retained so far, the broker did not come to an end</numerusform>
            <numerusform>Checked %1: %n retained so far, the broker did not come to an end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) may have been received twice meanwhile</source>
        <translation>
            <numerusform>%n message may have been received twice meanwhile</numerusform>
            <numerusform>%n messages may have been received twice meanwhile</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TlsText</name>
    <message numerus="yes">
        <source>Key: %1, %n bit(s)</source>
        <translation>
            <numerusform>Key: %1, %n bit</numerusform>
            <numerusform>Key: %1, %n bits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNotice</name>
    <message numerus="yes">
        <source>%n message(s) wait to be sent.</source>
        <translation>
            <numerusform>%n message waits to be sent.</numerusform>
            <numerusform>%n messages wait to be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionSectionsModel</name>
    <message numerus="yes">
        <source>%1, %n connection(s), folded</source>
        <translation>
            <numerusform>%1, %n connection, folded</numerusform>
            <numerusform>%1, %n connections, folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n connection(s), unfolded</source>
        <translation>
            <numerusform>%1, %n connection, unfolded</numerusform>
            <numerusform>%1, %n connections, unfolded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionTransfer</name>
    <message numerus="yes">
        <source>%n connection(s) imported</source>
        <translation>
            <numerusform>%n connection imported</numerusform>
            <numerusform>%n connections imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported to %1, without passwords</source>
        <translation>
            <numerusform>%n connection exported to %1, without passwords</numerusform>
            <numerusform>%n connections exported to %1, without passwords</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EventReporter</name>
    <message numerus="yes">
        <source>%n subscription(s) kept</source>
        <translation>
            <numerusform>%n subscription kept</numerusform>
            <numerusform>%n subscriptions kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) asked for again</source>
        <translation>
            <numerusform>%n subscription asked for again</numerusform>
            <numerusform>%n subscriptions asked for again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FieldsModel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterPresets</name>
    <message numerus="yes">
        <source>Save this filter… (%n at most)</source>
        <translation>
            <numerusform>Save this filter… (%n at most)</numerusform>
            <numerusform>Save this filter… (%n at most)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HexPage</name>
    <message numerus="yes">
        <source>%n byte(s) from %1</source>
        <translation>
            <numerusform>%n byte from %1</numerusform>
            <numerusform>%n bytes from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HistoryPane</name>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 newer</source>
        <translation>
            <numerusform>%1 newer</numerusform>
            <numerusform>%1 newer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message numerus="yes">
        <source>%1: %n connection(s)</source>
        <translation>
            <numerusform>%1: %n connection</numerusform>
            <numerusform>%1: %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n connection(s)</source>
        <translation>
            <numerusform>&amp;Import %n connection</numerusform>
            <numerusform>&amp;Import %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them bring(s) passwords: they go to the system keyring, and into no file.</source>
        <translation>
            <numerusform>%n of them brings passwords: they go to the system keyring, and into no file.</numerusform>
            <numerusform>%n of them bring passwords: they go to the system keyring, and into no file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them bring(s) passwords. There is no system keyring: they are kept until the program ends, and into no file.</source>
        <translation>
            <numerusform>%n of them brings passwords. There is no system keyring: they are kept until the program ends, and go into no file.</numerusform>
            <numerusform>%n of them bring passwords. There is no system keyring: they are kept until the program ends, and go into no file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LocalBrokerStatus</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LocalBrokerWindow</name>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n connected</numerusform>
            <numerusform>%n connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n away</source>
        <translation>
            <numerusform>%n away</numerusform>
            <numerusform>%n away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed handshake(s)</source>
        <translation>
            <numerusform>%n failed handshake</numerusform>
            <numerusform>%n failed handshakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainToolBar</name>
    <message numerus="yes">
        <source>Notices: %n not looked at</source>
        <translation>
            <numerusform>Notices: %n not looked at</numerusform>
            <numerusform>Notices: %n not looked at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message numerus="yes">
        <source>%n mark(s) are kept at most. Forget one first, in the menu of the flag beside the filter.</source>
        <translation>
            <numerusform>%n mark is kept at most. Forget it first, in the menu of the flag beside the filter.</numerusform>
            <numerusform>%n marks are kept at most. Forget one first, in the menu of the flag beside the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessagePane</name>
    <message numerus="yes">
        <source>Nothing was published to this topic itself; %n topic(s) below it have messages.</source>
        <translation>
            <numerusform>Nothing was published to this topic itself; %n topic below it has messages.</numerusform>
            <numerusform>Nothing was published to this topic itself; %n topics below it have messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ScalarView</name>
    <message numerus="yes">
        <source>Last %n messages: %1 to %2</source>
        <translation>
            <numerusform>Last message: %1 to %2</numerusform>
            <numerusform>Last %n messages: %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SecurityPage</name>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n message(s) queued</source>
        <translation>
            <numerusform>%n message queued</numerusform>
            <numerusform>%n messages queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SubscribeDialog</name>
    <message numerus="yes">
        <source>Matches more than %n topic(s) seen so far.</source>
        <translation>
            <numerusform>Matches more than %n topic seen so far.</numerusform>
            <numerusform>Matches more than %n topics seen so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Matches %n topic(s) seen so far, for example %1.</source>
        <translation>
            <numerusform>Matches %n topic seen so far, for example %1.</numerusform>
            <numerusform>Matches %n topics seen so far, for example %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionListModel</name>
    <message numerus="yes">
        <source>%n message(s) received</source>
        <translation>
            <numerusform>%n message received</numerusform>
            <numerusform>%n messages received</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TestStrip</name>
    <message numerus="yes">
        <source>%n unconfirmed message(s) at once</source>
        <translation>
            <numerusform>%n unconfirmed message at once</numerusform>
            <numerusform>%n unconfirmed messages at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopicRowText</name>
    <message numerus="yes">
        <source>%1 topics</source>
        <translation>
            <numerusform>%1 topic</numerusform>
            <numerusform>%1 topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 msgs</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%1 msg</numerusform>
            <numerusform>%1 msgs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages on this topic</source>
        <translation>
            <numerusform>%1 message on this topic</numerusform>
            <numerusform>%1 messages on this topic</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopicsPane</name>
    <message numerus="yes">
        <source>%1 topics</source>
        <translation>
            <numerusform>%1 topic</numerusform>
            <numerusform>%1 topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WasText</name>
    <message numerus="yes">
        <source>+%n more</source>
        <comment>changed fields</comment>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WillPreviewFrame</name>
    <message numerus="yes">
        <source>‹binary · %n byte(s)›</source>
        <translation>
            <numerusform>‹binary · %n byte›</numerusform>
            <numerusform>‹binary · %n bytes›</numerusform>
        </translation>
    </message>
</context>
</TS>
