// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

namespace ui {

// How grave something said to the user is; each has a ground, an ink, a shape and (in ui/text or
// the caller) a word, never colour alone.
enum class NoticeLevel : quint8 { Info, Success, Warning, Error };

constexpr ColorRole noticeInk(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Info:
        return ColorRole::Accent;
    case NoticeLevel::Success:
        return ColorRole::Ok;
    case NoticeLevel::Warning:
        return ColorRole::Warn;
    case NoticeLevel::Error:
        return ColorRole::Err;
    }
    return ColorRole::Text;
}

constexpr ColorRole noticeGround(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Info:
        return ColorRole::InfoBg;
    case NoticeLevel::Success:
        return ColorRole::OkBg;
    case NoticeLevel::Warning:
        return ColorRole::WarnBg;
    case NoticeLevel::Error:
        return ColorRole::ErrBg;
    }
    return ColorRole::Base;
}

constexpr IconName noticeIcon(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Info:
        return IconName::Info;
    case NoticeLevel::Success:
        return IconName::Ok;
    case NoticeLevel::Warning:
        return IconName::Warn;
    case NoticeLevel::Error:
        return IconName::Error;
    }
    return IconName::Info;
}

} // namespace ui
