UPDATE users SET name='five' WHERE users.id = 5;

UPDATE users SET name='x' WHERE users.name IS NULL AND users.id > 3;

INSERT INTO users (id, name) VALUES (7, 'seven');

DELETE FROM users WHERE users.id IN (1, 2, 3);

UPDATE users SET name=lower(users.name);

