// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace ui {

// How all tables that are only read look and behave: dense rows without a grid, whole rows
// selected, Tab leaves, columns in the header's hands. What a table wants otherwise it sets after.
void setUpDenseTable(QTableView &table);

} // namespace ui
