using System.Runtime.InteropServices;
using System.Text;
using Godwit.Sql.Lexing;
using SQLitePCL;

namespace Godwit.Sql.Tests.Lexing;

public sealed unsafe class KeywordTests
{
    [Fact]
    public void The_keywords_are_those_of_the_engine() =>
        Assert.Equal(EngineKeywords().Order(StringComparer.Ordinal), Keywords.All.Order(StringComparer.Ordinal));

    [Fact]
    public void A_keyword_has_its_kind_in_any_case()
    {
        foreach (var keyword in Keywords.All)
        {
            var upper = Assert.Single(Lexer.Tokenize(keyword)).Kind;
            Assert.True(Keywords.IsKeyword(upper));
            Assert.Equal(keyword.Replace("_", "", StringComparison.Ordinal), upper.ToString().ToUpperInvariant());
            Assert.Equal(upper, Assert.Single(Lexer.Tokenize(keyword.ToLowerInvariant())).Kind);
            Assert.Equal(TokenKind.Identifier, Assert.Single(Lexer.Tokenize(keyword + "1")).Kind);
            Assert.Equal(TokenKind.Identifier, Assert.Single(Lexer.Tokenize("\"" + keyword + "\"")).Kind);
        }
    }

    private static List<string> EngineKeywords()
    {
        Batteries_V2.Init();
        var library = NativeLibrary.Load(raw.GetNativeLibraryName(), typeof(Batteries_V2).Assembly, null);
        var count = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "sqlite3_keyword_count");
        var name = (delegate* unmanaged<int, byte**, int*, int>)NativeLibrary.GetExport(library, "sqlite3_keyword_name");
        var keywords = new List<string>();
        for (var i = 0; i < count(); i++)
        {
            byte* text;
            int length;
            Assert.Equal(raw.SQLITE_OK, name(i, &text, &length));
            keywords.Add(Encoding.ASCII.GetString(text, length));
        }

        return keywords;
    }
}
