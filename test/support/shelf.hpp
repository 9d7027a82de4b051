// Two small kinds of fact with tables of their own, for tests of the record itself.
#pragma once

#include "journal/recorder.hpp"
#include "store/schema.hpp"
#include "support/engines.hpp"

#include <string>

namespace penstock::test {

struct BookShelved {
    static constexpr Words            words{"图书上架", "Book shelved"};
    static constexpr std::string_view noun = "book";

    std::string  title;
    std::int64_t price{};
};
BOOST_DESCRIBE_STRUCT(BookShelved, (), (title, price))

struct BookLent {
    static constexpr Words            words{"图书借出", "Book lent"};
    static constexpr std::string_view noun = "book";

    std::int64_t book{};
    std::string  reader;
    std::int64_t subject() const { return book; }
};
BOOST_DESCRIBE_STRUCT(BookLent, (), (book, reader))

inline void apply(Writer& db, Stamp const& stamp, BookShelved const& fact)
{
    db.run("INSERT INTO test_book (id, title, price, shelved_by) VALUES ($1, $2, $3, $4)", stamp.seq, fact.title,
           fact.price, stamp.actor);
}

inline void apply(Writer& db, Stamp const& stamp, BookLent const& fact)
{
    db.run("INSERT INTO test_loan (id, book, reader, at) VALUES ($1, $2, $3, $4)", stamp.seq, fact.book, fact.reader,
           stamp.at);
}

inline void make_shelf(Db& db)
{
    write(db, [&](Writer& writer) {
        writer.script(store::schema_for(db.dialect(), R"sql(
CREATE TABLE test_book (
    id         BIGINT PRIMARY KEY,
    title      TEXT   NOT NULL,
    price      BIGINT NOT NULL,
    shelved_by BIGINT NOT NULL
);
CREATE TABLE test_loan (
    id     BIGINT PRIMARY KEY,
    book   BIGINT NOT NULL,
    reader TEXT   NOT NULL,
    at     BIGINT NOT NULL
);
)sql"));
    });
}

inline Attempt shelving(std::string key, std::string title)
{
    return {.actor     = {7, "librarian", 0},
            .key       = std::move(key),
            .operation = "shelve",
            .request   = R"({"price":5,"title":")" + title + R"("})",
            .run       = [title](Act& act) -> Result<std::string> {
                return std::to_string(act.record(BookShelved{title, 5}));
            }};
}

} // namespace penstock::test
