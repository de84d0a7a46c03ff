ALTER TABLE users RENAME TO people;

DROP TABLE people;

DROP TABLE crm.people;

