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
    k ENUM('a','b'), 
    l VARCHAR(20), 
    m TIMESTAMP NULL, 
    n CHAR(3), 
    o DOUBLE
);

