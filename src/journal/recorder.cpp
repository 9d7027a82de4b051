#include "journal/recorder.hpp"

#include "base/json_tree.hpp"
#include "journal/refusals.hpp"
#include "store/error.hpp"
#include "store/writer_key.hpp"

#include <algorithm>
#include <future>
#include <new>

namespace penstock::journal {

namespace {

struct EarlierAct {
    std::string  operation;
    std::string  fields;
    std::string  answer;
    std::int64_t first_fact{};
    std::int64_t last_fact{};
};
BOOST_DESCRIBE_STRUCT(EarlierAct, (), (operation, fields, answer, first_fact, last_fact))

struct LogHead {
    std::int64_t      size{};
    store::ByteString edge;
};
BOOST_DESCRIBE_STRUCT(LogHead, (), (size, edge))

std::optional<EarlierAct> earlier_act(Reader& reader, Attempt const& attempt)
{
    return reader.row<EarlierAct>(R"sql(
        SELECT operation, fields, answer, first_fact, last_fact
          FROM act
         WHERE actor = $1 AND key = $2
    )sql",
                                  attempt.actor.person, attempt.key);
}

Outcome answered_before(EarlierAct&& earlier, Attempt const& attempt)
{
    auto differs = earlier.operation != attempt.operation
                       ? std::string{"operation"}
                       : differing_field(earlier.fields, field_digests(attempt.key, attempt.request));
    if (!differs.empty()) {
        Refused refused{refusal::key_already_used, differs};
        refused.faults.push_back({"/" + differs, refusal::key_already_used, {}});
        return {.ending = Ending::refused, .refused = std::move(refused)};
    }
    return {.ending     = Ending::done,
            .answer     = std::move(earlier.answer),
            .first_fact = earlier.first_fact,
            .last_fact  = earlier.last_fact,
            .repeated   = true};
}

} // namespace

std::string field_digests(std::string_view key, std::string_view request)
{
    json::Tree tree;
    expects(tree.parse(request).has_value());
    std::string out;
    auto        one = [&](std::string_view name, std::string_view content) {
        thread_local Sha256 hasher;
        hasher.update(key).update("\n").update(name).update("\n").update(content);
        out.append(name).append("=").append(hex(hasher.finish().view().substr(0, 12))).append("\n");
    };
    if (tree[0].kind != json::Kind::object) return one("body", request), out;
    // A field's nodes and their texts, in document order, stand for its content: the request is canonical.
    tree.children(0, [&](std::uint32_t child) {
        std::string content;
        for (auto at = child; at < tree[child].end; ++at) {
            content += static_cast<char>('0' + static_cast<int>(tree[at].kind));
            content.append(tree[at].key).append("\0", 1).append(tree[at].text).append("\0", 1);
            content += std::to_string(tree[at].end - at);
        }
        one(tree[child].key, content);
    });
    return out;
}

std::string differing_field(std::string_view earlier, std::string_view later)
{
    auto line = [](std::string_view& rest) {
        auto end = rest.find('\n');
        auto out = rest.substr(0, end);
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
        return out;
    };
    while (!earlier.empty() || !later.empty()) {
        auto before = earlier, after = later;
        auto a = line(before);
        auto b = line(after);
        if (a == b) {
            earlier = before, later = after;
            continue;
        }
        // Of two different lines the one whose field the other side lacks, or the common field itself.
        auto name = b.empty() || (!a.empty() && a < b) ? a : b;
        return std::string{name.substr(0, name.find('='))};
    }
    return {};
}

Recorder::Recorder(Db db, Clock& clock, Chance& chance, RecorderOptions options)
    : db_{std::move(db)},
      clock_{clock},
      chance_{chance},
      options_{std::move(options)}
{
    expects(day_in(Instant{}, options_.zone).has_value());
}

Happened Recorder::run(std::span<Attempt> batch)
{
    std::vector<Outcome> outcomes(batch.size());
    Happened             happened;
    if (!disk_lost_) try_batch(batch, outcomes, happened);
#ifdef PENSTOCK_ANSWER_EARLY
    // The control of the kill test (P1) is built with this: such a program has answered already.
#else
    for (std::size_t i = 0; i < batch.size(); ++i)
        if (batch[i].done) batch[i].done(std::move(outcomes[i]));
#endif
    return happened;
}

Outcome Recorder::run_one(Attempt attempt)
{
    Outcome out;
    attempt.done = [&](Outcome outcome) { out = std::move(outcome); };
    run({&attempt, 1});
    return out;
}

void Recorder::try_batch(std::span<Attempt> batch, std::vector<Outcome>& outcomes, Happened& happened)
{
    Refusal why = refusal::unavailable;
    for (int attempt = 1;; ++attempt) {
        try {
            happened = {};
            return run_in_transaction(batch, outcomes, happened);
        } catch (store::Transient const&) {
            db_.rollback();
            if (attempt >= options_.tries_most) break;
            std::this_thread::sleep_for(std::chrono::milliseconds{5 << attempt});
        } catch (Unavailable const& error) {
            auto const* store = dynamic_cast<store::StoreUnavailable const*>(&error);
            if (store && store->error == store::StoreError::full) why = refusal::disk_full;
            db_.rollback();
            break;
        } catch (std::bad_alloc const&) {
            db_.rollback();
            break;
        } catch (std::exception const& error) {
            db_.rollback();
            if (batch.size() == 1) {
                outcomes[0] = {.ending = Ending::defect, .incident = error.what()};
                happened    = {};
                return;
            }
            // Somebody's defect must not hurt the others: each again, alone.
            Happened all;
            for (std::size_t i = 0; i < batch.size(); ++i) {
                std::vector<Outcome> single(1);
                Happened             each;
                try_batch(batch.subspan(i, 1), single, each);
                outcomes[i] = std::move(single[0]);
                if (each.size) all.size = each.size;
                all.kinds.insert(all.kinds.end(), each.kinds.begin(), each.kinds.end());
            }
            happened = std::move(all);
            return;
        }
    }
    happened = {};
    for (auto& outcome : outcomes) outcome = {.ending = Ending::unavailable, .refused = why};
}

void Recorder::load_head(Writer& writer)
{
    // PostgreSQL: the row lock orders the acts of all servers. SQLite's write transaction is alone already.
    if (writer.dialect() == Dialect::postgresql) writer.run("UPDATE journal_head SET one = 1 WHERE one = 1");
    auto size = writer.row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1");
    if (!size) {
        tree_ = {};
        writer.run("INSERT INTO journal_head (one, size, edge) VALUES (1, 0, $1)", store::Bytes{tree_.bytes()});
    } else if (static_cast<std::uint64_t>(*size) != tree_.size() || tree_.size() != committed_size_) {
        auto head = writer.one<LogHead>("SELECT size, edge FROM journal_head WHERE one = 1");
        auto tree = CompactRange::from_bytes(head.edge.content);
        expects(tree && static_cast<std::int64_t>(tree->size()) == head.size);
        tree_ = *tree;
    }
    committed_size_ = tree_.size();
}

void Recorder::run_in_transaction(std::span<Attempt> batch, std::vector<Outcome>& outcomes, Happened& happened)
{
    db_.begin_write();
    Writer writer{store::WriterKey{}, db_};
    load_head(writer);
    wrote_ = false;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        outcomes[i] = run_attempt(batch[i], writer, happened);
#ifdef PENSTOCK_ANSWER_EARLY
        if (batch[i].done) batch[i].done(outcomes[i]);
#endif
    }
    if (!wrote_) return db_.rollback();

    if (tree_.size() != committed_size_)
        writer.run("UPDATE journal_head SET size = $1, edge = $2 WHERE one = 1", tree_.size(),
                   store::Bytes{tree_.bytes()});
    switch (db_.commit()) {
    case Commit::committed: break;
    case Commit::failed:    store::raise(db_.last_failure().error, "the commit failed: " + db_.last_failure().why);
    case Commit::unknown:
        disk_lost_ = db_.last_failure().error == store::StoreError::unsynced;
        if (disk_lost_) throw store::StoreUnavailable{store::StoreError::unsynced, db_.last_failure().why};
        return look_up(batch, outcomes, happened);
    }
    committed_size_ = tree_.size();
    happened.size   = static_cast<std::int64_t>(tree_.size());
}

Outcome Recorder::run_attempt(Attempt& attempt, Writer& writer, Happened& happened)
{
    if (!attempt.key.empty())
        if (auto earlier = earlier_act(writer, attempt)) return answered_before(*std::move(earlier), attempt);

    auto now = clock_.now();
    Act  act{writer, tree_, chance_, options_.cipher, attempt.actor, attempt.key, now, options_.zone};
    auto answer = attempt.run(act);
    if (!answer) {
        expects(!act.first_fact()); // a refusal comes before the first fact, so there is nothing to take back
        wrote_ |= act.wrote();      // counters of failed attempts are kept
        return {.ending = Ending::refused, .refused = std::move(answer).error()};
    }
    expects(!attempt.key.empty() || !act.first_fact());
    wrote_ |= act.wrote();
    if (!attempt.key.empty()) {
        wrote_ = true;
        writer.run(R"sql(
            INSERT INTO act (actor, key, operation, fields, answer, at, first_fact, last_fact)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        )sql",
                   attempt.actor.person, attempt.key, attempt.operation, field_digests(attempt.key, attempt.request),
                   *answer, now, act.first_fact(), act.last_fact());
    }
    for (auto const& kind : act.kinds())
        if (std::ranges::find(happened.kinds, kind) == happened.kinds.end()) happened.kinds.push_back(kind);
    return {.ending     = Ending::done,
            .answer     = *std::move(answer),
            .first_fact = act.first_fact(),
            .last_fact  = act.last_fact()};
}

// The connection broke while committing: whether the batch is there is asked, never assumed.
void Recorder::look_up(std::span<Attempt> batch, std::vector<Outcome>& outcomes, Happened& happened)
{
    auto address = db_.address();
    auto again   = Db::open(address, OpenMode::existing);
    if (!again) throw store::StoreUnavailable{store::StoreError::io, "the outcome of a commit is not known yet"};
    db_           = *std::move(again);
    auto snapshot = db_.snapshot();
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (outcomes[i].ending != Ending::done) continue;
        auto earlier = batch[i].key.empty() ? std::nullopt : earlier_act(snapshot, batch[i]);
        outcomes[i] = earlier ? answered_before(*std::move(earlier), batch[i]) : Outcome{.ending = Ending::unavailable};
        if (outcomes[i].ending == Ending::done) // it was committed after all, so those who follow must hear of it
            happened.size = snapshot.one<std::int64_t>("SELECT size FROM journal_head WHERE one = 1");
    }
}

RecorderThread::RecorderThread(std::unique_ptr<Recorder> recorder)
    : recorder_{std::move(recorder)},
      thread_{[this] { loop(); }}
{}

RecorderThread::~RecorderThread() { stop(); }

void RecorderThread::stop()
{
    {
        std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void RecorderThread::submit(Attempt attempt)
{
    {
        std::lock_guard lock{mutex_};
        if (!stopping_) {
            queue_.push_back(std::move(attempt));
            wake_.notify_one();
            return;
        }
    }
    if (attempt.done) attempt.done({.ending = Ending::refused, .refused = refusal::shutting_down});
}

Outcome RecorderThread::ask(Attempt attempt)
{
    std::promise<Outcome> promise;
    auto                  answer = promise.get_future();
    attempt.done                 = [&](Outcome outcome) { promise.set_value(std::move(outcome)); };
    submit(std::move(attempt));
    return answer.get();
}

void RecorderThread::follow(Follower follower)
{
    std::lock_guard lock{mutex_};
    followers_.push_back(std::move(follower));
}

void RecorderThread::when_idle(Idle idle)
{
    {
        std::lock_guard lock{mutex_};
        idle_.push_back(std::move(idle));
    }
    wake_.notify_one();
}

void RecorderThread::when_disk_lost(std::function<void()> tell)
{
    std::lock_guard lock{mutex_};
    disk_lost_ = std::move(tell);
}

void RecorderThread::loop()
{
    bool quiet_work = true; // something may have been left undone by the last run
    for (;;) {
        std::vector<Attempt>  batch;
        std::vector<Follower> followers;
        std::vector<Idle>     idle;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [&] { return stopping_ || !queue_.empty() || (quiet_work && !idle_.empty()); });
            if (queue_.empty() && stopping_) return;
            while (!queue_.empty() && batch.size() < recorder_->options().batch_most) {
                batch.push_back(std::move(queue_.front()));
                queue_.pop_front();
            }
            followers = followers_;
            idle      = idle_;
        }
        if (!batch.empty()) {
            auto happened = recorder_->run(batch);
            quiet_work    = true;
            if (happened.size && !happened.kinds.empty())
                for (auto const& follower : followers) follower(happened);
        } else {
            quiet_work = false;
            for (auto const& work : idle) quiet_work |= work(*recorder_);
        }
        if (!recorder_->disk_lost()) continue;
        std::function<void()> tell;
        {
            std::lock_guard lock{mutex_};
            tell.swap(disk_lost_);
        }
        if (tell) tell();
    }
}

} // namespace penstock::journal
