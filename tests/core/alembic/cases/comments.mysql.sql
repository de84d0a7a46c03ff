ALTER TABLE users COMMENT 'Who may log in';

ALTER TABLE users COMMENT '';

