CREATE TABLE t (
    a INTEGER NOT NULL, 
    b TEXT, 
    c NUMERIC(12, 2), 
    d POINT, 
    e TEXT, 
    PRIMARY KEY (a)
);

