// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/secretstore.h"

namespace config {

SecretStore::~SecretStore() = default;

} // namespace config
