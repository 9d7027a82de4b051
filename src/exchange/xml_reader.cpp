#include "exchange/xml_reader.hpp"

#include "exchange/refusals.hpp"
#include "exchange/table.hpp"
#include "journal/refusals.hpp"

#include <expat.h>

namespace penstock::exchange {

namespace {

constexpr int         xml_piece_bytes = 16 << 10, xml_deepest = 100;
constexpr std::size_t longest_token = 1 << 20;

std::string_view local(char const* name)
{
    std::string_view whole{name};
    return whole.substr(whole.find(':') + 1);
}

} // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const
{
    for (auto pair = pairs_; *pair; pair += 2)
        if (local(pair[0]) == name) return pair[1];
    return {};
}

bool XmlAttributes::flag(std::string_view name) const
{
    auto value = (*this)[name];
    return value == "1" || value == "true";
}

struct XmlReader::State {
    std::unique_ptr<ByteSource>             bytes;
    XmlEvents&                              events;
    XML_Parser                              parser{XML_ParserCreate(nullptr)};
    int                                     depth{};
    std::size_t                             since_event{};
    bool                                    ended{};
    std::optional<std::unexpected<Refused>> refused{};

    static void opened(void* self, char const* name, char const** attributes)
    {
        auto& state       = *static_cast<State*>(self);
        state.since_event = 0;
        if (++state.depth > xml_deepest) return state.refuse(penstock::refuse(refusal::unreadable_file));
        if (!state.refused) state.events.opened(local(name), XmlAttributes{attributes});
    }
    static void closed(void* self, char const* name)
    {
        auto& state       = *static_cast<State*>(self);
        state.since_event = 0;
        --state.depth;
        if (!state.refused) state.events.closed(local(name));
    }
    static void text(void* self, char const* text, int length)
    {
        auto& state       = *static_cast<State*>(self);
        state.since_event = 0;
        if (!state.refused) state.events.text({text, static_cast<std::size_t>(length)});
    }
    static void doctype(void* self, char const*, char const*, char const*, int)
    {
        static_cast<State*>(self)->refuse(penstock::refuse(refusal::document_type_refused));
    }
    void refuse(std::unexpected<Refused> why)
    {
        if (!refused) refused = std::move(why);
        XML_StopParser(parser, XML_FALSE);
    }
};

XmlReader::XmlReader(std::unique_ptr<ByteSource> bytes, XmlEvents& events) : state_{new State{std::move(bytes), events}}
{
    if (!state_->parser) throw std::bad_alloc{};
    XML_SetUserData(state_->parser, state_.get());
    XML_SetElementHandler(state_->parser, State::opened, State::closed);
    XML_SetCharacterDataHandler(state_->parser, State::text);
    XML_SetStartDoctypeDeclHandler(state_->parser, State::doctype);
}

XmlReader::~XmlReader() { XML_ParserFree(state_->parser); }

Result<bool> XmlReader::advance()
{
    auto&             state = *state_;
    XML_ParsingStatus status;
    XML_GetParsingStatus(state.parser, &status);
    if (status.parsing == XML_FINISHED) return false;

    XML_Status outcome = XML_STATUS_ERROR;
    if (status.parsing == XML_SUSPENDED) {
        outcome = XML_ResumeParser(state.parser);
    } else {
        void* buffer = XML_GetBuffer(state.parser, xml_piece_bytes);
        if (!buffer) throw std::bad_alloc{};
        std::size_t count = TRY(state.bytes->read(static_cast<char*>(buffer), xml_piece_bytes));
        state.since_event += count;
        if (state.since_event > longest_token) return refuse(refusal::unreadable_file);
        outcome = XML_ParseBuffer(state.parser, static_cast<int>(count), count == 0);
    }
    if (state.refused) return std::move(*state.refused);
    if (outcome == XML_STATUS_ERROR) return refuse_line(refusal::unreadable_file, line());
    XML_GetParsingStatus(state.parser, &status);
    return status.parsing != XML_FINISHED;
}

Result<void> XmlReader::read_to_end()
{
    while (TRY(advance())) continue;
    return {};
}

std::int64_t XmlReader::line() const { return static_cast<std::int64_t>(XML_GetCurrentLineNumber(state_->parser)); }

void XmlReader::pause() { XML_StopParser(state_->parser, XML_TRUE); }

void XmlReader::stop(Refusal why, std::int64_t line)
{
    state_->refuse(line > 0 ? refuse_line(why, line) : refuse(why));
}

} // namespace penstock::exchange
