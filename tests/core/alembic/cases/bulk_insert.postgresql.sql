INSERT INTO teams (id, name) VALUES (1, 'one');

INSERT INTO teams (id, name) VALUES (2, 'it''s');

CREATE TABLE kinds (
    id SERIAL NOT NULL, 
    name VARCHAR(10), 
    PRIMARY KEY (id)
);

INSERT INTO kinds (id, name) VALUES (0, 'kind 0');

INSERT INTO kinds (id, name) VALUES (1, 'kind 1');

INSERT INTO kinds (id, name) VALUES (2, 'kind 2');

