#pragma once

#include <tests/core/dialects/build.h>

#include <map>

/// The operations that make_expected.py runs through Alembic, under the same names.

namespace retort::tests
{

using namespace operations;
using sql::SqlType;

inline Operation op(Operation::Action action)
{
    return {std::move(action), {}};
}

inline std::map<QString, Operation> tableCases()
{
    using Moment = sql::DateTimeType::Name;
    std::map<QString, Operation> cases;
    cases[u"create_table_plain"_s] =
        createTable(u"users"_s, {Declared(u"id"_s, integer()).notNull(), Declared(u"name"_s, string(50)),
                                 Declared(u"Order"_s, text()).notNull(), schema::PrimaryKey{{}, {u"id"_s}, {}}});
    schema::ForeignKey owner;
    owner.name = {u"fk_owner"_s, false};
    owner.columns = QStringList{u"owner"_s};
    owner.target = {{}, u"users"_s};
    owner.targetColumns = QStringList{u"id"_s};
    owner.onDelete = u"CASCADE"_s;
    owner.onUpdate = u"SET NULL"_s;
    sql::NumericType price;
    price.precision = 10;
    price.scale = 2;
    cases[u"create_table_constraints"_s] =
        createTable(u"items"_s, {Declared(u"id"_s, integer(sql::IntegerType::Name::BigInteger)).notNull(),
                                 Declared(u"owner"_s, integer()), Declared(u"price"_s, SqlType(price)),
                                 schema::Constraint(owner), schema::PrimaryKey{{u"pk_items"_s, false}, {u"id"_s}, {}},
                                 schema::UniqueConstraint{{u"uq_items"_s, false}, {u"owner"_s, u"price"_s}, {}, {}, {}},
                                 schema::CheckConstraint{{u"ck_price"_s, false}, raw(u"price > 0"_s), {}, {}, {}}});
    sql::FloatType wide;
    wide.name = sql::FloatType::Name::Double;
    cases[u"create_table_types"_s] = createTable(
        u"types"_s,
        {Declared(u"a"_s, integer(sql::IntegerType::Name::SmallInteger)), Declared(u"b"_s, SqlType(sql::FloatType{})),
         Declared(u"c"_s, SqlType(wide)), Declared(u"d"_s, SqlType(sql::BooleanType{})),
         Declared(u"e"_s, moment(Moment::Date)), Declared(u"f"_s, moment(Moment::Time)),
         Declared(u"g"_s, moment(Moment::DateTime)), Declared(u"h"_s, moment(Moment::DateTime, true)),
         Declared(u"i"_s, SqlType(sql::BinaryType{})), Declared(u"j"_s, SqlType(sql::JsonType{})),
         Declared(u"k"_s, SqlType(sql::UuidType{})), Declared(u"l"_s, SqlType(sql::IntervalType{})),
         Declared(u"m"_s, string(20, sql::StringType::Name::Unicode)), Declared(u"n"_s, moment(Moment::Timestamp))});
    cases[u"create_table_defaults"_s] =
        createTable(u"defaults"_s, {Declared(u"a"_s, integer()).withDefault(u"5"_s),
                                    Declared(u"b"_s, integer()).withDefault(raw(u"7"_s)).notNull(),
                                    Declared(u"c"_s, moment(Moment::DateTime)).withDefault(function(u"now"_s)),
                                    Declared(u"d"_s, SqlType(sql::BooleanType{}))
                                        .withDefault(expressions::Expression{expressions::BooleanLiteral{false}}),
                                    Declared(u"e"_s, string(9)).withDefault(u"it's"_s),
                                    Declared(u"f"_s, string(9)).withDefault(raw(u"lower('A')"_s))});
    sql::EnumType plain = enumeration({u"x"_s, u"yy"_s}, u"plain"_s);
    plain.native = false;
    plain.createConstraint = true;
    const SqlType mood(enumeration({u"sad"_s, u"it's ok"_s}, u"mood"_s));
    cases[u"create_table_enum"_s] =
        createTable(u"moods"_s, {Declared(u"m"_s, mood), Declared(u"n"_s, mood), Declared(u"o"_s, SqlType(plain))});
    Declared indexed(u"x"_s, integer());
    indexed.declaration.index = true;
    Declared unique(u"y"_s, integer());
    unique.declaration.unique = true;
    cases[u"create_table_index"_s] = createTable(u"t"_s, {indexed, unique});
    cases[u"create_table_schema"_s] =
        op(CreateTable{schema::assembleTable({u"Other"_s, u"t"_s}, {Declared(u"x"_s, integer())}), false});
    Declared commented(u"x"_s, integer());
    commented.declaration.column.comment = u"the x's"_s;
    CreateTable withComment{schema::assembleTable({{}, u"t"_s}, {commented}), false};
    withComment.table.comment = u"a table"_s;
    cases[u"create_table_comment"_s] = op(withComment);
    Declared computed(u"y"_s, integer());
    computed.declaration.column.computed = schema::Computed{raw(u"x * 2"_s), true};
    cases[u"create_table_computed"_s] = createTable(u"t"_s, {Declared(u"x"_s, integer()), computed});
    Declared identity(u"x"_s, integer());
    identity.declaration.column.identity = schema::Identity{};
    identity.declaration.column.identity->always = true;
    identity.declaration.column.identity->options.start = 3;
    identity.declaration.column.identity->options.increment = 2;
    cases[u"create_table_identity"_s] = createTable(u"t"_s, {identity});
    cases[u"create_table_boolean_check"_s] =
        createTable(u"t"_s, {Declared(u"x"_s, SqlType(sql::BooleanType{true, u"ck_x"_s}))});
    cases[u"drop_table"_s] = op(DropTable{{{}, u"users"_s}, false});
    cases[u"rename_table"_s] = op(RenameTable{{{}, u"a"_s}, u"select"_s});
    cases[u"table_comment"_s] = op(CreateTableComment{{{}, u"users"_s}, u"it's a table"_s, {}});
    return cases;
}

inline std::map<QString, Operation> columnCases()
{
    std::map<QString, Operation> cases;
    const sql::ObjectName users{{}, u"users"_s};
    cases[u"add_column"_s] = addColumn(u"users"_s, Declared(u"age"_s, integer()).withDefault(u"0"_s).notNull());
    schema::ForeignKey boss;
    boss.name = {u"fk_boss"_s, false};
    boss.columns = QStringList{u"boss"_s};
    boss.target = users;
    boss.targetColumns = QStringList{u"id"_s};
    AddColumn referring;
    referring.table = users;
    referring.column = Declared(u"boss"_s, integer());
    referring.constraints = {boss};
    cases[u"add_column_foreign_key"_s] = op(referring);
    AddColumn indexed;
    indexed.table = users;
    indexed.column = Declared(u"mail"_s, string(9));
    indexed.indexes = {index({}, u"users"_s, {column(u"mail"_s)})};
    cases[u"add_column_index"_s] = op(indexed);
    cases[u"drop_column"_s] = op(DropColumn{users, u"age"_s, false});

    const auto alter = [&](const QString &name, auto change) {
        AlterColumn one = alterColumn(u"users"_s, u"a"_s);
        one.existingType = integer();
        change(one);
        cases[name] = op(one);
    };
    alter(u"alter_rename"_s, [](AlterColumn &o) { o.newName = u"b"_s; });
    alter(u"alter_type"_s, [](AlterColumn &o) {
        o.type = integer(sql::IntegerType::Name::BigInteger);
        o.existingNullable = false;
    });
    alter(u"alter_everything"_s, [](AlterColumn &o) {
        o.nullable = false;
        o.serverDefault = DefaultChange(schema::ServerDefault(u"3"_s));
        o.type = string(30);
        o.newName = u"b"_s;
    });
    alter(u"alter_nullable"_s, [](AlterColumn &o) { o.nullable = true; });
    alter(u"alter_default_set"_s,
          [](AlterColumn &o) { o.serverDefault = DefaultChange(schema::ServerDefault(raw(u"5"_s))); });
    alter(u"alter_default_drop"_s, [](AlterColumn &o) {
        o.existingType.reset();
        o.serverDefault = DefaultChange(NoDefault{});
    });
    alter(u"alter_default_now"_s, [](AlterColumn &o) {
        o.existingType = moment(sql::DateTimeType::Name::DateTime);
        o.existingNullable = false;
        o.serverDefault = DefaultChange(schema::ServerDefault(function(u"now"_s)));
    });
    alter(u"alter_comment"_s, [](AlterColumn &o) { o.comment = u"it's"_s; });
    alter(u"alter_type_using"_s, [](AlterColumn &o) {
        o.type = integer();
        o.existingType = text();
        o.options[u"postgresql_using"_s] = u"a::integer"_s;
    });
    return cases;
}

inline std::map<QString, Operation> constraintCases()
{
    std::map<QString, Operation> cases;
    const sql::ObjectName users{{}, u"users"_s};
    const sql::ObjectName items{{}, u"items"_s};
    schema::Index unique = index(u"ix_users_name"_s, u"users"_s, {column(u"name"_s), raw(u"lower(mail)"_s)});
    unique.unique = true;
    cases[u"create_index"_s] = op(CreateIndex{unique, false});
    schema::Index where = index(u"ix_w"_s, u"users"_s, {column(u"name"_s)});
    where.options[u"postgresql_where"_s] = raw(u"name IS NOT NULL"_s);
    where.options[u"sqlite_where"_s] = raw(u"name IS NOT NULL"_s);
    where.options[u"postgresql_using"_s] = u"GIN"_s;
    where.options[u"postgresql_ops"_s] = std::map<QString, QString>{{u"name"_s, u"gin_trgm_ops"_s}};
    where.options[u"mysql_length"_s] = qint64(10);
    cases[u"create_index_where"_s] = op(CreateIndex{where, false});
    schema::Index optional = index(u"ix_c"_s, u"users"_s, {column(u"name"_s)});
    optional.options[u"postgresql_include"_s] = QStringList{u"mail"_s};
    cases[u"create_index_if_not_exists"_s] = op(CreateIndex{optional, true});
    schema::Index longName = index(u"ix_"_s + u"very_long_name_"_s.repeated(6), u"users"_s, {column(u"name"_s)});
    longName.name.isFinal = true;
    cases[u"create_index_long_name"_s] = op(CreateIndex{longName, false});
    cases[u"drop_index"_s] = op(DropIndex{index(u"ix_users_name"_s, u"users"_s, {}), false});
    cases[u"drop_index_if_exists"_s] = op(DropIndex{index(u"ix_users_name"_s, u"users"_s, {}), true});
    cases[u"create_unique"_s] =
        op(AddConstraint{users, schema::UniqueConstraint{{u"uq_n"_s, false}, {u"name"_s}, true, u"DEFERRED"_s, {}}});
    schema::ForeignKey key;
    key.name = {u"fk_b"_s, false};
    key.columns = QStringList{u"owner"_s};
    key.target = {u"r"_s, u"users"_s};
    key.targetColumns = QStringList{u"id"_s};
    key.onDelete = u"SET NULL"_s;
    cases[u"create_foreign_key"_s] = op(AddConstraint{{u"s"_s, u"items"_s}, key});
    cases[u"create_check"_s] = op(AddConstraint{
        items, schema::CheckConstraint{
                   {u"ck_b"_s, false}, binary(column(u"price"_s), u">"_s, literal(qint64(5))), {}, {}, {}}});
    cases[u"create_primary_key"_s] =
        op(AddConstraint{items, schema::PrimaryKey{{u"pk_b"_s, false}, {u"a"_s, u"b"_s}, {}}});
    cases[u"drop_unique"_s] = op(DropConstraint{users, {u"uq_n"_s, false}, ConstraintKind::Unique, false});
    cases[u"drop_foreign_key"_s] = op(DropConstraint{users, {u"fk_n"_s, false}, ConstraintKind::ForeignKey, false});
    cases[u"drop_check"_s] = op(DropConstraint{users, {u"ck_n"_s, false}, ConstraintKind::Check, false});
    return cases;
}

inline std::map<QString, Operation> dataCases()
{
    std::map<QString, Operation> cases;
    BulkInsert bulk;
    bulk.table = {{}, u"t"_s};
    bulk.columns = {{u"a"_s, integer()},
                    {u"b"_s, string({})},
                    {u"c"_s, SqlType(sql::BooleanType{})},
                    {u"d"_s, SqlType(sql::FloatType{})}};
    const auto cell = [](sql::Value value) {
        return BulkCell(std::variant<sql::Value, expressions::Expression>(value));
    };
    bulk.rows = {{cell(qint64(1)), cell(u"it's"_s), cell(true), cell(1.5)},
                 {cell(qint64(2)), cell(sql::Null{}), cell(false), cell(2.0)}};
    cases[u"bulk_insert"_s] = op(bulk);
    cases[u"execute_text"_s] = op(ExecuteSql{u"UPDATE t SET a = 'x\\:y' WHERE b = 1"_s, {}, false});
    using namespace expressions;
    const Expression a = column(u"t"_s, u"a"_s);
    const Expression b = column(u"t"_s, u"b"_s);
    Junction both;
    both.parts = {binary(b, u"="_s, tests::literal(u"x"_s)),
                  Expression{In{a, {tests::literal(qint64(1)), tests::literal(qint64(2))}, false}}};
    Junction either;
    either.any = true;
    either.parts = {binary(a, u"="_s, tests::literal(qint64(1))), Expression{both}};
    cases[u"execute_update"_s] =
        op(ExecuteExpression{Update{{{}, u"t"_s}, {{u"b"_s, tests::function(u"lower"_s, {b})}}, {Expression{either}}}});
    cases[u"execute_delete"_s] =
        op(ExecuteExpression{Delete{{{}, u"t"_s}, {binary(a, u"IS"_s, Expression{NullLiteral{}})}}});
    return cases;
}

inline std::map<QString, Operation> dialectCases()
{
    std::map<QString, Operation> cases;
    sql::JsonType jsonb;
    jsonb.name = sql::JsonType::Name::Jsonb;
    sql::ArrayType array;
    array.element = string(5);
    sql::UuidType uuid;
    uuid.sqlUuid = true;
    sql::DateTimeType precise;
    precise.name = sql::DateTimeType::Name::Timestamp;
    precise.timezone = true;
    precise.precision = 3;
    sql::IntervalType months;
    months.sqlInterval = true;
    months.fields = u"YEAR TO MONTH"_s;
    cases[u"postgresql_types"_s] =
        createTable(u"pg"_s, {Declared(u"a"_s, SqlType(jsonb)), Declared(u"b"_s, SqlType(array)),
                              Declared(u"c"_s, SqlType(uuid)), Declared(u"d"_s, SqlType(precise)),
                              Declared(u"e"_s, SqlType(sql::BitType{4, false})), Declared(u"f"_s, SqlType(months))});
    sql::IntegerType counter;
    counter.displayWidth = 11;
    counter.isUnsigned = true;
    sql::IntegerType tiny;
    tiny.name = sql::IntegerType::Name::TinyInteger;
    tiny.displayWidth = 1;
    sql::StringType name;
    name.name = sql::StringType::Name::Varchar;
    name.length = 20;
    name.charset = u"utf8mb4"_s;
    name.collation = u"utf8mb4_bin"_s;
    sql::DateTimeType fraction;
    fraction.name = sql::DateTimeType::Name::SqlDateTime;
    fraction.precision = 6;
    sql::FloatType wide;
    wide.name = sql::FloatType::Name::MySqlDouble;
    wide.precision = 10;
    wide.scale = 2;
    CreateTable mysql{
        schema::assembleTable({{}, u"my"_s}, {Declared(u"a"_s, SqlType(counter)), Declared(u"b"_s, SqlType(name)),
                                              Declared(u"c"_s, string({}, sql::StringType::Name::LongText)),
                                              Declared(u"d"_s, SqlType(fraction)), Declared(u"e"_s, SqlType(tiny)),
                                              Declared(u"f"_s, SqlType(wide))}),
        false};
    mysql.table.options = {{u"mysql_engine"_s, u"InnoDB"_s},
                           {u"mysql_charset"_s, u"utf8mb4"_s},
                           {u"mysql_collate"_s, u"utf8mb4_bin"_s},
                           {u"mariadb_engine"_s, u"InnoDB"_s}};
    cases[u"mysql_types"_s] = op(mysql);
    return cases;
}

inline std::map<QString, Operation> batchCases()
{
    std::map<QString, Operation> cases;
    const sql::ObjectName t{{}, u"t"_s};
    BatchAlterTable copy;
    copy.table = t;
    copy.copyFrom = schema::assembleTable(t, {Declared(u"id"_s, integer()).key(), Declared(u"x"_s, string(10)),
                                              Declared(u"y"_s, integer()),
                                              schema::UniqueConstraint{{u"uq_x"_s, false}, {u"x"_s}, {}, {}, {}},
                                              index(u"ix_y"_s, u"t"_s, {column(u"y"_s)})});
    AlterColumn alter = alterColumn(u"t"_s, u"x"_s);
    alter.type = integer();
    alter.existingType = string(10);
    alter.newName = u"z"_s;
    alter.nullable = false;
    copy.operations = {op(alter), addColumn(u"t"_s, Declared(u"w"_s, integer()).withDefault(u"1"_s)),
                       op(AddConstraint{t, schema::UniqueConstraint{{u"uq_y"_s, false}, {u"y"_s}, {}, {}, {}}}),
                       op(CreateIndex{index(u"ix_z"_s, u"t"_s, {column(u"y"_s)}), false})};
    cases[u"batch_copy_from"_s] = op(copy);
    BatchAlterTable plain;
    plain.table = t;
    plain.operations = {addColumn(u"t"_s, Declared(u"w"_s, integer())),
                        op(CreateIndex{index(u"ix_w"_s, u"t"_s, {column(u"w"_s)}), false}),
                        op(DropIndex{index(u"ix_old"_s, u"t"_s, {}), false})};
    cases[u"batch_plain"_s] = op(plain);
    return cases;
}

} // namespace retort::tests
