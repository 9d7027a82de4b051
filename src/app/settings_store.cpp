// The one row of settings, and the fact that changes it.
#include "app/settings.hpp"

namespace penstock {

void apply(Writer& db, Stamp const&, SettingsChanged const& fact)
{
    auto const& to = fact.settings;
    db.run(R"sql(
        INSERT INTO setting (one, name_zh, name_en, fiscal_year_start_month, default_currency, display_unit)
        VALUES (1, $1, $2, $3, $4, $5)
        ON CONFLICT (one) DO UPDATE
        SET name_zh = $1, name_en = $2, fiscal_year_start_month = $3, default_currency = $4, display_unit = $5
    )sql",
           to.name.zh, to.name.en, to.fiscal_year_start_month, to.default_currency, to.display_unit);
}

Settings load_settings(Reader& reader)
{
    return reader
        .row<Settings>(R"sql(
        SELECT name_zh, name_en, fiscal_year_start_month, default_currency, display_unit FROM setting WHERE one = 1
    )sql")
        .value_or(Settings{});
}

} // namespace penstock
