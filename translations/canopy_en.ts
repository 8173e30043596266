<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
