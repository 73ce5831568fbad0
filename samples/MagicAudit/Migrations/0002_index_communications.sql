CREATE INDEX communications_by_transaction ON communications (transaction_id, sent_at);
