UPDATE t SET a = 'it''s' WHERE b = 5;

UPDATE t SET a = 'x:y';

SELECT a::text FROM t;

UPDATE t SET a = 'z';

CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN NEW.x := 5; RETURN NEW; END $$ LANGUAGE plpgsql;

UPDATE t
           SET a = 1;;

UPDATE t SET j = '{"a": 1}';

SELECT 1; SELECT 2;;

UPDATE t SET a = NULL;

UPDATE t SET a = true;

UPDATE t SET a = 1.5;

