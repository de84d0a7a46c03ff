CREATE UNIQUE INDEX ix_users_mail ON users (email);

CREATE INDEX ix_users_name ON users (name, team_id);

CREATE INDEX ix_users_lower ON users (lower(name));

DROP INDEX ix_users_mail ON users;

