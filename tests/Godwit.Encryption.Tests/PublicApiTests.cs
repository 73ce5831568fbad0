using Godwit.Tests;

namespace Godwit.Encryption.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_shape_is_the_approved_one() => PublicApi.Verify(typeof(EncryptedDatabase).Assembly);
}
