CREATE INDEX ix1 ON t (a);

CREATE INDEX ix2 ON t (a, b);

CREATE INDEX ix3 ON t (a);

CREATE INDEX ix4 ON t (a);

CREATE INDEX ix5 ON t (a);

CREATE INDEX ix6 ON t (a);

CREATE INDEX ix7 ON t (lower(a));

