CREATE TABLE logs (
    day DATE NOT NULL, 
    line BIGINT NOT NULL, 
    text TEXT, 
    CONSTRAINT pk_logs PRIMARY KEY (day, line)
);

