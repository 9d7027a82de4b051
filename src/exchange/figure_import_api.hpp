// Endpoints that take a table of figures into a plan: what it would bring, and the act itself.
#pragma once

#include "api/endpoint.hpp"
#include "indicator/indicator.hpp"

namespace penstock {

// What becomes of a row. A repeated row says what one above it said.
BOOST_DEFINE_ENUM_CLASS(FigureRowFate, entered, already_there, repeated, refused)

struct FigureRowView {
    std::int64_t               line{};
    FigureRowFate              fate{};
    std::string                code;
    std::string                name;
    std::optional<FigureKind>  kind;
    std::optional<Period>      period;
    std::optional<DecimalText> value;
    std::string                address;
    bool                       new_indicator{};
    bool                       beside{}; // another value for this period is there or stands above
    std::string                column; // that is refused
    std::string                refusal;
    Bilingual                  why;
    std::string                cell;
};
BOOST_DESCRIBE_STRUCT(FigureRowView, (),
                      (line, fate, code, name, kind, period, value, address, new_indicator, beside, column, refusal,
                       why, cell))

struct FigurePreview {
    std::int64_t               rows{}; // entered + already_there + repeated + refused + unfilled
    std::int64_t               entered{};
    std::int64_t               already_there{};
    std::int64_t               repeated{};
    std::int64_t               refused{};
    std::int64_t               unfilled{};   // due, and left blank
    std::int64_t               indicators{}; // that would be defined
    std::int64_t               domains{};
    std::vector<FigureRowView> list;
};
BOOST_DESCRIBE_STRUCT(FigurePreview, (),
                      (rows, entered, already_there, repeated, refused, unfilled, indicators, domains, list))

struct ImportedFigures {
    Id<Plan>     id;
    std::int64_t rows{};
    std::int64_t entered{};
    std::int64_t already_there{};
    std::int64_t repeated{};
    std::int64_t unfilled{};
    std::int64_t indicators{};
};
BOOST_DESCRIBE_STRUCT(ImportedFigures, (), (id, rows, entered, already_there, repeated, unfilled, indicators))

// What the table would bring, without keeping it.
Result<FigurePreview> preview_figure_table(Look& look, Id<Plan> plan, std::string bytes);

void register_figure_imports(api::Registry& registry);

} // namespace penstock
