CREATE TABLE t (
    a BIGSERIAL NOT NULL, 
    b TEXT, 
    c NUMERIC(12, 2), 
    d POINT, 
    e JSONB, 
    PRIMARY KEY (a)
);

