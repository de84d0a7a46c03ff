CREATE TABLE t (
    a INTEGER, 
    b INTEGER, 
    CONSTRAINT uq_cccccccccccccccccccccccccccccccccccccccccccccccccc UNIQUE (a, b), 
    UNIQUE (b)
);

CREATE INDEX ix_t_a ON t (a);

CREATE TABLE long_ddddddddddddddddddddddddddddddddddddddddddddddddddddddd (
    aaaaaaaaaaaaaaaaaaaa INTEGER, 
    bbbbbbbbbbbbbbbbbbbb INTEGER, 
    UNIQUE (bbbbbbbbbbbbbbbbbbbb)
);

CREATE INDEX ix_long_ddddddddddddddddddddddddddddddddddddddddddddddd_7df5 ON long_ddddddddddddddddddddddddddddddddddddddddddddddddddddddd (aaaaaaaaaaaaaaaaaaaa);

