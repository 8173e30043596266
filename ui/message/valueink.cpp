// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/valueink.h"

namespace ui {

ColorRole valueInk(payload::Kind kind)
{
    switch (kind) {
    case payload::Kind::String:
        return ColorRole::SyntaxString;
    case payload::Kind::Number:
        return ColorRole::SyntaxNumber;
    case payload::Kind::Boolean:
    case payload::Kind::Null:
        return ColorRole::SyntaxBool;
    case payload::Kind::Text:
        return ColorRole::Text;
    case payload::Kind::Object:
    case payload::Kind::Array:
    case payload::Kind::Binary:
        return ColorRole::Muted;
    }
    return ColorRole::Text;
}

} // namespace ui
