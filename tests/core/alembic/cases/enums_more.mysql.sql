CREATE TABLE t (
    k ENUM('a','it''s'), 
    l ENUM('a','it''s')
);

ALTER TABLE t ADD COLUMN m ENUM('x');

ALTER TABLE t ADD COLUMN n ENUM('x');

CREATE TABLE crm.v (
    k ENUM('q')
);

