#include <core/script/runtime/builtins/text_parts.h>
#include <core/script/stdlib/json/json.h>
#include <core/script/stdlib/modules.h>

namespace retort::script
{

namespace
{

class EncoderObject : public Instance
{
public:
    using Instance::Instance;
    void clear() override
    {
        Instance::clear();
        style.defaultFunction = {};
    }
    JsonStyle style;
};

class DecoderObject : public Instance
{
public:
    using Instance::Instance;
    void clear() override
    {
        Instance::clear();
        hooks = {};
    }
    JsonHooks hooks;
};

/// skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent, separators and default, from `first` on.
Eval<JsonStyle> styleOf(Call &call, std::size_t first)
{
    Interpreter &vm = call.vm;
    JsonStyle style;
    RETORT_TRY(style.skipsKeys, call.truth(first));
    RETORT_TRY(style.isAscii, call.truth(first + 1));
    RETORT_TRY(style.checksCircles, call.truth(first + 2));
    RETORT_TRY(style.allowsNan, call.truth(first + 3));
    RETORT_TRY(style.sortsKeys, call.truth(first + 4));
    if (const auto *text = call[first + 5].as<Str>()) {
        style.indent = std::string(text->text());
    } else if (!call[first + 5].isNone()) {
        RETORT_TRY(const std::int64_t count, call.integer(first + 5));
        if (count > 1000)
            return vm.raise(vm.errors().ValueError, "an indent of more than 1000 spaces");
        style.indent = std::string(static_cast<std::size_t>(count < 0 ? 0 : count), ' ');
    }
    if (style.indent)
        style.itemSeparator = ",";
    if (!call[first + 6].isNone()) {
        RETORT_TRY(const std::vector<Value> separators, collect(vm, call[first + 6]));
        if (separators.size() != 2 || !separators[0].as<Str>() || !separators[1].as<Str>())
            return vm.raise(vm.errors().ValueError, "separators must be two texts");
        style.itemSeparator = separators[0].as<Str>()->text();
        style.keySeparator = separators[1].as<Str>()->text();
    }
    style.defaultFunction = call[first + 7];
    return style;
}

Eval<> encoderInit(Call &call)
{
    RETORT_TRY(objectOf<EncoderObject>(call.self).style, styleOf(call, 0));
    return Value::none();
}

Eval<> encoderDefault(Call &call)
{
    return call.vm.raise(call.vm.errors().TypeError,
                         textOf("Object of type ", typeName(call.vm, call[0]), " is not JSON serializable"));
}

Eval<std::string> encoded(Interpreter &vm, const Value &encoder, const Value &value)
{
    JsonStyle style = objectOf<EncoderObject>(encoder).style;
    if (!style.defaultFunction.isSet() || style.defaultFunction.isNone()) {
        RETORT_TRY(style.defaultFunction, getAttribute(vm, encoder, "default"));
    }
    return writeJson(vm, value, style);
}

Eval<> encoderEncode(Call &call)
{
    RETORT_TRY(std::string text, encoded(call.vm, call.self, call[0]));
    return Value(call.vm.str(std::move(text)));
}

Eval<> encoderIterencode(Call &call)
{
    RETORT_TRY(std::string text, encoded(call.vm, call.self, call[0]));
    const Value pieces = call.vm.tuple({call.vm.str(std::move(text))});
    return iterate(call.vm, pieces);
}

/// Of dumps() and dump(): the value, then from `first` on the style, the class and its own arguments.
Eval<Value> dumped(Call &call, std::size_t first)
{
    Interpreter &vm = call.vm;
    const Value &encoderClass = call[first + 8];
    Dict &more = call.dict(first + 9);
    if (encoderClass.isNone() && more.size() == 0) {
        RETORT_TRY(const JsonStyle style, styleOf(call, first));
        RETORT_TRY(std::string text, writeJson(vm, call[0], style));
        return Value(vm.str(std::move(text)));
    }
    constexpr const char *keywords[] = {"skipkeys",  "ensure_ascii", "check_circular", "allow_nan",
                                        "sort_keys", "indent",       "separators",     "default"};
    std::vector<std::pair<Ref<Str>, Value>> named;
    for (std::size_t i = 0; i < 8; ++i)
        named.emplace_back(vm.intern(keywords[i]), call[first + i]);
    for (std::size_t place = 0; place < more.table().end(); ++place)
        if (auto *key = more.table().at(place).key.as<Str>())
            named.emplace_back(Ref<Str>(key), more.table().at(place).value);
    const Value type = encoderClass.isNone() ? Value(vm.state<JsonClasses>().encoder) : encoderClass;
    RETORT_TRY(const Value encoder, script::call(vm, type, {}, named));
    RETORT_TRY(const Value encode, getAttribute(vm, encoder, "encode"));
    return script::call(vm, encode, {call[0]});
}

Eval<> dumps(Call &call)
{
    return dumped(call, 1);
}

Eval<> dump(Call &call)
{
    RETORT_TRY(const Value text, dumped(call, 2));
    RETORT_TRY(const Value write, getAttribute(call.vm, call[1], "write"));
    RETORT_TRY(const Value written, script::call(call.vm, write, {text}));
    return Value::none();
}

JsonHooks hooksOf(Call &call, std::size_t first)
{
    return {call[first], call[first + 4], call[first + 1], call[first + 2], call[first + 3], true};
}

/// The one value that the whole text is.
Eval<> readWhole(Interpreter &vm, std::string_view text, const JsonHooks &hooks)
{
    RETORT_TRY(const JsonRead read, readJson(vm, text, behindJsonSpace(text, 0), hooks));
    const std::size_t end = behindJsonSpace(text, read.end);
    if (end < text.size())
        return jsonDecodeError(vm, "Extra data", text, end);
    return read.value;
}

Eval<> loaded(Call &call, const Value &source)
{
    Interpreter &vm = call.vm;
    std::string text;
    if (const auto *given = source.as<Str>()) {
        text = given->text();
        if (text.starts_with("\xEF\xBB\xBF"))
            return jsonDecodeError(vm, "Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0);
    } else if (const auto *bytes = source.as<Bytes>()) {
        std::string_view raw = bytes->bytes();
        if (raw.starts_with("\xEF\xBB\xBF"))
            raw.remove_prefix(3);
        RETORT_TRY(text, decodeText(vm, raw, "utf-8", "strict"));
    } else {
        return vm.raise(vm.errors().TypeError,
                        textOf("the JSON object must be str, bytes or bytearray, not ", typeName(vm, source)));
    }
    if (call[1].isNone())
        return readWhole(vm, text, hooksOf(call, 2));
    RETORT_TRY(const Value decoder, script::call(vm, call[1]));
    RETORT_TRY(const Value decode, getAttribute(vm, decoder, "decode"));
    return script::call(vm, decode, {vm.str(std::move(text))});
}

Eval<> loads(Call &call)
{
    return loaded(call, call[0]);
}

Eval<> load(Call &call)
{
    RETORT_TRY(const Value read, getAttribute(call.vm, call[0], "read"));
    RETORT_TRY(const Value text, script::call(call.vm, read));
    return loaded(call, text);
}

Eval<> decoderInit(Call &call)
{
    auto &hooks = objectOf<DecoderObject>(call.self).hooks;
    hooks = {call[0], call[5], call[1], call[2], call[3], true};
    RETORT_TRY(hooks.isStrict, call.truth(4));
    return Value::none();
}

Eval<> decoderDecode(Call &call)
{
    RETORT_TRY(const std::string_view text, call.utf8(0));
    return readWhole(call.vm, text, objectOf<DecoderObject>(call.self).hooks);
}

Eval<> decoderRawDecode(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const std::string_view text, call.utf8(0));
    RETORT_TRY(const std::int64_t start, call.integer(1));
    if (start < 0)
        return vm.raise(vm.errors().ValueError, "idx cannot be negative");
    const auto *given = call[0].as<Str>();
    RETORT_TRY(const JsonRead read, readJson(vm, text, given->byteOf(static_cast<std::size_t>(start)),
                                             objectOf<DecoderObject>(call.self).hooks));
    return Value(vm.tuple({read.value, Value::integer(static_cast<std::int64_t>(given->indexOfByte(read.end)))}));
}

constexpr FunctionEntry encoderMethods[] = {
    {"__init__",
     "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, "
     "separators=None, default=None",
     "How values are written.", encoderInit},
    {"default", "o", "What is written instead of a value that JSON does not have.", encoderDefault},
    {"encode", "o", "The JSON text of a value.", encoderEncode},
    {"iterencode", "o, _one_shot=False", "The JSON text of a value in pieces.", encoderIterencode},
};

constexpr FunctionEntry decoderMethods[] = {
    {"__init__",
     "*, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, "
     "object_pairs_hook=None",
     "How texts are read.", decoderInit},
    {"decode", "s", "The value of a JSON text.", decoderDecode},
    {"raw_decode", "s, idx=0", "The first value of a text, and where it ends.", decoderRawDecode},
};

constexpr ClassEntry encoderEntry{"JSONEncoder",  "json", "Writes values as JSON.",
                                  encoderMethods, {},     allocate<EncoderObject>};
constexpr ClassEntry decoderEntry{"JSONDecoder",  "json", "Reads values from JSON.",
                                  decoderMethods, {},     allocate<DecoderObject>};

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    const auto &classes = vm.state<JsonClasses>();
    module.set(vm, "JSONEncoder", classes.encoder);
    module.set(vm, "JSONDecoder", classes.decoder);
    module.set(vm, "JSONDecodeError", classes.decodeError);
    return {};
}

constexpr FunctionEntry functions[] = {
    {"dump",
     "obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, "
     "indent=None, separators=None, default=None, cls=None, **kw",
     "Writes the JSON text of a value to what has a write().", dump},
    {"dumps",
     "obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, "
     "separators=None, default=None, cls=None, **kw",
     "The JSON text of a value.", dumps},
    {"load",
     "fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, "
     "object_pairs_hook=None, **kw",
     "The value of the JSON text of what has a read().", load},
    {"loads",
     "s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, "
     "object_pairs_hook=None, **kw",
     "The value of a JSON text.", loads},
};
constexpr std::string_view moduleNames[] = {"JSONDecodeError", "JSONDecoder", "JSONEncoder"};

} // namespace

JsonClasses::JsonClasses(Interpreter &vm)
    : encoder(vm.defineClass(encoderEntry, {}))
    , decoder(vm.defineClass(decoderEntry, {}))
    , decodeError(vm.defineException("JSONDecodeError", "json.decoder", {vm.errors().ValueError},
                                     "The text is no JSON: msg, doc, pos, lineno and colno tell where."))
{
}

const ModuleEntry jsonModule{"json", "JSON texts.", functions, fill, moduleNames};

} // namespace retort::script
