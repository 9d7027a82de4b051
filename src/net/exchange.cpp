#include "net/exchange.hpp"

#include <utility>

namespace penstock::net {

void Exchange::answer(Response&& response) noexcept
{
    // Posted under the lock: the loop takes the answer under the same lock before it can end, so it is still there.
    std::lock_guard guard{lock_};
    if (abandoned_) return;
    response_ = std::move(response);
    if (resume_) asio::post(context_, std::exchange(resume_, nullptr));
}

void Exchange::dropped() noexcept { answer(problem(500, trace_)); }

std::optional<Response> Exchange::take()
{
    std::lock_guard guard{lock_};
    return std::exchange(response_, std::nullopt);
}

bool Exchange::wait(std::move_only_function<void()>& resume)
{
    std::lock_guard guard{lock_};
    if (response_ || abandoned_) return false;
    resume_ = std::move(resume);
    return true;
}

void Exchange::abandon()
{
    std::lock_guard guard{lock_};
    abandoned_ = true;
    if (resume_) asio::post(context_, std::exchange(resume_, nullptr));
}

} // namespace penstock::net
