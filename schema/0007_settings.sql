-- How this body calls itself and counts; one row, changed by facts.
CREATE TABLE setting (
    one                     BIGINT PRIMARY KEY CHECK (one = 1),
    name_zh                 TEXT   NOT NULL,
    name_en                 TEXT   NOT NULL,
    fiscal_year_start_month BIGINT NOT NULL CHECK (fiscal_year_start_month BETWEEN 1 AND 12),
    default_currency        TEXT   NOT NULL,
    display_unit            TEXT   NOT NULL CHECK (display_unit IN ('one', 'ten_thousand', 'hundred_million')),
    CHECK (name_zh <> '' OR name_en <> '')
);
