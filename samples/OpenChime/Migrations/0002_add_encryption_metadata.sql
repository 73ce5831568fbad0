-- godwit: idempotent
-- How the tokens of an account are stored: NULL or 0 is plaintext, 1 is AES-256-GCM.
-- Idempotent, because a start of OpenChime that was cut short may have left one column or both.
ALTER TABLE accounts ADD COLUMN encryption_version INTEGER DEFAULT NULL;

-- When they were last encrypted.
ALTER TABLE accounts ADD COLUMN encrypted_at DATETIME DEFAULT NULL;
