-- When the database got another key, and which; the key itself is in the key store alone.
CREATE TABLE key_rotations (
    key_id TEXT PRIMARY KEY,
    former_key_id TEXT NOT NULL,
    rotated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
