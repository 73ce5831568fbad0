using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// CREATE of anything but tables, ALTER and DROP.
internal sealed partial class StatementParser
{
    private static readonly Statement MissingStatement = new AnalyzeStatement(default, null);

    private Statement ParseCreate()
    {
        var start = Start;
        Advance();
        if (_kind is TokenKind.Temp or TokenKind.Temporary)
        {
            Advance();
            return ParseCreateTemporary(start, isTemporary: true);
        }

        switch (_kind)
        {
            case TokenKind.Unique:
                Advance();
                return _kind == TokenKind.Index ? ParseCreateIndex(start, isUnique: true) : FailWith(MissingStatement);
            case TokenKind.Index:
                return ParseCreateIndex(start, isUnique: false);
            case TokenKind.Virtual:
                return ParseCreateVirtualTable(start);
            default:
                return ParseCreateTemporary(start, isTemporary: false);
        }
    }

    private Statement ParseCreateTemporary(int start, bool isTemporary) => _kind switch
    {
        TokenKind.Table => ParseCreateTable(start, isTemporary),
        TokenKind.View => ParseCreateView(start, isTemporary),
        TokenKind.Trigger => ParseCreateTrigger(start, isTemporary),
        _ => FailWith(MissingStatement),
    };

    private CreateIndexStatement ParseCreateIndex(int start, bool isUnique)
    {
        Advance();
        var ifNotExists = ParseIfNotExists();
        var index = ParseQualifiedName();
        Expect(TokenKind.On);
        var table = ParseName();
        var columns = ParseOrderingTermsInParentheses();
        var where = ParseWhere();
        return new CreateIndexStatement(From(start), isUnique, ifNotExists, index, table, columns, where);
    }

    private CreateViewStatement ParseCreateView(int start, bool isTemporary)
    {
        Advance();
        var ifNotExists = ParseIfNotExists();
        var view = ParseQualifiedName();
        var columns = ParseOptionalPlainColumns();
        Expect(TokenKind.As);
        var select = ParseSelect();
        return new CreateViewStatement(From(start), isTemporary, ifNotExists, view, columns, select);
    }

    private CreateVirtualTableStatement ParseCreateVirtualTable(int start)
    {
        Advance();
        Expect(TokenKind.Table);
        var ifNotExists = ParseIfNotExists();
        var table = ParseQualifiedName();
        Expect(TokenKind.Using);
        var module = ParseName();
        var arguments = _kind == TokenKind.LeftParenthesis ? ParseModuleArguments() : [];
        return new CreateVirtualTableStatement(From(start), ifNotExists, table, module, arguments);
    }

    // Anything goes between the parentheses, semicolons too, as long as parentheses match.
    private ImmutableArray<ModuleArgument> ParseModuleArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<ModuleArgument>();
        var depth = 0;
        Advance();
        var first = _position;
        while (_kind != EndOfInput && _kind != TokenKind.Illegal && (depth > 0 || _kind != TokenKind.RightParenthesis))
        {
            if (_kind == TokenKind.Comma && depth == 0)
            {
                AddModuleArgument(arguments, first);
                first = _position + 1;
            }

            depth += _kind switch
            {
                TokenKind.LeftParenthesis => 1,
                TokenKind.RightParenthesis => -1,
                _ => 0,
            };
            Advance();
        }

        AddModuleArgument(arguments, first);
        Expect(TokenKind.RightParenthesis);
        return arguments.DrainToImmutable();
    }

    // As in the engine, nothing between two commas is no argument.
    private void AddModuleArgument(ImmutableArray<ModuleArgument>.Builder arguments, int first)
    {
        if (first >= _position)
            return;
        var span = From(tokens[first].Start);
        arguments.Add(new ModuleArgument(span, span.Of(text)));
    }

    private DropStatement ParseDrop()
    {
        var start = Start;
        Advance();
        DropKind? kind = _kind switch
        {
            TokenKind.Table => DropKind.Table,
            TokenKind.Index => DropKind.Index,
            TokenKind.View => DropKind.View,
            TokenKind.Trigger => DropKind.Trigger,
            _ => null,
        };
        if (kind is null)
            Fail();
        Advance();
        var ifExists = ParseIfExists();
        var target = ParseQualifiedName();
        return new DropStatement(From(start), kind ?? default, ifExists, target);
    }

    private Statement ParseAlter()
    {
        var start = Start;
        Advance();
        Expect(TokenKind.Table);
        var table = ParseQualifiedName();
        if (Accept(TokenKind.Rename))
            return ParseRename(start, table);
        if (Accept(TokenKind.Add))
        {
            Accept(TokenKind.Column);
            var added = ParseColumnDefinition();
            return new AddColumnStatement(From(start), table, added);
        }

        Expect(TokenKind.Drop);
        Accept(TokenKind.Column);
        var column = ParseName();
        return new DropColumnStatement(From(start), table, column);
    }

    private Statement ParseRename(int start, QualifiedName table)
    {
        if (Accept(TokenKind.To))
        {
            var tableName = ParseName();
            return new RenameTableStatement(From(start), table, tableName);
        }

        Accept(TokenKind.Column);
        var column = ParseName();
        Expect(TokenKind.To);
        var name = ParseName();
        return new RenameColumnStatement(From(start), table, column, name);
    }
}
