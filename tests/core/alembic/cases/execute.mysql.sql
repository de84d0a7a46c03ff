UPDATE users SET name = 'x' WHERE id = 1;

UPDATE users SET name = 'it''s';

SELECT 'a:b';

