DELETE FROM t USING u WHERE t.id = u.t_id AND u.x = 'y';

