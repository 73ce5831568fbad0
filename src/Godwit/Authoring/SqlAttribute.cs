namespace Godwit;

/// <summary>
/// Gives a partial method of a data migration its SQL: one statement, checked against the schema as it is just before
/// that migration's version, with the schema changes of the <c>[Sql]</c> methods declared above it. The body is generated.
/// </summary>
/// <remarks>
/// <para>The method takes a <see cref="MigrationContext"/> and the parameters of the statement, matched by name:
/// <c>@auth_data</c> and <c>@authData</c> are <c>authData</c>. They are whole numbers, enums, <see cref="bool"/>,
/// <see cref="double"/>, <see cref="decimal"/>, text, bytes, <see cref="Guid"/>, dates and times, nullable or not, and
/// spans of bytes or characters; each is stored as Microsoft.Data.Sqlite stores it.</para>
/// <para>A query returns <see cref="IEnumerable{T}"/>, read while it is enumerated, or one row: <c>T</c> throws where there
/// is none, <c>T?</c> is <see langword="null"/> then, and both throw where there is a second. <c>T</c> is one value, a tuple, or a
/// class, record or struct whose constructor and settable properties match the columns by name (<c>auth_data</c> is
/// <c>AuthData</c>). Any other statement returns nothing, or the rows that it changed as <see cref="int"/> or <see cref="long"/>.</para>
/// <para>What a query returns while its own table is changed is undefined by SQLite: walk through the table with
/// <see cref="MigrationContext.InBatches"/>, or let the query sort its rows.</para>
/// </remarks>
/// <param name="sql">One SQL statement.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SqlAttribute(string sql) : Attribute
{
    /// <summary>The statement.</summary>
    public string Sql { get; } = sql;
}
