UPDATE crm.t SET name='y' WHERE crm.t.name = 'x';

INSERT INTO crm.t (name) VALUES ('a');

INSERT INTO crm.t (name) VALUES ('b');

CREATE TABLE crm.t (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    name VARCHAR(5) NOT NULL, 
    at DATETIME DEFAULT now(), 
    PRIMARY KEY (id)
);

DROP TABLE crm.t;

CREATE INDEX ix ON crm.t (name);

SELECT crm.t.id, crm.t.name, crm.t.at 
FROM crm.t 
WHERE crm.t.id = 1;

