CREATE TABLE t (
    a INTEGER(11) UNSIGNED NOT NULL, 
    b TINYINT(1), 
    c VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_bin, 
    d LONGTEXT, 
    e DATETIME(6), 
    f ENUM('x','y'), 
    g DOUBLE(10, 2), 
    h MEDIUMBLOB
);

