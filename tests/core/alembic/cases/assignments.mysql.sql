UPDATE t SET name=(concat(t.name, 'z')), n=(t.n + 1) WHERE t.id = 5;

UPDATE t SET name=upper(t.name), n=(-t.n);

UPDATE t SET n=(t.n + 1);

INSERT INTO t (name, n) VALUES (lower(x), (t.n * 2));

UPDATE t SET name=CASE WHEN (t.n = 1) THEN 'one' WHEN (t.n = 2) THEN 'two' ELSE t.name END;

