ALTER TABLE users ADD COLUMN kind ENUM('a','b');

ALTER TABLE users DROP COLUMN kind;

