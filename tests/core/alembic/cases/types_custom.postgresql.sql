CREATE TABLE t (
    a NUMERIC(10, 2), 
    b POINT(5), 
    c UUID, 
    d NUMERIC
);

