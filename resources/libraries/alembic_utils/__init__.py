"""Functions, views, triggers, extensions and policies of PostgreSQL as objects of a migration."""
