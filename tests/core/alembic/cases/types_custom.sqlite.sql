CREATE TABLE t (
    a NUMERIC(10, 2), 
    b POINT(5), 
    c CHAR(32), 
    d NUMERIC
);

