-- Alembic 1.13.2, SQLAlchemy 2.0.40

==== create_table_plain
CREATE TABLE users (
    id INTEGER NOT NULL, 
    name VARCHAR(50), 
    "Order" TEXT NOT NULL, 
    PRIMARY KEY (id)
);

==== create_table_constraints
CREATE TABLE items (
    id BIGINT NOT NULL, 
    owner INTEGER, 
    price NUMERIC(10, 2), 
    CONSTRAINT pk_items PRIMARY KEY (id), 
    CONSTRAINT fk_owner FOREIGN KEY(owner) REFERENCES users (id) ON DELETE CASCADE ON UPDATE SET NULL, 
    CONSTRAINT uq_items UNIQUE (owner, price), 
    CONSTRAINT ck_price CHECK (price > 0)
);

==== create_table_types
CREATE TABLE types (
    a SMALLINT, 
    b FLOAT, 
    c DOUBLE, 
    d BOOLEAN, 
    e DATE, 
    f TIME, 
    g DATETIME, 
    h DATETIME, 
    i BLOB, 
    j JSON, 
    k CHAR(32), 
    l DATETIME, 
    m VARCHAR(20), 
    n TIMESTAMP
);

==== create_table_defaults
CREATE TABLE defaults (
    a INTEGER DEFAULT '5', 
    b INTEGER DEFAULT 7 NOT NULL, 
    c DATETIME DEFAULT CURRENT_TIMESTAMP, 
    d BOOLEAN DEFAULT 0, 
    e VARCHAR(9) DEFAULT 'it''s', 
    f VARCHAR(9) DEFAULT (lower('A'))
);

==== create_table_enum
CREATE TABLE moods (
    m VARCHAR(7), 
    n VARCHAR(7), 
    o VARCHAR(2), 
    CONSTRAINT plain CHECK (o IN ('x', 'yy'))
);

==== create_table_index
CREATE TABLE t (
    x INTEGER, 
    y INTEGER, 
    UNIQUE (y)
);

CREATE INDEX ix_t_x ON t (x);

==== create_table_schema
CREATE TABLE "Other".t (
    x INTEGER
);

==== create_table_comment
CREATE TABLE t (
    x INTEGER
);

==== create_table_computed
CREATE TABLE t (
    x INTEGER, 
    y INTEGER GENERATED ALWAYS AS (x * 2) STORED
);

==== create_table_identity
CREATE TABLE t (
    x INTEGER NOT NULL
);

==== create_table_boolean_check
CREATE TABLE t (
    x BOOLEAN, 
    CONSTRAINT ck_x CHECK (x IN (0, 1))
);

==== drop_table
DROP TABLE users;

==== rename_table
ALTER TABLE a RENAME TO "select";

==== add_column
ALTER TABLE users ADD COLUMN age INTEGER DEFAULT '0' NOT NULL;

==== add_column_index
ALTER TABLE users ADD COLUMN mail VARCHAR(9);

CREATE INDEX ix_users_mail ON users (mail);

==== drop_column
ALTER TABLE users DROP COLUMN age;

==== alter_rename
ALTER TABLE users RENAME a TO b;

==== alter_type
ALTER TABLE users ALTER COLUMN a TYPE BIGINT;

==== alter_everything
ALTER TABLE users ALTER COLUMN a SET NOT NULL;

ALTER TABLE users ALTER COLUMN a SET DEFAULT '3';

ALTER TABLE users ALTER COLUMN a TYPE VARCHAR(30);

ALTER TABLE users RENAME a TO b;

==== alter_nullable
ALTER TABLE users ALTER COLUMN a DROP NOT NULL;

==== alter_default_set
ALTER TABLE users ALTER COLUMN a SET DEFAULT 5;

==== alter_default_drop
ALTER TABLE users ALTER COLUMN a DROP DEFAULT;

==== alter_default_now
ALTER TABLE users ALTER COLUMN a SET DEFAULT CURRENT_TIMESTAMP;

==== alter_type_using
ALTER TABLE users ALTER COLUMN a TYPE INTEGER;

==== create_index
CREATE UNIQUE INDEX ix_users_name ON users (name, lower(mail));

==== create_index_where
CREATE INDEX ix_w ON users (name) WHERE name IS NOT NULL;

==== create_index_if_not_exists
CREATE INDEX IF NOT EXISTS ix_c ON users (name);

==== create_index_long_name
CREATE INDEX ix_very_long_name_very_long_name_very_long_name_very_long_name_very_long_name_very_long_name_ ON users (name);

==== drop_index
DROP INDEX ix_users_name;

==== drop_index_if_exists
DROP INDEX IF EXISTS ix_users_name;

==== table_comment
COMMENT ON TABLE users IS 'it''s a table';

==== bulk_insert
INSERT INTO t (a, b, c, d) VALUES (1, 'it''s', 1, 1.5);

INSERT INTO t (a, b, c, d) VALUES (2, NULL, 0, 2.0);

==== execute_text
UPDATE t SET a = 'x:y' WHERE b = 1;

==== execute_update
UPDATE t SET b=lower(t.b) WHERE t.a = 1 OR t.b = 'x' AND t.a IN (1, 2);

==== execute_delete
DELETE FROM t WHERE t.a IS NULL;

==== batch_copy_from
CREATE TABLE _alembic_tmp_t (
    id INTEGER NOT NULL, 
    z INTEGER NOT NULL, 
    y INTEGER, 
    w INTEGER DEFAULT '1', 
    PRIMARY KEY (id), 
    CONSTRAINT uq_x UNIQUE (z), 
    CONSTRAINT uq_y UNIQUE (y)
);

INSERT INTO _alembic_tmp_t (id, z, y) SELECT t.id, CAST(t.x AS INTEGER) AS x, t.y 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix_y ON t (y);

CREATE INDEX ix_z ON t (y);

==== batch_plain
ALTER TABLE t ADD COLUMN w INTEGER;

CREATE INDEX ix_w ON t (w);

DROP INDEX ix_old;

