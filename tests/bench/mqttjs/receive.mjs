// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of bench_client: node receive.mjs PORT PROTOCOL-VERSION COUNT. Receives COUNT messages
// with MQTT.js, looks at topic and payload of each, and prints messages a second and the sum of
// what it has seen.
import mqtt from "mqtt";

const [port, protocolVersion, count] = process.argv.slice(2).map(Number);
let received = 0;
let sum = 0n;
let small = 0; // of `sum`; plain numbers are faster than big ones

const begin = process.hrtime.bigint(); // connecting included
const client = mqtt.connect({
  host: "127.0.0.1",
  port,
  protocolVersion,
  clientId: "bench",
  reconnectPeriod: 0,
});
client.on("message", (topic, payload) => {
  small += topic.charCodeAt(topic.length - 1) + payload[0] + payload.length;
  if (small > 1e9) {
    sum += BigInt(small);
    small = 0;
  }
  if (++received < count) return;
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  console.log(`${count / seconds} ${sum + BigInt(small)}`);
  process.exit(0);
});
client.on("error", (error) => {
  console.error(`mqttjs: ${error.message}`);
  process.exit(1);
});
client.on("close", () => {
  console.error(`mqttjs: the connection ended after ${received} messages`);
  process.exit(1);
});
