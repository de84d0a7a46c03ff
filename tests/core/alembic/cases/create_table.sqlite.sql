CREATE TABLE users (
    id INTEGER NOT NULL, 
    name VARCHAR(80) NOT NULL, 
    team_id INTEGER, 
    active BOOLEAN DEFAULT 1 NOT NULL, 
    PRIMARY KEY (id), 
    CONSTRAINT fk_users_team FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE SET NULL, 
    CONSTRAINT uq_users_name UNIQUE (name, team_id), 
    CONSTRAINT ck_users_name CHECK (length(name) > 2)
);

