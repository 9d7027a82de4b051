// What may be written about meetings and the items of their agenda.
#pragma once

#include "mandate/directive_facts.hpp"
#include "mandate/meeting.hpp"

namespace penstock {

struct MeetingDrafted {
    static constexpr Words            words{"筹备会议", "Meeting drafted"};
    static constexpr std::string_view noun = "meeting";

    Id<Body>                   body;
    MeetingText                text;
    std::optional<Id<Person>>  chair;
    std::optional<Id<Meeting>> instead_of; // that was postponed
};
BOOST_DESCRIBE_STRUCT(MeetingDrafted, (), (body, text, chair, instead_of))

// A meeting known from a published report: nothing of it was recorded here while it ran.
struct MeetingImported {
    static constexpr Words            words{"导入会议", "Meeting imported"};
    static constexpr std::string_view noun = "meeting";

    Id<Body>                  body;
    MeetingText               text;
    bool                      day_inferred{}; // the year, say, stood in the dateline only
    std::string               chair_name;     // as the report has it; may be empty
    std::optional<SourceSpan> source;
};
BOOST_DESCRIBE_STRUCT(MeetingImported, (), (body, text, day_inferred, chair_name, source))

struct AgendaItemSet {
    static constexpr Words            words{"列入议题", "Item put on the agenda"};
    static constexpr std::string_view noun = "agenda_item";

    Id<Meeting>                   meeting;
    ItemText                      text;
    std::optional<Id<AgendaItem>> again; // one that was deferred, or of a meeting that was postponed
};
BOOST_DESCRIBE_STRUCT(AgendaItemSet, (), (meeting, text, again))

struct AgendaItemImported {
    static constexpr Words            words{"导入议题", "Agenda item imported"};
    static constexpr std::string_view noun = "agenda_item";

    Id<Meeting>               meeting;
    ItemText                  text;
    ItemState                 outcome{};
    std::string               said;   // what the report says of it
    std::vector<std::string>  papers; // by their titles
    std::optional<SourceSpan> source;
};
BOOST_DESCRIBE_STRUCT(AgendaItemImported, (), (meeting, text, outcome, said, papers, source))

struct OfMeeting {
    static constexpr std::string_view noun = "meeting";
    std::int64_t                      subject() const { return meeting.value; }

    Id<Meeting> meeting;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(OfMeeting, (), (meeting, reason))

struct AgendaOrdered : OfMeeting {
    static constexpr Words      words{"调整议程顺序", "Agenda put in order"};
    std::vector<Id<AgendaItem>> items; // all of them
};
BOOST_DESCRIBE_STRUCT(AgendaOrdered, (OfMeeting), (items))

struct MeetingConvened : OfMeeting {
    static constexpr Words words{"发出会议通知", "Meeting convened"};
};
BOOST_DESCRIBE_STRUCT(MeetingConvened, (OfMeeting), ())
struct MeetingOpened : OfMeeting {
    static constexpr Words words{"会议开始", "Meeting opened"};
};
BOOST_DESCRIBE_STRUCT(MeetingOpened, (OfMeeting), ())
struct MeetingClosed : OfMeeting {
    static constexpr Words words{"会议结束", "Meeting closed"};
};
BOOST_DESCRIBE_STRUCT(MeetingClosed, (OfMeeting), ())
struct MinutesConfirmed : OfMeeting {
    static constexpr Words words{"确认会议纪要", "Minutes confirmed"};
};
BOOST_DESCRIBE_STRUCT(MinutesConfirmed, (OfMeeting), ())
struct CommuniquePublished : OfMeeting {
    static constexpr Words words{"发布会议消息", "Communiqué published"};
};
BOOST_DESCRIBE_STRUCT(CommuniquePublished, (OfMeeting), ())
struct MeetingCancelled : OfMeeting {
    static constexpr Words words{"取消会议", "Meeting cancelled"};
};
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (OfMeeting), ())
struct MeetingPostponed : OfMeeting {
    static constexpr Words words{"会议延期", "Meeting postponed"};
};
BOOST_DESCRIBE_STRUCT(MeetingPostponed, (OfMeeting), ())

struct OfItem {
    static constexpr std::string_view noun = "agenda_item";
    std::int64_t                      subject() const { return item.value; }

    Id<AgendaItem> item;
};
BOOST_DESCRIBE_STRUCT(OfItem, (), (item))

struct ItemTaken : OfItem {
    static constexpr Words words{"开始审议", "Item taken"};
};
BOOST_DESCRIBE_STRUCT(ItemTaken, (OfItem), ())

struct ItemDecided : OfItem {
    static constexpr Words words{"记录议题结果", "Outcome of an item written"};
    ItemState              outcome{};
    std::string            text;
};
BOOST_DESCRIBE_STRUCT(ItemDecided, (OfItem), (outcome, text))

// After the meeting: what was written before stays in the record.
struct OutcomeCorrected : OfItem {
    static constexpr Words words{"更正议题结果", "Outcome of an item corrected"};
    ItemState              outcome{};
    std::string            text;
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(OutcomeCorrected, (OfItem), (outcome, text, reason))

void apply(Writer& db, Stamp const& stamp, MeetingDrafted const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingImported const& fact);
void apply(Writer& db, Stamp const& stamp, AgendaItemSet const& fact);
void apply(Writer& db, Stamp const& stamp, AgendaItemImported const& fact);
void apply(Writer& db, Stamp const& stamp, AgendaOrdered const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingConvened const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingOpened const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingClosed const& fact);
void apply(Writer& db, Stamp const& stamp, MinutesConfirmed const& fact);
void apply(Writer& db, Stamp const& stamp, CommuniquePublished const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingCancelled const& fact);
void apply(Writer& db, Stamp const& stamp, MeetingPostponed const& fact);
void apply(Writer& db, Stamp const& stamp, ItemTaken const& fact);
void apply(Writer& db, Stamp const& stamp, ItemDecided const& fact);
void apply(Writer& db, Stamp const& stamp, OutcomeCorrected const& fact);

void add_meeting_facts(FactKinds& kinds);

Result<MeetingNow>   load_meeting(Reader& reader, Id<Meeting> id, Caller const& by, Day today);
Result<ItemNow>      load_item(Reader& reader, Id<AgendaItem> id);
std::vector<ItemNow> items_of(Reader& reader, Id<Meeting> meeting); // in the order of the agenda

Result<Id<Meeting>>    draft_meeting(Act& act, Caller const& by, Id<Body> body, MeetingText const& typed,
                                     std::optional<Id<Person>> chair);
Result<Id<AgendaItem>> set_item(Act& act, Caller const& by, Id<Meeting> meeting, ItemText const& typed,
                                std::optional<Id<AgendaItem>> again);
Result<void> order_agenda(Act& act, Caller const& by, Id<Meeting> meeting, std::vector<Id<AgendaItem>> const& items);
// `on` is the day of the meeting that takes the place of one that is postponed.
Result<void> step_meeting(Act& act, Caller const& by, Id<Meeting> meeting, MeetingEvent event,
                          std::string const& reason, std::optional<Day> on);
Result<void> step_item(Act& act, Caller const& by, Id<AgendaItem> item, ItemEvent event, std::string const& text);
Result<void> correct_outcome(Act& act, Caller const& by, Id<AgendaItem> item, ItemState outcome,
                             std::string const& text, std::string const& reason);

// For readers of communiqués: a meeting as a report has it, at its end; and its items. The meeting of this very report
// is given again, not imported twice; already_exists when it was recorded as another body's.
Result<Id<Meeting>>    import_meeting(Act& act, Caller const& by, MeetingImported const& wanted);
Result<Id<AgendaItem>> import_item(Act& act, Caller const& by, AgendaItemImported const& wanted);

} // namespace penstock
