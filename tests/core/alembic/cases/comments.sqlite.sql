COMMENT ON TABLE users IS 'Who may log in';

COMMENT ON TABLE users IS NULL;

