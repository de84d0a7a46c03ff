CREATE TABLE `Order` (
    `select` INTEGER NOT NULL AUTO_INCREMENT, 
    `Mixed` VARCHAR(5), 
    `with space` INTEGER, 
    a$b INTEGER, 
    `1st` INTEGER, 
    user INTEGER, 
    end INTEGER, 
    _x INTEGER, 
    `ünï` INTEGER, 
    `group` INTEGER, 
    `key` INTEGER, 
    value INTEGER, 
    date DATE, 
    timestamp DATETIME, 
    `rank` INTEGER, 
    `row` INTEGER, 
    `window` INTEGER, 
    `table` INTEGER, 
    PRIMARY KEY (`select`)
);

CREATE INDEX `Ix_Mixed` ON `Order` (`Mixed`, `with space`);

ALTER TABLE user ADD COLUMN `order` INTEGER;

ALTER TABLE user DROP COLUMN `order`;

ALTER TABLE user RENAME TO `User`;

CREATE TABLE `My Schema`.t (
    id INTEGER
);

