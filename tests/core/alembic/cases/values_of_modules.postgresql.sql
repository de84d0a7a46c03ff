INSERT INTO moments (at, day, clock, price, key, extra) VALUES ('2024-02-29 12:30:00', '2024-02-29', '12:30:00.000005', 12.50, 'aad03681-8b63-5304-89e0-8ca8f49461b5', '{"a": [1, null]}');

UPDATE moments SET price=0.10 WHERE moments.at < '2024-02-01 00:00:00';

DELETE FROM moments WHERE moments.day = '2023-12-31';

UPDATE moments SET at = '2024-01-01 00:00:00';

