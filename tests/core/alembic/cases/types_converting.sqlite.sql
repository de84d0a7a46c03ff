INSERT INTO t (id, name) VALUES (1, 'A');

INSERT INTO t (id, name) VALUES (2, NULL);

INSERT INTO t (id, name) VALUES (3, 'B');

UPDATE t SET name='D' WHERE t.name = 'C';

