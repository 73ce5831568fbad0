-- godwit: baseline
CREATE TABLE recordings (
    id TEXT NOT NULL PRIMARY KEY,
    file_name TEXT NOT NULL,
    recorded_at DATETIME NOT NULL,
    duration_seconds INTEGER NOT NULL
);

CREATE TABLE transcripts (
    id TEXT NOT NULL PRIMARY KEY,
    recording_id TEXT NOT NULL UNIQUE REFERENCES recordings (id) ON DELETE CASCADE,
    full_text TEXT NOT NULL,
    summary TEXT,
    -- A JSON array of texts.
    action_items TEXT NOT NULL DEFAULT '[]'
);
