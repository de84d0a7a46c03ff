CREATE TABLE t (
    id INTEGER NOT NULL, 
    n INTEGER DEFAULT (nextval('n_seq')), 
    PRIMARY KEY (id)
);

