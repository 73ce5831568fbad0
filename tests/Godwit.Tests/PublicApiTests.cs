namespace Godwit.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_shape_is_the_approved_one() => PublicApi.Verify(typeof(Migrator).Assembly);
}
