CREATE TABLE _alembic_tmp_users (
    id INTEGER NOT NULL, 
    name VARCHAR(40) NOT NULL, 
    PRIMARY KEY (id)
);

INSERT INTO _alembic_tmp_users (id, name) SELECT users.id, users.name 
FROM users;

DROP TABLE users;

ALTER TABLE _alembic_tmp_users RENAME TO users;

