DELETE FROM t USING t, u WHERE t.id = u.t_id AND u.x = 'y';

