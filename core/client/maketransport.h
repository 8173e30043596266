// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/transportkind.h"

class QObject;

namespace client {

class Transport;

// A fresh one, owned by `parent`.
Transport *makeTransport(TransportKind kind, QObject *parent);

} // namespace client
