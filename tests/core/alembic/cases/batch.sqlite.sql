ALTER TABLE users ADD COLUMN nick VARCHAR(20);

CREATE INDEX ix_users_nick ON users (nick);

