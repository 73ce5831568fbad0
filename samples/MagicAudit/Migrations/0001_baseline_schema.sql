-- godwit: baseline
-- What every mad.db has held since before its migrations were recorded.
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    display_name TEXT,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE transactions (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    property_address TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
    closed_at DATETIME,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE communications (
    id TEXT PRIMARY KEY,
    transaction_id TEXT REFERENCES transactions (id) ON DELETE SET NULL,
    sender TEXT NOT NULL,
    subject TEXT,
    body TEXT,
    sent_at DATETIME NOT NULL
);
