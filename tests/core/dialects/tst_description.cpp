#include <core/ddl/definitions.h>
#include <core/dialects/description.h>

#include <QTest>

using namespace retort;
using namespace retort::dialects;
using namespace Qt::Literals::StringLiterals;

/// Whatever two schemas differ in, the comparison says.
class DescriptionTest : public QObject
{
    Q_OBJECT

    using Change = std::function<void(schema::Schema &)>;

    static const Dialect &dialect() { return *dialectNamed(u"postgresql"_s).value(); }

    static schema::Schema full()
    {
        const ddl::Customs &customs = dialect().customs();
        const auto sql = [&](const char *text) { return ddl::canonical(QString::fromUtf8(text), customs); };
        schema::Table table;
        table.name = {{}, u"t"_s};
        table.comment = u"c"_s;
        schema::Column column;
        column.name = u"a"_s;
        column.type = customs.type(u"varchar(10)"_s);
        column.serverDefault = sql("'x'");
        column.comment = u"k"_s;
        schema::Column computed;
        computed.name = u"b"_s;
        computed.type = customs.type(u"integer"_s);
        computed.computed = schema::Computed{sql("a + 1"), true};
        schema::Column identity;
        identity.name = u"i"_s;
        identity.type = customs.type(u"bigint"_s);
        identity.identity = schema::Identity{true, {}};
        table.columns = {column, computed, identity};
        table.constraints = {
            schema::PrimaryKey{{u"pk"_s, true}, {u"a"_s}, {}},
            schema::UniqueConstraint{{u"uq"_s, true}, {u"a"_s}, {}, {}, {}},
            schema::ForeignKey{{u"fk"_s, true}, {u"a"_s}, {{}, u"o"_s}, {u"id"_s}, {}, {}, {}, {}, {}, false, {}},
            schema::CheckConstraint{{u"ck"_s, true}, sql("a > 1"), {}, {}, {}},
            schema::ExcludeConstraint{{u"ex"_s, true}, {{sql("a"), u"="_s, {}}}, {}, {}, {}, {}}};
        schema::Index index;
        index.name = {u"ix"_s, true};
        index.elements = {expressions::Expression{expressions::ColumnReference{{}, u"a"_s}}};
        table.indexes = {index};
        schema::Schema schema;
        schema.tables.emplace(table.name, table);
        schema.enums[{{}, u"e"_s}] = {{u"x"_s, u"y"_s}, {}};
        schema.sequences[{{}, u"s"_s}] = {{{}, u"s"_s}, {}, {}};
        schema.views[{{}, u"v"_s}] = {u"SELECT 1"_s, false};
        schema.triggers[{{}, u"g"_s}] = {table.name, u"CREATE TRIGGER"_s};
        schema.routines[{{}, u"f"_s}] = {u"CREATE FUNCTION"_s};
        return schema;
    }

    static Change inTable(const std::function<void(schema::Table &)> &change)
    {
        return [change](schema::Schema &schema) {
            schema::Table table = *schema.tables.begin()->second;
            change(table);
            schema.tables.begin()->second = table;
        };
    }
    template <typename Kind> static Change inConstraint(const std::function<void(Kind &)> &change)
    {
        return inTable([change](schema::Table &table) {
            for (schema::Constraint &constraint : table.constraints)
                if (auto *kind = std::get_if<Kind>(&constraint))
                    change(*kind);
        });
    }

private Q_SLOTS:
    void every_field_is_compared_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        const auto column = [&](const char *name, const std::function<void(schema::Column &)> &change) {
            QTest::newRow(name) << inTable([change](schema::Table &table) { change(table.columns[0]); });
        };
        const expressions::Expression other = ddl::canonical(u"other"_s, dialect().customs());
        row("table name", [](schema::Schema &s) {
            schema::Table table = *s.tables.begin()->second;
            table.name.name = u"u"_s;
            s.tables.clear();
            s.tables.emplace(table.name, table);
        });
        row("table missing", [](schema::Schema &s) { s.tables.clear(); });
        row("table schema", inTable([](schema::Table &t) { t.name.schema = u"z"_s; }));
        row("table comment", inTable([](schema::Table &t) { t.comment = u"z"_s; }));
        row("table prefixes", inTable([](schema::Table &t) { t.prefixes << u"UNLOGGED"_s; }));
        row("table options", inTable([](schema::Table &t) { t.options[u"mysql_engine"_s] = u"MyISAM"_s; }));
        row("column missing", inTable([](schema::Table &t) { t.columns.pop_back(); }));
        row("column order", inTable([](schema::Table &t) { std::swap(t.columns[0], t.columns[1]); }));
        column("column name", [](schema::Column &c) { c.name = u"z"_s; });
        column("column type", [](schema::Column &c) { c.type = dialect().customs().type(u"varchar(11)"_s); });
        column("column collation",
               [](schema::Column &c) { std::get<sql::StringType>(c.type.kind).collation = u"C"_s; });
        column("column nullable", [](schema::Column &c) { c.nullable = !c.nullable; });
        column("column default", [other](schema::Column &c) { c.serverDefault = other; });
        column("column default gone", [](schema::Column &c) { c.serverDefault.reset(); });
        column("column computed", [other](schema::Column &c) { c.computed = schema::Computed{other, false}; });
        column("column identity", [](schema::Column &c) { c.identity = schema::Identity{}; });
        column("column sequence", [](schema::Column &c) { c.sequence = schema::Sequence{{{}, u"q"_s}, {}, {}}; });
        column("column autoincrement", [](schema::Column &c) { c.autoincrement = schema::Autoincrement::On; });
        column("column comment", [](schema::Column &c) { c.comment.clear(); });
        column("column checks", [other](schema::Column &c) { c.checks.push_back({{}, other, {}, {}, {}}); });
        column("column options", [](schema::Column &c) { c.options[u"mysql_on_update"_s] = u"x"_s; });
        row("computed persisted", inTable([](schema::Table &t) { t.columns[1].computed->persisted = false; }));
        row("computed sql", inTable([other](schema::Table &t) { t.columns[1].computed->sql = other; }));
        row("identity always", inTable([](schema::Table &t) { t.columns[2].identity->always = false; }));
        row("identity gone", inTable([](schema::Table &t) { t.columns[2].identity.reset(); }));
        const std::pair<const char *, std::function<void(schema::SequenceOptions &)>> counting[] = {
            {"start", [](schema::SequenceOptions &o) { o.start = 3; }},
            {"increment", [](schema::SequenceOptions &o) { o.increment = 3; }},
            {"minimum", [](schema::SequenceOptions &o) { o.minValue = 3; }},
            {"maximum", [](schema::SequenceOptions &o) { o.maxValue = 3; }},
            {"cache", [](schema::SequenceOptions &o) { o.cache = 3; }},
            {"cycle", [](schema::SequenceOptions &o) { o.cycle = true; }}};
        for (const auto &each : counting) {
            const auto change = each.second;
            QTest::addRow("identity %s", each.first)
                << inTable([change](schema::Table &t) { change(t.columns[2].identity->options); });
            QTest::addRow("sequence %s", each.first)
                << Change([change](schema::Schema &s) { change(s.sequences.begin()->second.options); });
        }
        row("key name", inConstraint<schema::PrimaryKey>([](schema::PrimaryKey &k) { k.name.text = u"z"_s; }));
        row("key columns", inConstraint<schema::PrimaryKey>([](schema::PrimaryKey &k) { k.columns << u"b"_s; }));
        row("key deferrable", inConstraint<schema::PrimaryKey>([](schema::PrimaryKey &k) { k.deferrable = true; }));
        row("key initially",
            inConstraint<schema::PrimaryKey>([](schema::PrimaryKey &k) { k.initially = u"DEFERRED"_s; }));
        row("unique name",
            inConstraint<schema::UniqueConstraint>([](schema::UniqueConstraint &k) { k.name.text = u"z"_s; }));
        row("unique columns",
            inConstraint<schema::UniqueConstraint>([](schema::UniqueConstraint &k) { k.columns << u"b"_s; }));
        row("unique deferrable",
            inConstraint<schema::UniqueConstraint>([](schema::UniqueConstraint &k) { k.deferrable = true; }));
        row("unique initially",
            inConstraint<schema::UniqueConstraint>([](schema::UniqueConstraint &k) { k.initially = u"DEFERRED"_s; }));
        row("unique options", inConstraint<schema::UniqueConstraint>([](schema::UniqueConstraint &k) {
                k.options[u"postgresql_include"_s] = QStringList{u"b"_s};
            }));
        row("foreign name", inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.name.text = u"z"_s; }));
        row("foreign columns",
            inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.columns = QStringList{u"b"_s}; }));
        row("foreign target", inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.target.name = u"z"_s; }));
        row("foreign target schema",
            inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.target.schema = u"z"_s; }));
        row("foreign target columns",
            inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.targetColumns.clear(); }));
        row("foreign delete",
            inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.onDelete = u"CASCADE"_s; }));
        row("foreign update",
            inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.onUpdate = u"CASCADE"_s; }));
        row("foreign match", inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.match = u"FULL"_s; }));
        row("foreign deferrable", inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.deferrable = true; }));
        row("foreign initially",
            inConstraint<schema::ForeignKey>([](schema::ForeignKey &k) { k.initially = u"DEFERRED"_s; }));
        row("check name",
            inConstraint<schema::CheckConstraint>([](schema::CheckConstraint &k) { k.name.text = u"z"_s; }));
        row("check sql",
            inConstraint<schema::CheckConstraint>([other](schema::CheckConstraint &k) { k.condition = other; }));
        row("check deferrable",
            inConstraint<schema::CheckConstraint>([](schema::CheckConstraint &k) { k.deferrable = true; }));
        row("check initially",
            inConstraint<schema::CheckConstraint>([](schema::CheckConstraint &k) { k.initially = u"DEFERRED"_s; }));
        row("check options", inConstraint<schema::CheckConstraint>(
                                 [](schema::CheckConstraint &k) { k.options[u"postgresql_not_valid"_s] = true; }));
        row("foreign options", inConstraint<schema::ForeignKey>(
                                   [](schema::ForeignKey &k) { k.options[u"postgresql_not_valid"_s] = true; }));
        row("key options", inConstraint<schema::PrimaryKey>([](schema::PrimaryKey &k) {
                k.options[u"postgresql_include"_s] = QStringList{u"b"_s};
            }));
        row("constraint missing", inTable([](schema::Table &t) { t.constraints.pop_back(); }));
        row("exclude name",
            inConstraint<schema::ExcludeConstraint>([](schema::ExcludeConstraint &k) { k.name.text = u"z"_s; }));
        row("exclude deferrable",
            inConstraint<schema::ExcludeConstraint>([](schema::ExcludeConstraint &k) { k.deferrable = true; }));
        row("exclude initially",
            inConstraint<schema::ExcludeConstraint>([](schema::ExcludeConstraint &k) { k.initially = u"DEFERRED"_s; }));
        row("exclude expression", inConstraint<schema::ExcludeConstraint>(
                                      [other](schema::ExcludeConstraint &k) { k.elements[0].expression = other; }));
        row("exclude method",
            inConstraint<schema::ExcludeConstraint>([](schema::ExcludeConstraint &k) { k.method = u"spgist"_s; }));
        row("exclude where",
            inConstraint<schema::ExcludeConstraint>([other](schema::ExcludeConstraint &k) { k.where = other; }));
        row("exclude operator",
            inConstraint<schema::ExcludeConstraint>([](schema::ExcludeConstraint &k) { k.elements[0].op = u"&&"_s; }));
        row("exclude class", inConstraint<schema::ExcludeConstraint>(
                                 [](schema::ExcludeConstraint &k) { k.elements[0].opclass = u"z"_s; }));
        row("index name", inTable([](schema::Table &t) { t.indexes[0].name.text = u"z"_s; }));
        row("index elements", inTable([other](schema::Table &t) { t.indexes[0].elements.push_back(other); }));
        row("index order", inTable([](schema::Table &t) {
                t.indexes[0].elements[0] =
                    expressions::Expression{expressions::Postfix{t.indexes[0].elements[0], u"DESC"_s}};
            }));
        row("index unique", inTable([](schema::Table &t) { t.indexes[0].unique = true; }));
        row("index options",
            inTable([other](schema::Table &t) { t.indexes[0].options[u"postgresql_where"_s] = other; }));
        row("index missing", inTable([](schema::Table &t) { t.indexes.clear(); }));
        row("enum missing", [](schema::Schema &s) { s.enums.clear(); });
        row("sequence missing", [](schema::Schema &s) { s.sequences.clear(); });
        row("view missing", [](schema::Schema &s) { s.views.clear(); });
        row("trigger missing", [](schema::Schema &s) { s.triggers.clear(); });
        row("routine missing", [](schema::Schema &s) { s.routines.clear(); });
        const auto renamed = [](auto objects) {
            return [objects](schema::Schema &s) {
                auto node = (s.*objects).extract((s.*objects).begin());
                node.key() = {u"z"_s, u"z"_s};
                (s.*objects).insert(std::move(node));
            };
        };
        row("enum name", renamed(&schema::Schema::enums));
        row("sequence name", renamed(&schema::Schema::sequences));
        row("view name", renamed(&schema::Schema::views));
        row("trigger name", renamed(&schema::Schema::triggers));
        row("routine name", renamed(&schema::Schema::routines));
        row("enum values", [](schema::Schema &s) { s.enums.begin()->second.values.move(0, 1); });
        row("enum comment", [](schema::Schema &s) { s.enums.begin()->second.comment = u"z"_s; });
        row("sequence type", [](schema::Schema &s) { s.sequences.begin()->second.dataType = u"smallint"_s; });
        row("view definition", [](schema::Schema &s) { s.views.begin()->second.definition = u"SELECT 2"_s; });
        row("view materialized", [](schema::Schema &s) { s.views.begin()->second.materialized = true; });
        row("trigger table", [](schema::Schema &s) { s.triggers.begin()->second.table.name = u"z"_s; });
        row("trigger definition", [](schema::Schema &s) { s.triggers.begin()->second.definition = u"z"_s; });
        row("routine definition", [](schema::Schema &s) { s.routines.begin()->second.definition = u"z"_s; });
        row("opaque", [](schema::Schema &s) { s.opaque.push_back({u"z"_s, {}}); });
        row("hidden", [](schema::Schema &s) { s.hidden << u"z"_s; });
    }

    void every_field_is_compared()
    {
        QFETCH(Change, change);
        schema::Schema changed = full();
        change(changed);
        const QJsonObject before = describe(full(), dialect());
        const QJsonObject after = describe(changed, dialect());
        QVERIFY(!differences(before, after).empty());
        QVERIFY(fingerprint(before) != fingerprint(after));
    }

    void the_same_is_the_same()
    {
        const QJsonObject one = describe(full(), dialect());
        QVERIFY(differences(one, describe(full(), dialect())).empty());
        QCOMPARE(fingerprint(one), fingerprint(describe(full(), dialect())));
    }

    /// It belongs to where a schema is, so it is told and compared, and no part of what identifies the schema.
    void the_default_collation_is_compared_and_not_fingerprinted()
    {
        schema::Schema changed = full();
        changed.collations.database = u"latin1_swedish_ci"_s;
        const QJsonObject before = describe(full(), dialect());
        const QJsonObject after = describe(changed, dialect());
        QCOMPARE(differences(before, after).size(), 1U);
        QCOMPARE(fingerprint(after), fingerprint(before));
    }

    void a_difference_names_its_place()
    {
        schema::Schema changed = full();
        inTable([](schema::Table &table) { table.columns[0].nullable = false; })(changed);
        const auto found = differences(describe(full(), dialect()), describe(changed, dialect()));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0], (Difference{u"tables/t/columns/a/nullable"_s, u"true"_s, u"false"_s}));
    }
};

QTEST_APPLESS_MAIN(DescriptionTest)
#include "tst_description.moc"
