-- Run once by the PostgreSQL of compose.yaml, in its new database: for mistyped words in searches.
create extension pg_trgm;
create extension fuzzystrmatch;
