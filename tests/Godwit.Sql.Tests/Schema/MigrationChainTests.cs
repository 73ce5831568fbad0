namespace Godwit.Sql.Tests.Schema;

/// <summary>Migrations as people write them, each compared with the engine after every statement.</summary>
public class MigrationChainTests
{
    public static TheoryData<string> Chains
    {
        get
        {
            var chains = new TheoryData<string>();
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Schema", "Chains"), "*.sql").Order(StringComparer.Ordinal))
                chains.Add(Path.GetFileNameWithoutExtension(file));
            return chains;
        }
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void The_model_follows_the_engine(string chain)
    {
        using var both = new SideBySide(foreignKeys: false);
        both.Run(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schema", "Chains", chain + ".sql")));
    }
}
