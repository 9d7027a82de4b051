-- Which days of a year are worked otherwise than Monday to Friday: public holidays, and the weekend days worked for
-- them. Each calendar is a version for its year; the newest that has begun to count is counted by.
CREATE TABLE work_calendar (
    id          BIGINT PRIMARY KEY,
    year        BIGINT NOT NULL CHECK (year BETWEEN 1900 AND 9998),
    source      TEXT   NOT NULL CHECK (source <> ''),
    counts_from TEXT   NOT NULL,
    person      BIGINT NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX work_calendar_year ON work_calendar (year, id);

CREATE TABLE special_day (
    id          BIGINT PRIMARY KEY,
    calendar_id BIGINT NOT NULL REFERENCES work_calendar (id),
    first_day   TEXT   NOT NULL,
    last_day    TEXT   NOT NULL CHECK (last_day >= first_day),
    worked      BIGINT NOT NULL CHECK (worked BETWEEN 0 AND 1),
    title_zh    TEXT   NOT NULL,
    title_en    TEXT   NOT NULL
);
CREATE INDEX special_day_calendar ON special_day (calendar_id);
