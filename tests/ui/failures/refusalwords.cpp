// SPDX-License-Identifier: GPL-3.0-or-later
#include "refusalwords.h"

using namespace Qt::Literals::StringLiterals;

std::vector<RefusalWords> refusalWords()
{
    const QString report = u"Report…"_s;
    const QString password = u"Edit password…"_s;
    const QString connection = u"Edit connection…"_s;
    const QString newId = u"Generate new ID"_s;
    const QString there = u"Connect there…"_s;
    const bool retries = true;
    return {
        {0x80, u"The broker gave no reason (0x80)"_s, {}, retries},
        {0x81, u"The broker could not understand us (0x81)"_s, report},
        {0x82, u"The broker says that we broke the protocol (0x82)"_s, report},
        {0x83, u"Valid, but this broker does not accept it (0x83)"_s, {}, retries},
        {0x84, u"Broker does not speak this MQTT version (0x84)"_s, u"Try MQTT 3.1.1"_s},
        {0x85, u"Client ID not accepted (0x85)"_s, newId},
        {0x86, u"User name or password is wrong (0x86)"_s, password},
        {0x87, u"You are not allowed to do this (0x87)"_s, password},
        {0x88, u"Broker unavailable (0x88)"_s, {}, retries},
        {0x89, u"Broker is too busy (0x89)"_s, {}, retries},
        {0x8A, u"This client is banned (0x8A)"_s},
        {0x8B, u"Broker is shutting down (0x8B)"_s, {}, retries},
        {0x8C, u"This way of signing in is not supported (0x8C)"_s, connection},
        {0x8D, u"Broker heard nothing from us for 1.5 × keep-alive (0x8D)"_s, {}, retries},
        {0x8E, u"Another client connected with the same client ID (0x8E)"_s, newId},
        {0x8F, u"Topic filter not valid or not accepted here (0x8F)"_s},
        {0x90, u"Topic name not valid or not accepted here (0x90)"_s},
        {0x93, u"We sent more unconfirmed messages than the broker allows (0x93)"_s, {}, retries},
        {0x94, u"Topic alias not valid (0x94)"_s, connection, retries},
        {0x95, u"Message too large (0x95)"_s, connection},
        {0x96, u"Sending too fast (0x96)"_s, {}, retries},
        {0x97, u"A quota is used up (0x97)"_s, {}, retries},
        {0x98, u"Disconnected by an administrator (0x98)"_s, {}, retries},
        {0x99, u"Payload does not match its declared format (0x99)"_s},
        {0x9A, u"Broker does not keep retained messages (0x9A)"_s, connection},
        {0x9B, u"Broker does not support this QoS (0x9B)"_s, connection},
        {0x9C, u"Use another server: b.example:1884 (0x9C)"_s, there},
        {0x9D, u"The server has moved: b.example:1884 (0x9D)"_s, there},
        {0x9E, u"No shared subscriptions here (0x9E)"_s, connection},
        {0x9F, u"Connecting too often (0x9F)"_s, {}, retries},
        {0xA0, u"Time limit for the connection reached (0xA0)"_s, {}, retries},
        {0xA1, u"No subscription identifiers here (0xA1)"_s, connection},
        {0xA2, u"No wildcards here (0xA2)"_s},
    };
}
