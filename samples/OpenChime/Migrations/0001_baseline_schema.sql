-- godwit: baseline
-- What every OpenChime database has held since before its migrations were recorded. A database that has these tables
-- gets a row in its history and keeps them as they are; a new one is built from here.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    provider TEXT NOT NULL CHECK (provider IN ('google', 'proton')),
    account_name TEXT NOT NULL,
    auth_data TEXT NOT NULL,
    refresh_token TEXT,
    last_synced_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    external_id TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    description TEXT,
    start_time DATETIME NOT NULL,
    end_time DATETIME NOT NULL,
    video_link TEXT,
    video_platform TEXT,
    snooze_count INTEGER DEFAULT 0,
    has_alerted BOOLEAN DEFAULT 0,
    last_alert_threshold INTEGER,
    is_dismissed BOOLEAN DEFAULT 0,
    last_snoozed_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_events_start_time ON events (start_time);
CREATE INDEX idx_events_account_id ON events (account_id);
CREATE INDEX idx_events_external_id ON events (external_id);
CREATE INDEX idx_accounts_provider ON accounts (provider);
