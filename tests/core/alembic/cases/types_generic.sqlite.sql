CREATE TABLE t (
    a BIGINT, 
    b NUMERIC(10, 2), 
    c FLOAT, 
    d BLOB, 
    e DATETIME, 
    f TIME, 
    g DATETIME, 
    h JSON, 
    i CHAR(32), 
    j VARCHAR(40), 
    k VARCHAR(1), 
    l VARCHAR(20), 
    m TIMESTAMP, 
    n CHAR(3), 
    o DOUBLE
);

