-- Alembic 1.13.2, SQLAlchemy 2.0.40

==== create_table_plain
CREATE TABLE users (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    name VARCHAR(50), 
    `Order` TEXT NOT NULL, 
    PRIMARY KEY (id)
);

==== create_table_constraints
CREATE TABLE items (
    id BIGINT NOT NULL AUTO_INCREMENT, 
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
    d BOOL, 
    e DATE, 
    f TIME, 
    g DATETIME, 
    h DATETIME, 
    i BLOB, 
    j JSON, 
    k CHAR(32), 
    l DATETIME, 
    m VARCHAR(20), 
    n TIMESTAMP NULL
);

==== create_table_defaults
CREATE TABLE defaults (
    a INTEGER DEFAULT '5', 
    b INTEGER NOT NULL DEFAULT 7, 
    c DATETIME DEFAULT now(), 
    d BOOL DEFAULT false, 
    e VARCHAR(9) DEFAULT 'it''s', 
    f VARCHAR(9) DEFAULT lower('A')
);

==== create_table_enum
CREATE TABLE moods (
    m ENUM('sad','it''s ok'), 
    n ENUM('sad','it''s ok'), 
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
CREATE TABLE `Other`.t (
    x INTEGER
);

==== create_table_comment
CREATE TABLE t (
    x INTEGER COMMENT 'the x''s'
)COMMENT='a table';

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
    x BOOL, 
    CONSTRAINT ck_x CHECK (x IN (0, 1))
);

==== drop_table
DROP TABLE users;

==== rename_table
ALTER TABLE a RENAME TO `select`;

==== add_column
ALTER TABLE users ADD COLUMN age INTEGER NOT NULL DEFAULT '0';

==== add_column_foreign_key
ALTER TABLE users ADD COLUMN boss INTEGER;

ALTER TABLE users ADD CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES users (id);

==== add_column_index
ALTER TABLE users ADD COLUMN mail VARCHAR(9);

CREATE INDEX ix_users_mail ON users (mail);

==== drop_column
ALTER TABLE users DROP COLUMN age;

==== alter_rename
ALTER TABLE users CHANGE a b INTEGER NULL;

==== alter_type
ALTER TABLE users MODIFY a BIGINT NOT NULL;

==== alter_everything
ALTER TABLE users CHANGE a b VARCHAR(30) NOT NULL DEFAULT '3';

==== alter_nullable
ALTER TABLE users MODIFY a INTEGER NULL;

==== alter_default_set
ALTER TABLE users ALTER COLUMN a SET DEFAULT 5;

==== alter_default_drop
ALTER TABLE users ALTER COLUMN a DROP DEFAULT;

==== alter_default_now
ALTER TABLE users CHANGE a a DATETIME NOT NULL DEFAULT now();

==== alter_comment
ALTER TABLE users MODIFY a INTEGER NULL COMMENT 'it''s';

==== alter_type_using
ALTER TABLE users MODIFY a INTEGER NULL;

==== create_index
CREATE UNIQUE INDEX ix_users_name ON users (name, lower(mail));

==== create_index_where
CREATE INDEX ix_w ON users (name(10));

==== create_index_if_not_exists
CREATE INDEX IF NOT EXISTS ix_c ON users (name);

==== create_index_long_name
CREATE INDEX ix_very_long_name_very_long_name_very_long_name_very_lon_e6ae ON users (name);

==== drop_index
DROP INDEX ix_users_name ON users;

==== drop_index_if_exists
DROP INDEX IF EXISTS ix_users_name ON users;

==== create_unique
ALTER TABLE users ADD CONSTRAINT uq_n UNIQUE (name) DEFERRABLE INITIALLY DEFERRED;

==== create_foreign_key
ALTER TABLE s.items ADD CONSTRAINT fk_b FOREIGN KEY(owner) REFERENCES r.users (id) ON DELETE SET NULL;

==== create_check
ALTER TABLE items ADD CONSTRAINT ck_b CHECK (price > 5);

==== create_primary_key
ALTER TABLE items ADD CONSTRAINT pk_b PRIMARY KEY (a, b);

==== drop_unique
ALTER TABLE users DROP INDEX uq_n;

==== drop_foreign_key
ALTER TABLE users DROP FOREIGN KEY fk_n;

==== drop_check
ALTER TABLE users DROP CHECK ck_n;

==== table_comment
ALTER TABLE users COMMENT 'it''s a table';

==== bulk_insert
INSERT INTO t (a, b, c, d) VALUES (1, 'it''s', true, 1.5);

INSERT INTO t (a, b, c, d) VALUES (2, NULL, false, 2.0);

==== execute_text
UPDATE t SET a = 'x:y' WHERE b = 1;

==== execute_update
UPDATE t SET b=lower(t.b) WHERE t.a = 1 OR t.b = 'x' AND t.a IN (1, 2);

==== execute_delete
DELETE FROM t WHERE t.a IS NULL;

==== mysql_types
CREATE TABLE my (
    a INTEGER(11) UNSIGNED, 
    b VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, 
    c LONGTEXT, 
    d DATETIME(6), 
    e TINYINT(1), 
    f DOUBLE(10, 2)
)CHARSET=utf8mb4 ENGINE=InnoDB COLLATE utf8mb4_bin;

==== batch_copy_from
ALTER TABLE t CHANGE x z INTEGER NOT NULL;

ALTER TABLE t ADD COLUMN w INTEGER DEFAULT '1';

ALTER TABLE t ADD CONSTRAINT uq_y UNIQUE (y);

CREATE INDEX ix_z ON t (y);

==== batch_plain
ALTER TABLE t ADD COLUMN w INTEGER;

CREATE INDEX ix_w ON t (w);

DROP INDEX ix_old ON t;

