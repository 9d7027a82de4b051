// How this body calls itself and counts.
#pragma once

#include "api/endpoint.hpp"
#include "journal/act.hpp"

namespace penstock {

// In which unit amounts are shown; they are kept in the smallest one whatever this says.
BOOST_DEFINE_ENUM_CLASS(DisplayUnit, one, ten_thousand, hundred_million)

struct Settings {
    Bilingual    name{"渠成", "Penstock"};
    std::int64_t fiscal_year_start_month{1}; // 1 in China, 4 in Japan and the United Kingdom, 10 in the United States
    Currency     default_currency{};
    DisplayUnit  display_unit{DisplayUnit::ten_thousand};
    friend bool  operator==(Settings const&, Settings const&) = default;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (name, fiscal_year_start_month, default_currency, display_unit))

struct SettingsChanged {
    static constexpr Words            words{"修改设置", "Settings changed"};
    static constexpr std::string_view noun = "settings";
    std::int64_t                      subject() const { return 1; }

    Settings settings;
};
BOOST_DESCRIBE_STRUCT(SettingsChanged, (), (settings))
void apply(Writer& db, Stamp const& stamp, SettingsChanged const& fact);

Settings load_settings(Reader& reader);
void     register_settings(api::Registry& registry);

} // namespace penstock
