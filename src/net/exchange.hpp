// Carries one answer from whichever thread found it to the loop that waits for it.
#pragma once

#include "net/application.hpp"
#include "net/asio.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace penstock::net {

class Exchange : public AnswerSink {
public:
    Exchange(asio::io_context& context, std::string trace) : context_{context}, trace_{std::move(trace)} {}

    void answer(Response&& response) noexcept override;
    void dropped() noexcept override;

    // On the loop's thread.
    std::optional<Response> take();                                  // the answer if it is there
    bool                    wait(std::move_only_function<void()>& resume); // false: it is there already
    void                    abandon(); // nobody waits any more; a waiter is resumed without an answer

private:
    asio::io_context&               context_;
    std::mutex                      lock_;
    std::string                     trace_;
    std::optional<Response>         response_;
    std::move_only_function<void()> resume_;
    bool                            abandoned_{};
};

} // namespace penstock::net
