// SPDX-License-Identifier: GPL-3.0-or-later
#include <mosquitto.h>
#include <mqtt_protocol.h>

#include <iostream>
#include <mutex>
#include <sstream>
#include <string>

// libmosquitto for tst_brokerinterop; the language is described in foreignclient.h.
namespace {

std::mutex output;

void say(const std::string &line)
{
    const std::lock_guard lock(output);
    std::cout << line << std::endl;
}

void connected(mosquitto *, void *, int code, int flags, const mosquitto_property *)
{
    say("connected " + std::to_string(flags & 1) + ' ' + std::to_string(code));
}
void subscribed(mosquitto *, void *, int, int count, const int *granted)
{
    say("subscribed " + std::to_string(count > 0 ? granted[0] : -1));
}
void published(mosquitto *, void *, int)
{
    say("published");
}
void disconnected(mosquitto *, void *, int)
{
    say("disconnected");
}
void received(mosquitto *, void *, const mosquitto_message *message)
{
    std::ostringstream line;
    line << "message " << message->topic << ' ' << message->qos << ' ' << message->retain << ' '
         << std::string(static_cast<const char *>(message->payload),
                        static_cast<std::size_t>(message->payloadlen));
    say(line.str());
}

void connectNow(mosquitto *client, int port, bool is5, bool keeps)
{
    mosquitto_property *properties = nullptr;
    if (is5 && keeps)
        mosquitto_property_add_int32(&properties, MQTT_PROP_SESSION_EXPIRY_INTERVAL, 1000);
    mosquitto_connect_bind_v5(client, "127.0.0.1", port, 60, nullptr, properties);
    mosquitto_property_free_all(&properties);
    mosquitto_loop_start(client);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    const int port = std::stoi(argv[1]);
    const bool is5 = std::string(argv[2]) == "5";
    const bool keeps = std::string(argv[4]) == "keep";
    mosquitto_lib_init();
    mosquitto *client = mosquitto_new(argv[3], !keeps, nullptr);
    mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION,
                         is5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    mosquitto_connect_v5_callback_set(client, connected);
    mosquitto_subscribe_callback_set(client, subscribed);
    mosquitto_publish_callback_set(client, published);
    mosquitto_disconnect_callback_set(client, disconnected);
    mosquitto_message_callback_set(client, received);
    std::string line;
    while (std::getline(std::cin, line)) {
        std::istringstream words(line);
        std::string verb;
        std::string topic;
        std::string payload;
        int qos = 0;
        int retain = 0;
        words >> verb >> topic >> qos >> retain >> payload;
        const int size = static_cast<int>(payload.size());
        if (verb == "will")
            mosquitto_will_set(client, topic.c_str(), size, payload.data(), qos, retain != 0);
        else if (verb == "connect")
            connectNow(client, port, is5, keeps);
        else if (verb == "subscribe")
            mosquitto_subscribe(client, nullptr, topic.c_str(), qos);
        else if (verb == "publish")
            mosquitto_publish(client, nullptr, topic.c_str(), size, payload.data(), qos,
                              retain != 0);
        else if (verb == "disconnect")
            mosquitto_disconnect(client);
    }
    mosquitto_loop_stop(client, true);
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    return 0;
}
