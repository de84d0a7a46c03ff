CREATE TABLE tasks (
    id INTEGER NOT NULL, 
    status VARCHAR(4) NOT NULL, 
    kind VARCHAR(1) DEFAULT 's', 
    old VARCHAR(5), 
    PRIMARY KEY (id)
);

UPDATE tasks SET status = 'OPEN';

UPDATE tasks SET kind = 'l';

ALTER TABLE tasks ADD COLUMN plain VARCHAR(10);

