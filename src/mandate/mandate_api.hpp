// Endpoints for bodies, meetings, papers and directives, and their place on the line.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"

namespace penstock {

void register_bodies(api::Registry& registry);
void register_decisions(api::Registry& registry, LineNouns const& nouns); // nouns must outlive the registry
void register_directives(api::Registry& registry);
void register_escalation(api::Registry& registry);
void register_bulletins(api::Registry& registry); // and what is overdue, by unit
void register_calendars(api::Registry& registry);
void register_meetings(api::Registry& registry);
void register_papers(api::Registry& registry);
void register_voting(api::Registry& registry);
void register_report_imports(api::Registry& registry);

void describe_line_of_mandate(LineNouns& nouns);
void describe_line_of_decisions(LineNouns& nouns); // of anything that names one as its ground

} // namespace penstock
