namespace Godwit.Sql.Tests.Binding;

public sealed class RealisticQueryTests : IDisposable
{
    private readonly BindingCase _shop = new(
        "CREATE TABLE customers(id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE COLLATE NOCASE, country TEXT DEFAULT 'DE', created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, settings TEXT CHECK (json_valid(settings)))",
        "CREATE TABLE products(sku TEXT PRIMARY KEY, title TEXT NOT NULL, price REAL NOT NULL CHECK (price >= 0), stock INTEGER NOT NULL DEFAULT 0, attributes JSON) WITHOUT ROWID",
        "CREATE TABLE orders(id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers(id) ON DELETE CASCADE, placed_at TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'new', total REAL GENERATED ALWAYS AS (net * 1.19) VIRTUAL, net REAL NOT NULL)",
        "CREATE TABLE order_lines(order_id INTEGER NOT NULL REFERENCES orders(id), line INTEGER NOT NULL, sku TEXT NOT NULL REFERENCES products(sku), quantity INTEGER NOT NULL, price REAL NOT NULL, PRIMARY KEY (order_id, line))",
        "CREATE TABLE categories(id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES categories(id), name TEXT NOT NULL) STRICT",
        "CREATE TABLE employees(id INT PRIMARY KEY, manager_id INT, name TEXT, salary NUMERIC, department TEXT)",
        "CREATE INDEX orders_by_customer ON orders(customer_id, placed_at DESC)",
        "CREATE UNIQUE INDEX one_open_order ON orders(customer_id) WHERE state = 'new'",
        "CREATE VIRTUAL TABLE documents USING fts5(title, body, tokenize = 'porter unicode61')",
        "CREATE VIRTUAL TABLE notes USING fts4(content)",
        "CREATE VIRTUAL TABLE areas USING rtree(id, min_x, max_x, min_y, max_y)",
        "CREATE VIEW customer_totals AS SELECT c.id, c.name, count(o.id) AS orders, sum(o.net) AS net FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id",
        "CREATE VIEW open_orders(order_id, customer) AS SELECT orders.id, customers.name FROM orders JOIN customers ON customers.id = orders.customer_id WHERE state = 'new'",
        "CREATE TRIGGER open_orders_insert INSTEAD OF INSERT ON open_orders BEGIN INSERT INTO orders(customer_id, placed_at, net) SELECT id, datetime('now'), 0 FROM customers WHERE name = new.customer; END",
        "CREATE TRIGGER stock_falls AFTER INSERT ON order_lines WHEN new.quantity > 0 BEGIN UPDATE products SET stock = stock - new.quantity WHERE sku = new.sku; SELECT raise(abort, 'sold out') FROM products WHERE sku = new.sku AND stock < 0; END",
        "CREATE TRIGGER documents_follow AFTER INSERT ON categories BEGIN INSERT INTO documents(rowid, title, body) VALUES (new.id, new.name, ''); END");

    [Theory]
    [InlineData("SELECT c.name, o.* FROM customers AS c INNER JOIN orders AS o ON c.id = o.customer_id WHERE o.placed_at BETWEEN :from AND :to ORDER BY o.placed_at DESC, c.name LIMIT ? OFFSET ?")]
    [InlineData("SELECT strftime('%Y-%m', placed_at) AS month, count(*) AS orders, round(sum(net), 2) AS revenue, avg(net) FROM orders WHERE state <> 'cancelled' GROUP BY month HAVING revenue > 1000 ORDER BY month")]
    [InlineData("SELECT name, net, rank() OVER w AS place, sum(net) OVER (ORDER BY net DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running, ntile(4) OVER w FROM customer_totals WINDOW w AS (ORDER BY net DESC)")]
    [InlineData("SELECT department, name, salary, salary - lag(salary, 1, 0) OVER (PARTITION BY department ORDER BY salary) AS step, first_value(name) OVER (PARTITION BY department ORDER BY salary DESC) FROM employees ORDER BY department, salary")]
    [InlineData("WITH RECURSIVE tree(id, name, depth, path) AS (SELECT id, name, 0, name FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.id, c.name, tree.depth + 1, tree.path || '/' || c.name FROM categories c JOIN tree ON c.parent_id = tree.id) SELECT * FROM tree ORDER BY path")]
    [InlineData("WITH RECURSIVE days(day) AS (VALUES(date('2024-01-01')) UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < '2024-12-31') SELECT day, (SELECT count(*) FROM orders WHERE date(placed_at) = day) AS orders FROM days")]
    [InlineData("WITH top AS (SELECT customer_id, max(net) AS best FROM orders GROUP BY customer_id), named AS MATERIALIZED (SELECT top.*, name FROM top JOIN customers ON id = customer_id) SELECT name, best FROM named ORDER BY 2 DESC")]
    [InlineData("INSERT INTO products(sku, title, price) VALUES (@sku, @title, @price) ON CONFLICT(sku) DO UPDATE SET title = excluded.title, price = max(price, excluded.price) WHERE excluded.price <> products.price RETURNING sku, price AS new_price")]
    [InlineData("INSERT INTO customers(name, email) VALUES (?1, ?2) ON CONFLICT(email) DO NOTHING")]
    [InlineData("INSERT INTO orders(customer_id, placed_at, net) VALUES (1, 'now', 2) ON CONFLICT(customer_id) WHERE state = 'new' DO UPDATE SET net = net + excluded.net")]
    [InlineData("INSERT INTO employees VALUES (1, NULL, 'Ada', 100.5, 'IT'), (2, 1, 'Bob', 90, 'IT')")]
    [InlineData("INSERT INTO customers(name) SELECT name FROM employees WHERE NOT EXISTS (SELECT 1 FROM customers WHERE customers.name = employees.name) RETURNING id")]
    [InlineData("REPLACE INTO products VALUES ('a', 'b', 1, 2, json_object('colour', 'red'))")]
    [InlineData("UPDATE orders SET state = 'paid', net = (SELECT sum(quantity * price) FROM order_lines WHERE order_id = orders.id) WHERE id IN (SELECT order_id FROM order_lines GROUP BY order_id HAVING count(*) > 1) RETURNING *")]
    [InlineData("UPDATE products AS p SET stock = stock - l.sold FROM (SELECT sku, sum(quantity) AS sold FROM order_lines GROUP BY sku) AS l WHERE l.sku = p.sku")]
    [InlineData("UPDATE employees SET (salary, department) = (SELECT avg(salary), 'all' FROM employees) WHERE rowid = ?")]
    [InlineData("DELETE FROM orders WHERE placed_at < date('now', '-7 years') AND NOT EXISTS (SELECT * FROM order_lines WHERE order_id = orders.id) RETURNING id, placed_at")]
    [InlineData("SELECT key, value, json_extract(settings, '$.theme') AS theme, settings ->> '$.size' FROM customers, json_each(customers.settings) WHERE json_each.type = 'text'")]
    [InlineData("SELECT c.name, t.fullkey, t.atom FROM customers c JOIN json_tree(c.settings, '$.address') AS t WHERE t.atom IS NOT NULL")]
    [InlineData("SELECT json_group_array(json_object('sku', sku, 'n', quantity)) FROM order_lines GROUP BY order_id")]
    [InlineData("SELECT rowid, title, snippet(documents, 1, '<b>', '</b>', '…', 10), bm25(documents) FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT 20")]
    [InlineData("SELECT highlight(documents, 0, '[', ']') FROM documents('title : sqlite*') ORDER BY bm25(documents, 10.0, 5.0)")]
    [InlineData("SELECT docid, offsets(notes) FROM notes WHERE content MATCH 'migration NEAR/3 lock'")]
    [InlineData("INSERT INTO documents(documents) VALUES('optimize')")]
    [InlineData("INSERT INTO documents(documents, rank) VALUES('rank', 'bm25(10.0, 5.0)')")]
    [InlineData("SELECT a.id, b.id FROM areas a, areas b WHERE a.min_x <= b.max_x AND a.max_x >= b.min_x AND a.id < b.id")]
    [InlineData("SELECT name FROM customers UNION SELECT name FROM employees EXCEPT SELECT title FROM products ORDER BY name COLLATE NOCASE")]
    [InlineData("SELECT m.name AS table_name, p.* FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS p WHERE m.type = 'table' ORDER BY m.name, p.cid")]
    [InlineData("SELECT type, name, sql FROM sqlite_master WHERE sqlite_master.tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")]
    [InlineData("SELECT e.name, m.name AS manager FROM employees e LEFT JOIN employees m ON m.id = e.manager_id WHERE m.id IS NULL OR m.salary < e.salary")]
    [InlineData("SELECT * FROM orders NATURAL JOIN order_lines JOIN products USING (sku) WHERE products.price > 10")]
    [InlineData("SELECT coalesce(customers.id, orders.customer_id) AS id, name, net FROM customers FULL OUTER JOIN orders ON customers.id = orders.customer_id")]
    [InlineData("SELECT state, count(*) FILTER (WHERE net > 100) AS big, group_concat(DISTINCT customer_id), total(net) FROM orders GROUP BY state")]
    [InlineData("SELECT CASE state WHEN 'new' THEN 0 WHEN 'paid' THEN 1 ELSE 2 END AS rank, iif(net > 100, 'big', 'small') AS size, state FROM orders ORDER BY rank, size")]
    [InlineData("SELECT (SELECT name FROM customers WHERE id = o.customer_id) AS customer, o.total FROM orders AS o WHERE (o.customer_id, o.state) IN (SELECT id, 'new' FROM customers)")]
    [InlineData("SELECT DISTINCT country, substr(email, instr(email, '@') + 1) AS domain FROM customers WHERE email GLOB '*@*.com' ORDER BY lower(domain)")]
    [InlineData("INSERT INTO open_orders(customer) VALUES ('Ada') RETURNING *")]
    [InlineData("SELECT order_id, line FROM order_lines WHERE (order_id, line) > (?, ?) ORDER BY order_id, line LIMIT 50")]
    [InlineData("SELECT q.\"count(*)\" FROM (SELECT count(*) FROM orders) AS q")]
    [InlineData("SELECT x.name FROM (customers AS x LEFT JOIN orders ON orders.customer_id = x.id) WHERE orders.id IS NULL")]
    [InlineData("SELECT name, name, name, net FROM customer_totals AS t WHERE t.orders > 0")]
    [InlineData("VALUES (1, 'a'), (2, 'b')")]
    [InlineData("EXPLAIN QUERY PLAN SELECT * FROM orders WHERE customer_id = 1")]
    [InlineData("SELECT 1 AS one WHERE one = 1")]
    [InlineData("SELECT oid, _rowid_, rowid FROM employees")]
    [InlineData("PRAGMA table_xinfo('orders')")]
    [InlineData("PRAGMA foreign_key_check(orders)")]
    [InlineData("SELECT changes(), last_insert_rowid(), sqlite_version(), random() AS r")]
    [InlineData("SELECT * FROM orders INDEXED BY orders_by_customer WHERE customer_id = 1")]
    public void What_programs_ask_is_understood_as_the_engine_does(string sql)
    {
        var difference = _shop.Compare(sql)!;

        Assert.Null(difference.Engine);
        Assert.Null(difference.Binder);
        Assert.Null(difference.Columns);
    }

    [Theory]
    [InlineData("SELECT nme FROM customers")]
    [InlineData("SELECT customers.name FROM customers AS c")]
    [InlineData("SELECT * FROM custmers")]
    [InlineData("SELECT id FROM customers JOIN orders ON orders.customer_id = customers.id")]
    [InlineData("SELECT name FROM customers WHERE country = \"DE\"")]
    [InlineData("INSERT INTO employees VALUES (1, 2, 'x', 4)")]
    [InlineData("INSERT INTO employees(id, name) VALUES (1, 'x', 3)")]
    [InlineData("INSERT INTO employees(id, surname) VALUES (1, 'x')")]
    [InlineData("INSERT INTO orders(total) VALUES (1)")]
    [InlineData("UPDATE orders SET total = 1")]
    [InlineData("UPDATE orders SET state = 'x' WHERE stat = 'y'")]
    [InlineData("DELETE FROM customer_totals WHERE id = 1")]
    [InlineData("INSERT INTO customers(name) VALUES ('x') ON CONFLICT(country) DO NOTHING")]
    [InlineData("SELECT sum(net) FROM orders WHERE sum(net) > 1")]
    [InlineData("SELECT name FROM customers GROUP BY count(*)")]
    [InlineData("SELECT name FROM customers HAVING name = 'x'")]
    [InlineData("SELECT name FROM customers UNION SELECT id, name FROM employees")]
    [InlineData("SELECT name FROM customers ORDER BY 2")]
    [InlineData("SELECT name FROM customers UNION SELECT name FROM employees ORDER BY salary")]
    [InlineData("SELECT upper(name, 1) FROM customers")]
    [InlineData("SELECT uper(name) FROM customers")]
    [InlineData("SELECT name FROM customers ORDER BY name COLLATE german")]
    [InlineData("SELECT rank() OVER missing FROM orders")]
    [InlineData("SELECT row_number() FROM orders")]
    [InlineData("SELECT * FROM orders WHERE (id, state) = (1, 2, 3)")]
    [InlineData("SELECT * FROM orders WHERE id IN (SELECT id, state FROM orders)")]
    [InlineData("SELECT * FROM orders JOIN customers USING (customer_id)")]
    [InlineData("SELECT * FROM orders INDEXED BY nosuch")]
    [InlineData("WITH a(x, y) AS (SELECT 1) SELECT * FROM a")]
    [InlineData("WITH a AS (SELECT * FROM b), b AS (SELECT * FROM a) SELECT * FROM a")]
    [InlineData("UPDATE documents SET title = 'x' RETURNING rowid")]
    [InlineData("INSERT INTO documents(title) VALUES ('x') ON CONFLICT DO NOTHING")]
    [InlineData("UPDATE sqlite_schema SET sql = ''")]
    [InlineData("INSERT INTO pragma_table_info VALUES (1)")]
    [InlineData("SELECT raise(abort, 'x')")]
    [InlineData("SELECT * FROM customers LEFT OUTER INNER JOIN orders")]
    [InlineData("SELECT * FROM customers LIMIT name")]
    [InlineData("SELECT old.name FROM customers")]
    [InlineData("DELETE FROM customers RETURNING customers.*")]
    public void What_the_engine_refuses_is_refused_in_its_words(string sql)
    {
        var difference = _shop.Compare(sql)!;

        Assert.NotNull(difference.Engine);
        Assert.Equal(difference.Engine, difference.Binder);
    }

    public void Dispose() => _shop.Dispose();
}
