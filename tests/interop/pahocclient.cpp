// SPDX-License-Identifier: GPL-3.0-or-later
#include <MQTTClient.h>

#include <iostream>
#include <mutex>
#include <sstream>
#include <string>

// The paho C library for tst_brokerinterop; the language is described in foreignclient.h.
namespace {

constexpr unsigned long patience = 30'000; // ms
std::mutex output;

void say(const std::string &line)
{
    const std::lock_guard lock(output);
    std::cout << line << std::endl;
}

int received(void *, char *topic, int, MQTTClient_message *message)
{
    std::ostringstream line;
    line << "message " << topic << ' ' << message->qos << ' ' << message->retained << ' '
         << std::string(static_cast<const char *>(message->payload),
                        static_cast<std::size_t>(message->payloadlen));
    say(line.str());
    MQTTClient_freeMessage(&message);
    MQTTClient_free(topic);
    return 1;
}

struct Will {
    std::string topic;
    std::string payload;
    int qos = 0;
    int retain = 0;
};

int connectNow(MQTTClient client, bool is5, bool keeps, const Will &will)
{
    MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
    const MQTTClient_connectOptions options5 = MQTTClient_connectOptions_initializer5;
    MQTTClient_willOptions willOptions = MQTTClient_willOptions_initializer;
    if (is5)
        options = options5;
    else
        options.MQTTVersion = MQTTVERSION_3_1_1;
    if (!will.topic.empty()) {
        willOptions.topicName = will.topic.c_str();
        willOptions.message = will.payload.c_str();
        willOptions.qos = will.qos;
        willOptions.retained = will.retain;
        options.will = &willOptions;
    }
    int code = 0;
    if (is5) {
        options.cleanstart = keeps ? 0 : 1;
        MQTTProperties properties = MQTTProperties_initializer;
        MQTTProperty expiry{};
        expiry.identifier = MQTTPROPERTY_CODE_SESSION_EXPIRY_INTERVAL;
        expiry.value.integer4 = keeps ? 1000 : 0;
        MQTTProperties_add(&properties, &expiry);
        const MQTTResponse response = MQTTClient_connect5(client, &options, &properties, nullptr);
        code = response.reasonCode;
        MQTTResponse_free(response);
        MQTTProperties_free(&properties);
    } else {
        options.cleansession = keeps ? 0 : 1;
        code = MQTTClient_connect(client, &options);
    }
    // This library tells whether there was a session in 3.1.1 only, up to 1.3.13 at least
    // (eclipse-paho/paho.mqtt.c, pull request 1439).
    const std::string present = is5 ? "?" : std::to_string(options.returned.sessionPresent);
    say("connected " + present + ' ' + std::to_string(code));
    return code;
}

int subscribeNow(MQTTClient client, bool is5, const std::string &filter, int qos)
{
    if (!is5) {
        int granted = qos;
        char *filters[] = {const_cast<char *>(filter.c_str())};
        MQTTClient_subscribeMany(client, 1, filters, &granted);
        return granted;
    }
    const MQTTResponse response
        = MQTTClient_subscribe5(client, filter.c_str(), qos, nullptr, nullptr);
    const int granted = response.reasonCode;
    MQTTResponse_free(response);
    return granted;
}

void publishNow(MQTTClient client, bool is5, const std::string &topic, int qos, int retain,
                std::string payload)
{
    MQTTClient_message message = MQTTClient_message_initializer;
    message.payload = payload.data();
    message.payloadlen = static_cast<int>(payload.size());
    message.qos = qos;
    message.retained = retain;
    MQTTClient_deliveryToken token = 0;
    if (is5)
        MQTTResponse_free(MQTTClient_publishMessage5(client, topic.c_str(), &message, &token));
    else
        MQTTClient_publishMessage(client, topic.c_str(), &message, &token);
    if (MQTTClient_waitForCompletion(client, token, patience) == MQTTCLIENT_SUCCESS)
        say("published");
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    const std::string address = "tcp://127.0.0.1:" + std::string(argv[1]);
    const bool is5 = std::string(argv[2]) == "5";
    const bool keeps = std::string(argv[4]) == "keep";
    MQTTClient client = nullptr;
    MQTTClient_createOptions options = MQTTClient_createOptions_initializer;
    options.MQTTVersion = is5 ? MQTTVERSION_5 : MQTTVERSION_3_1_1;
    if (MQTTClient_createWithOptions(&client, address.c_str(), argv[3], MQTTCLIENT_PERSISTENCE_NONE,
                                     nullptr, &options)
        != MQTTCLIENT_SUCCESS)
        return 1;
    MQTTClient_setCallbacks(client, nullptr, nullptr, received, nullptr);
    Will will;
    std::string line;
    while (std::getline(std::cin, line)) {
        std::istringstream words(line);
        std::string verb;
        std::string topic;
        std::string payload;
        int qos = 0;
        int retain = 0;
        words >> verb >> topic >> qos >> retain >> payload;
        if (verb == "will") {
            will = {topic, payload, qos, retain};
        } else if (verb == "connect") {
            connectNow(client, is5, keeps, will);
        } else if (verb == "subscribe") {
            say("subscribed " + std::to_string(subscribeNow(client, is5, topic, qos)));
        } else if (verb == "publish") {
            publishNow(client, is5, topic, qos, retain, payload);
        } else if (verb == "disconnect") {
            if (is5)
                MQTTClient_disconnect5(client, 1000, MQTTREASONCODE_SUCCESS, nullptr);
            else
                MQTTClient_disconnect(client, 1000);
            say("disconnected");
        }
    }
    MQTTClient_destroy(&client);
    return 0;
}
