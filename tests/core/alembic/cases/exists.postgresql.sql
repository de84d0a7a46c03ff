SELECT t.id 
FROM t 
WHERE EXISTS (SELECT * 
FROM u 
WHERE u.t_id = t.id);

DELETE FROM t WHERE NOT (EXISTS (SELECT * 
FROM u 
WHERE u.t_id = t.id));

DELETE FROM t WHERE EXISTS (SELECT u.id 
FROM u 
WHERE u.t_id = t.id);

DELETE FROM t WHERE EXISTS (SELECT u.id 
FROM u 
WHERE u.t_id = t.id);

DELETE FROM t WHERE t.id IN (SELECT u.t_id 
FROM u 
WHERE u.x = 'y');

SELECT count(t.id) AS c, t.n 
FROM t, u 
WHERE u.id = t.id GROUP BY t.n;

