CREATE TYPE kind AS ENUM ('a', 'it''s');

CREATE TABLE t (
    k kind, 
    l kind
);

ALTER TABLE t ADD COLUMN m m_kind;

ALTER TABLE t ADD COLUMN n crm.s_kind;

CREATE TYPE v_kind AS ENUM ('q');

CREATE TABLE crm.v (
    k v_kind
);

