CREATE SEQUENCE orders_id_seq START WITH 10;

DROP SEQUENCE orders_id_seq;

