CREATE TYPE status AS ENUM ('OPEN', 'DONE');

CREATE TYPE task_kind AS ENUM ('s', 'l');

CREATE TYPE old_kind AS ENUM ('SMALL', 'LARGE');

CREATE TABLE tasks (
    id SERIAL NOT NULL, 
    status status NOT NULL, 
    kind task_kind DEFAULT 's', 
    "old" old_kind, 
    PRIMARY KEY (id)
);

UPDATE tasks SET status = 'OPEN';

UPDATE tasks SET kind = 'l';

ALTER TABLE tasks ADD COLUMN plain VARCHAR(10);

