ALTER TABLE t ADD COLUMN o p_kind;

CREATE TYPE q_kind AS ENUM ('q', 'r');

CREATE TABLE u (
    k q_kind
);

DROP TABLE u;

CREATE TYPE w_kind AS ENUM ('q');

CREATE TABLE w (
    k w_kind[]
);

ALTER TYPE kind ADD VALUE 'c';

DROP TYPE kind;

CREATE TYPE kind AS ENUM ('a', 'b');

