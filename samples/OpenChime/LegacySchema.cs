namespace OpenChime;

/// <summary>The schema that releases before the migrations left on their users' disks.</summary>
internal static class LegacySchema
{
    /// <summary>The tables of the first release, the columns that later ones added by hand, and the indexes.</summary>
    public const string Tables = """
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
            account_id INTEGER NOT NULL,
            title TEXT NOT NULL,
            description TEXT,
            start_time DATETIME NOT NULL,
            end_time DATETIME NOT NULL,
            video_link TEXT,
            created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
            updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
            FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
        );
        CREATE TABLE settings (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL,
            created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
            updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
        );
        ALTER TABLE events ADD COLUMN video_platform TEXT;
        ALTER TABLE events ADD COLUMN snooze_count INTEGER DEFAULT 0;
        ALTER TABLE events ADD COLUMN has_alerted BOOLEAN DEFAULT 0;
        ALTER TABLE events ADD COLUMN last_alert_threshold INTEGER;
        ALTER TABLE events ADD COLUMN is_dismissed BOOLEAN DEFAULT 0;
        ALTER TABLE events ADD COLUMN last_snoozed_at DATETIME;
        CREATE INDEX idx_events_start_time ON events (start_time);
        CREATE INDEX idx_events_account_id ON events (account_id);
        CREATE INDEX idx_events_external_id ON events (external_id);
        CREATE INDEX idx_accounts_provider ON accounts (provider);
        """;

    /// <summary>Most databases in the field have these; the baseline does not mention them.</summary>
    public const string Triggers = """
        CREATE TRIGGER update_accounts_timestamp AFTER UPDATE ON accounts BEGIN
            UPDATE accounts SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.id;
        END;
        CREATE TRIGGER update_events_timestamp AFTER UPDATE ON events BEGIN
            UPDATE events SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.id;
        END;
        CREATE TRIGGER update_settings_timestamp AFTER UPDATE ON settings BEGIN
            UPDATE settings SET updated_at = CURRENT_TIMESTAMP WHERE key = NEW.key;
        END;
        """;
}
