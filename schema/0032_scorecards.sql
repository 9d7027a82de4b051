-- The scorecard of a plan: what is weighed, and how much. Setting it anew replaces it; the facts keep all of them.

CREATE TABLE scorecard (
    plan_id        BIGINT PRIMARY KEY REFERENCES plan (id),
    least_coverage BIGINT NOT NULL CHECK (least_coverage BETWEEN 1 AND 100),
    set_by         BIGINT NOT NULL
);

CREATE TABLE scorecard_domain (
    plan_id BIGINT NOT NULL REFERENCES plan (id),
    part_id BIGINT NOT NULL REFERENCES plan_part (id),
    weight  BIGINT NOT NULL CHECK (weight > 0),
    PRIMARY KEY (plan_id, part_id)
);

CREATE TABLE scorecard_indicator (
    plan_id      BIGINT NOT NULL REFERENCES plan (id),
    indicator_id BIGINT NOT NULL REFERENCES indicator (id),
    weight       BIGINT NOT NULL CHECK (weight > 0),
    PRIMARY KEY (plan_id, indicator_id)
);
