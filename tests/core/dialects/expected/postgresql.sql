-- Alembic 1.13.2, SQLAlchemy 2.0.40

==== create_table_plain
CREATE TABLE users (
    id SERIAL NOT NULL, 
    name VARCHAR(50), 
    "Order" TEXT NOT NULL, 
    PRIMARY KEY (id)
);

==== create_table_constraints
CREATE TABLE items (
    id BIGSERIAL NOT NULL, 
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
    c DOUBLE PRECISION, 
    d BOOLEAN, 
    e DATE, 
    f TIME WITHOUT TIME ZONE, 
    g TIMESTAMP WITHOUT TIME ZONE, 
    h TIMESTAMP WITH TIME ZONE, 
    i BYTEA, 
    j JSON, 
    k UUID, 
    l INTERVAL, 
    m VARCHAR(20), 
    n TIMESTAMP WITHOUT TIME ZONE
);

==== create_table_defaults
CREATE TABLE defaults (
    a INTEGER DEFAULT '5', 
    b INTEGER DEFAULT 7 NOT NULL, 
    c TIMESTAMP WITHOUT TIME ZONE DEFAULT now(), 
    d BOOLEAN DEFAULT false, 
    e VARCHAR(9) DEFAULT 'it''s', 
    f VARCHAR(9) DEFAULT lower('A')
);

==== create_table_enum
CREATE TYPE mood AS ENUM ('sad', 'it''s ok');

CREATE TABLE moods (
    m mood, 
    n mood, 
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

COMMENT ON TABLE t IS 'a table';

COMMENT ON COLUMN t.x IS 'the x''s';

==== create_table_computed
CREATE TABLE t (
    x INTEGER, 
    y INTEGER GENERATED ALWAYS AS (x * 2) STORED
);

==== create_table_identity
CREATE TABLE t (
    x INTEGER GENERATED ALWAYS AS IDENTITY (INCREMENT BY 2 START WITH 3)
);

==== create_table_boolean_check
CREATE TABLE t (
    x BOOLEAN
);

==== drop_table
DROP TABLE users;

==== rename_table
ALTER TABLE a RENAME TO "select";

==== add_column
ALTER TABLE users ADD COLUMN age INTEGER DEFAULT '0' NOT NULL;

==== add_column_foreign_key
ALTER TABLE users ADD COLUMN boss INTEGER;

ALTER TABLE users ADD CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES users (id);

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
ALTER TABLE users ALTER COLUMN a TYPE VARCHAR(30);

ALTER TABLE users ALTER COLUMN a SET NOT NULL;

ALTER TABLE users ALTER COLUMN a SET DEFAULT '3';

ALTER TABLE users RENAME a TO b;

==== alter_nullable
ALTER TABLE users ALTER COLUMN a DROP NOT NULL;

==== alter_default_set
ALTER TABLE users ALTER COLUMN a SET DEFAULT 5;

==== alter_default_drop
ALTER TABLE users ALTER COLUMN a DROP DEFAULT;

==== alter_default_now
ALTER TABLE users ALTER COLUMN a SET DEFAULT now();

==== alter_comment
COMMENT ON COLUMN users.a IS 'it''s';

==== alter_type_using
ALTER TABLE users ALTER COLUMN a TYPE INTEGER USING a::integer;

==== create_index
CREATE UNIQUE INDEX ix_users_name ON users (name, lower(mail));

==== create_index_where
CREATE INDEX ix_w ON users USING gin (name gin_trgm_ops) WHERE name IS NOT NULL;

==== create_index_if_not_exists
CREATE INDEX IF NOT EXISTS ix_c ON users (name) INCLUDE (mail);

==== create_index_long_name
CREATE INDEX ix_very_long_name_very_long_name_very_long_name_very_lo_e6ae ON users (name);

==== drop_index
DROP INDEX ix_users_name;

==== drop_index_if_exists
DROP INDEX IF EXISTS ix_users_name;

==== create_unique
ALTER TABLE users ADD CONSTRAINT uq_n UNIQUE (name) DEFERRABLE INITIALLY DEFERRED;

==== create_foreign_key
ALTER TABLE s.items ADD CONSTRAINT fk_b FOREIGN KEY(owner) REFERENCES r.users (id) ON DELETE SET NULL;

==== create_check
ALTER TABLE items ADD CONSTRAINT ck_b CHECK (price > 5);

==== create_primary_key
ALTER TABLE items ADD CONSTRAINT pk_b PRIMARY KEY (a, b);

==== drop_unique
ALTER TABLE users DROP CONSTRAINT uq_n;

==== drop_foreign_key
ALTER TABLE users DROP CONSTRAINT fk_n;

==== drop_check
ALTER TABLE users DROP CONSTRAINT ck_n;

==== table_comment
COMMENT ON TABLE users IS 'it''s a table';

==== bulk_insert
INSERT INTO t (a, b, c, d) VALUES (1, 'it''s', true, 1.5);

INSERT INTO t (a, b, c, d) VALUES (2, NULL, false, 2.0);

==== execute_text
UPDATE t SET a = 'x:y' WHERE b = 1;

==== execute_update
UPDATE t SET b=lower(t.b) WHERE t.a = 1 OR t.b = 'x' AND t.a IN (1, 2);

==== execute_delete
DELETE FROM t WHERE t.a IS NULL;

==== postgresql_types
CREATE TABLE pg (
    a JSONB, 
    b VARCHAR(5)[], 
    c UUID, 
    d TIMESTAMP(3) WITH TIME ZONE, 
    e BIT(4), 
    f INTERVAL YEAR TO MONTH
);

==== batch_copy_from
ALTER TABLE t ALTER COLUMN x TYPE INTEGER;

ALTER TABLE t ALTER COLUMN x SET NOT NULL;

ALTER TABLE t RENAME x TO z;

ALTER TABLE t ADD COLUMN w INTEGER DEFAULT '1';

ALTER TABLE t ADD CONSTRAINT uq_y UNIQUE (y);

CREATE INDEX ix_z ON t (y);

==== batch_plain
ALTER TABLE t ADD COLUMN w INTEGER;

CREATE INDEX ix_w ON t (w);

DROP INDEX ix_old;

