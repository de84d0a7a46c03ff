CREATE TYPE kind AS ENUM ('a', 'b');

ALTER TABLE users ADD COLUMN kind kind;

ALTER TABLE users DROP COLUMN kind;

