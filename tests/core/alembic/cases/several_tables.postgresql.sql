UPDATE t SET name=u.x FROM u WHERE t.id = u.t_id;

UPDATE t SET name=(SELECT u.x 
FROM u 
WHERE u.t_id = t.id);

INSERT INTO t (id) SELECT max(u.id) AS m 
FROM u 
WHERE u.x IS NOT NULL;

