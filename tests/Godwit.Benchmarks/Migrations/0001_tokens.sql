CREATE TABLE tokens (id INTEGER PRIMARY KEY, auth_data TEXT NOT NULL, refresh_token TEXT);
