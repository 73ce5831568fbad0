namespace Godwit.Generators.Tests;

public class GW2013Tests
{
    [Fact]
    public Task A_function_that_is_misspelt_and_one_of_the_program() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "UPDATE accounts SET email = lowr(email) WHERE id = 1;\nSELECT encrypt_token(email), email REGEXP 'a' FROM accounts;\nCREATE TRIGGER tr AFTER INSERT ON accounts BEGIN SELECT audit(new.id); END;\nINSERT INTO accounts VALUES (1, 'a');")
        .ExpectAsync(
            "Migrations/2_b.sql(1,29): GW2013: no such function: lowr; did you mean lower?",
            "Migrations/2_b.sql(2,30): GW2013: no such function: regexp; the program has to register it in MigratorOptions.ConfigureConnection",
            "Migrations/2_b.sql(2,8): GW2013: no such function: encrypt_token; the program has to register it in MigratorOptions.ConfigureConnection",
            "Migrations/2_b.sql(3,57): GW2013: no such function: audit; the program has to register it in MigratorOptions.ConfigureConnection");

    [Fact]
    public Task Functions_that_SQLite_has() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT lower('A'), count(*), json_extract('{}', '$.a'), strftime('%s'), CURRENT_TIMESTAMP, iif(1, 2, 3);")
        .ExpectAsync();

    [Fact]
    public Task A_script_may_say_that_it_knows() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "-- godwit: allow GW2013\nSELECT encrypt_token('a');")
        .ExpectAsync();
}
