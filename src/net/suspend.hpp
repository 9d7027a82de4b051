// Ways for a coroutine to wait for something that is not the network.
#pragma once

#include "net/asio.hpp"

#include <functional>
#include <utility>

namespace penstock::net {

// Suspends and gives what resumes the coroutine, to be called once on its own thread, to `keep`.
template <class Keep> asio::awaitable<void> suspended(Keep keep)
{
    auto initiate = [](auto&& handler, Keep kept) {
        kept(std::move_only_function<void()>{
            [handler = std::forward<decltype(handler)>(handler)]() mutable { std::move(handler)(); }});
    };
    return asio::async_initiate<asio::use_awaitable_t<> const, void()>(initiate, asio::use_awaitable, std::move(keep));
}

// Runs a task that may block on a worker thread and comes back to the coroutine's own. The task must not throw.
template <class Task> asio::awaitable<void> on_worker(asio::thread_pool& workers, Task task)
{
    auto executor = co_await asio::this_coro::executor;
    co_await suspended([&](std::move_only_function<void()> resume) {
        asio::post(workers, [&task, executor, resume = std::move(resume)]() mutable {
            task();
            asio::post(executor, std::move(resume));
        });
    });
}

} // namespace penstock::net
