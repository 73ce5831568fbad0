-- A desktop application over the years: backticks, brackets, STRICT, full text, generated columns, rebuilds.
CREATE TABLE IF NOT EXISTS `users` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `email` VARCHAR(255) NOT NULL, `name` TEXT DEFAULT NULL, `createdAt` DATETIME NOT NULL DEFAULT (CURRENT_TIMESTAMP), CONSTRAINT `UQ_email` UNIQUE (`email`));
CREATE UNIQUE INDEX IF NOT EXISTS `IDX_users_email` ON `users` (`email` COLLATE NOCASE ASC);
CREATE TABLE [dbo.items] ([Id] INTEGER NOT NULL CONSTRAINT [PK_items] PRIMARY KEY, [OwnerId] INTEGER NOT NULL, [Price] decimal(18,2) NOT NULL DEFAULT 0.0, [IsActive] bit NOT NULL DEFAULT 1, CONSTRAINT [FK_items_users] FOREIGN KEY ([OwnerId]) REFERENCES [users] ([id]) ON DELETE CASCADE ON UPDATE NO ACTION DEFERRABLE INITIALLY IMMEDIATE);
CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
CREATE TABLE settings (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    kind TEXT GENERATED ALWAYS AS (json_extract(payload, '$.kind')) VIRTUAL,
    at INTEGER GENERATED ALWAYS AS (payload ->> '$.at') STORED,
    user_id INTEGER REFERENCES users ON DELETE SET NULL
);
CREATE INDEX events_kind ON events(kind, at DESC) WHERE kind IS NOT NULL;
CREATE INDEX events_month ON events(strftime('%Y-%m', at));
CREATE VIRTUAL TABLE events_fts USING fts5(payload, content = 'events', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER events_ai AFTER INSERT ON events BEGIN
    INSERT INTO events_fts (rowid, payload) VALUES (new.id, new.payload);
END;
CREATE TRIGGER events_au AFTER UPDATE OF payload ON events WHEN old.payload <> new.payload BEGIN
    INSERT INTO events_fts (events_fts, rowid, payload) VALUES ('delete', old.id, old.payload);
    INSERT INTO events_fts (rowid, payload) VALUES (new.id, new.payload);
END;
CREATE TRIGGER users_touch AFTER UPDATE ON users FOR EACH ROW BEGIN
    UPDATE users SET createdAt = CASE WHEN new.createdAt IS NULL THEN old.createdAt ELSE new.createdAt END WHERE rowid = new.rowid;
END;
CREATE VIEW v_active AS
    SELECT u.id AS user_id, u.email, i.Id item, round(i.Price * 1.2, 2) AS gross, count(*) OVER (PARTITION BY u.id) AS n
    FROM users u INNER JOIN [dbo.items] i ON i.OwnerId = u.id AND i.IsActive = 1;
CREATE VIEW v_months(month, total) AS SELECT strftime('%Y-%m', at), count(*) FROM events GROUP BY 1;
ALTER TABLE users ADD COLUMN avatar BLOB;
ALTER TABLE users ADD COLUMN role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin'));
ALTER TABLE [dbo.items] RENAME TO items;
ALTER TABLE items RENAME COLUMN [OwnerId] TO owner_id;
ALTER TABLE users RENAME COLUMN `createdAt` TO created_at;
ALTER TABLE events RENAME COLUMN payload TO body;
CREATE TABLE events_new (id INTEGER PRIMARY KEY, body TEXT NOT NULL, kind TEXT AS (json_extract(body, '$.kind')), user_id INTEGER REFERENCES users(id));
INSERT INTO events_new (id, body, user_id) SELECT id, body, user_id FROM events;
DROP TABLE events;
DROP VIEW v_months;
ALTER TABLE events_new RENAME TO events;
CREATE INDEX events_kind ON events(kind);
ALTER TABLE events DROP COLUMN kind;
DROP INDEX events_kind;
ALTER TABLE events DROP COLUMN kind;
ALTER TABLE users DROP COLUMN avatar;
ALTER TABLE users DROP COLUMN email;
CREATE TEMP TABLE backup_users AS SELECT *, typeof(email) AS kind FROM users WHERE role <> 'admin';
DROP TABLE temp.backup_users;
CREATE TABLE tags (name TEXT COLLATE NOCASE PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE item_tags (item INTEGER NOT NULL REFERENCES items(Id), tag TEXT NOT NULL REFERENCES tags, PRIMARY KEY (item, tag)) WITHOUT ROWID;
CREATE INDEX item_tags_tag ON item_tags(tag);
ALTER TABLE item_tags ADD COLUMN weight REAL NOT NULL DEFAULT 1e-3;
ALTER TABLE tags RENAME TO labels;
ALTER TABLE labels RENAME COLUMN name TO label;
DROP TABLE events_fts;
DELETE FROM sqlite_sequence WHERE name = 'users';
PRAGMA user_version = 7;
DROP TABLE IF EXISTS nothing;
DROP VIEW IF EXISTS v_active;
DROP TRIGGER IF EXISTS users_touch;
