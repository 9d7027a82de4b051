#include "net/application.hpp"

#include "base/defect.hpp"

#include <algorithm>

namespace penstock::net {

Responder& Responder::operator=(Responder&& other) noexcept
{
    if (this != &other) {
        Responder dropped{std::move(*this)};
        sink_ = std::move(other.sink_);
    }
    return *this;
}

Responder::~Responder()
{
    if (sink_) sink_->dropped();
}

void Responder::answer(Response&& response)
{
    expects(sink_ != nullptr);
    std::exchange(sink_, nullptr)->answer(std::move(response));
}

std::optional<std::string_view> RequestHead::header(std::string_view lower_case_name) const
{
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    for (Field const& field : fields)
        if (std::ranges::equal(field.name, lower_case_name, {}, lower)) return field.value;
    return std::nullopt;
}

} // namespace penstock::net
