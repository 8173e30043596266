# SPDX-License-Identifier: GPL-3.0-or-later
"""paho Python for tst_brokerinterop; the language is described in foreignclient.h."""
import os
import ssl
import sys

import paho.mqtt.client as mqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

port, version, client_id, keeps = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4] == "keep"
is5 = version == "5"


def say(*words):
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def connected(client, userdata, flags, code, properties=None):
    say("connected", flags["session present"], code.value if is5 else code)


def subscribed(client, userdata, mid, granted, properties=None):
    say("subscribed", *(code.value if is5 else code for code in granted))


def received(client, userdata, message):
    say("message", message.topic, message.qos, int(message.retain), message.payload.decode())


# What carries it, and the certificate to trust for TLS.
kind = os.environ.get("CANOPY_TRANSPORT", "mqtt")
transport = "websockets" if kind in ("ws", "wss") else "tcp"
if is5:
    client = mqtt.Client(client_id, protocol=mqtt.MQTTv5, transport=transport)
else:
    client = mqtt.Client(
        client_id, clean_session=not keeps, protocol=mqtt.MQTTv311, transport=transport
    )
if kind in ("mqtts", "wss"):
    client.tls_set(os.environ["CANOPY_TRUSTED"], cert_reqs=ssl.CERT_REQUIRED)
client.on_connect = connected
client.on_subscribe = subscribed
client.on_message = received
client.on_publish = lambda *_: say("published")

for line in sys.stdin:
    words = line.split()
    if words[0] == "will":
        client.will_set(words[1], words[4], int(words[2]), words[3] == "1")
    elif words[0] == "connect":
        if is5:
            properties = Properties(PacketTypes.CONNECT)
            properties.SessionExpiryInterval = 1000 if keeps else 0
            client.connect("127.0.0.1", port, clean_start=not keeps, properties=properties)
        else:
            client.connect("127.0.0.1", port)
        client.loop_start()
    elif words[0] == "subscribe":
        client.subscribe(words[1], int(words[2]))
    elif words[0] == "publish":
        client.publish(words[1], words[4] if len(words) > 4 else "", int(words[2]), words[3] == "1")
    elif words[0] == "disconnect":
        client.disconnect()
        client.loop_stop()
        say("disconnected")
