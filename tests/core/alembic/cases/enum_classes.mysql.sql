CREATE TABLE tasks (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    status ENUM('OPEN','DONE') NOT NULL, 
    kind ENUM('s','l') DEFAULT 's', 
    old ENUM('SMALL','LARGE'), 
    PRIMARY KEY (id)
);

UPDATE tasks SET status = 'OPEN';

UPDATE tasks SET kind = 'l';

ALTER TABLE tasks ADD COLUMN plain VARCHAR(10);

