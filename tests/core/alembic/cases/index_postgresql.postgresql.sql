CREATE INDEX ix1 ON t USING gin (a, b);

CREATE INDEX ix2 ON t (a) WHERE a > 5;

CREATE INDEX ix3 ON t (a varchar_pattern_ops);

CREATE INDEX ix4 ON t (a) INCLUDE (b, c);

CREATE UNIQUE INDEX ix5 ON t (a) NULLS NOT DISTINCT;

CREATE INDEX ix6 ON t (a) WITH (fillfactor = 50);

CREATE INDEX ix7 ON t (a) TABLESPACE fast;

CREATE INDEX ix8 ON t (lower(a));

CREATE INDEX ix9 ON t (a DESC, b);

CREATE INDEX ix10 ON crm.t (a DESC NULLS LAST);

CREATE INDEX IF NOT EXISTS ix11 ON t (a);

CREATE INDEX ix12 ON t (lower(a));

CREATE INDEX ix13 ON t (a DESC);

CREATE INDEX ix14 ON t (a DESC);

CREATE INDEX ix15 ON t (a) WHERE a > 5;

CREATE INDEX ix16 ON t (a) WHERE a IS NOT NULL;

CREATE INDEX ix17 ON t USING btree (a, (b->>'x'));

CREATE INDEX ix_t_a ON t (a);

CREATE INDEX ix_t_a ON t (a);

DROP INDEX ix1;

DROP INDEX crm.ix2;

DROP INDEX IF EXISTS ix3;

DROP INDEX CONCURRENTLY ix4;

DROP INDEX ix_t_a;

CREATE INDEX ix18 ON t USING gin (a gin_trgm_ops);

