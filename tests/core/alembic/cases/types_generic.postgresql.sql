CREATE TYPE kind AS ENUM ('a', 'b');

CREATE TABLE t (
    a BIGINT, 
    b NUMERIC(10, 2), 
    c FLOAT, 
    d BYTEA, 
    e TIMESTAMP WITH TIME ZONE, 
    f TIME WITHOUT TIME ZONE, 
    g INTERVAL, 
    h JSON, 
    i UUID, 
    j VARCHAR(40), 
    k kind, 
    l VARCHAR(20), 
    m TIMESTAMP WITH TIME ZONE, 
    n CHAR(3), 
    o DOUBLE PRECISION
);

