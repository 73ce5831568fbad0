CREATE TABLE knowledge_captures (
    id INTEGER PRIMARY KEY,
    source_recording_id TEXT NOT NULL UNIQUE REFERENCES recordings (id),
    title TEXT NOT NULL,
    summary TEXT,
    body TEXT NOT NULL,
    captured_at DATETIME NOT NULL
);

CREATE TABLE action_items (
    id INTEGER PRIMARY KEY,
    capture_id INTEGER NOT NULL REFERENCES knowledge_captures (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    content TEXT NOT NULL,
    is_done INTEGER NOT NULL DEFAULT 0 CHECK (is_done IN (0, 1)),
    UNIQUE (capture_id, position)
);

-- A recording without a transcript has nothing to move, and waits for one.
ALTER TABLE recordings ADD COLUMN migration_status TEXT NOT NULL DEFAULT 'waiting' CHECK (migration_status IN ('waiting', 'moved'));
ALTER TABLE recordings ADD COLUMN migrated_to_capture_id INTEGER REFERENCES knowledge_captures (id);
ALTER TABLE recordings ADD COLUMN migrated_at DATETIME;
