namespace Godwit.Generators.Tests;

public class GW3009Tests
{
    private const string Schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT);";

    [Fact]
    public Task Copies_that_others_can_read() => TestProject.Changing(Schema, """
        CREATE TABLE _backup_users AS SELECT * FROM users WHERE 1=0;
        CREATE TABLE users_bak (id);
        CREATE TABLE "users_OLD" AS SELECT * FROM users;
        CREATE TABLE main.users_backup AS SELECT * FROM users;
        """).ExpectInChangeAsync(
            "(1,14): GW3009: The backup table _backup_users is stored in the database file; write CREATE TEMP TABLE _backup_users, which vanishes with the connection",
            "(2,14): GW3009: The backup table users_bak is stored in the database file; write CREATE TEMP TABLE users_bak, which vanishes with the connection",
            "(3,14): GW3009: The backup table users_OLD is stored in the database file; write CREATE TEMP TABLE users_OLD, which vanishes with the connection",
            "(4,19): GW3009: The backup table users_backup is stored in the database file; write CREATE TEMP TABLE users_backup, which vanishes with the connection");

    [Fact]
    public Task A_table_renamed_out_of_the_way() => TestProject.Changing(Schema, """
        ALTER TABLE users RENAME TO users_old;
        CREATE TABLE users (id INTEGER PRIMARY KEY);
        """).ExpectInChangeAsync(
            "(1,29): GW3009: The backup table users_old stays in the database; the run makes a verified backup of the whole file before it; drop the table in this script, or keep its name");

    [Theory]
    [InlineData("CREATE TEMP TABLE _backup_users AS SELECT * FROM users; DROP TABLE _backup_users;")]
    [InlineData("CREATE TABLE last_backup (taken_at);")]
    [InlineData("CREATE TABLE backups (file);")]
    [InlineData("CREATE TABLE threshold (value);")]
    [InlineData("CREATE TABLE temp._backup_users AS SELECT * FROM users; DROP TABLE temp._backup_users;")]
    public Task Tables_that_are_no_backups(string script) => TestProject.Changing(Schema, script).ExpectInChangeAsync();

    [Fact]
    public Task In_C_sharp() => TypedSqlProject.ExpectAsync(
        "public void Run(MigrationContext db) => Go(db);\n[Sql(\"CREATE TABLE _backup_accounts AS SELECT * FROM accounts\")]\nprivate static partial void Go(MigrationContext db);",
        ("_backup_accounts", "GW3009: The backup table _backup_accounts is stored in the database file; write CREATE TEMP TABLE _backup_accounts, which vanishes with the connection"));
}
