#include <core/script/runtime/values/class.h>
#include <core/script/stdlib/modules.h>

// The names of each module stand here a second time, so that a script can be checked without running anything; a test
// compares them with what the module has.

namespace retort::script
{

namespace
{

Eval<> isWritten(Call &call)
{
    const auto *type = call[0].as<Class>();
    return Value::boolean(type && type->isOpen);
}

constexpr FunctionEntry copyFunctions[] = {
    {"_is_written", "cls, /", "Whether the class was written in a script.", isWritten},
};

constexpr std::string_view futureNames[] = {"absolute_import",  "annotations",   "barry_as_FLUFL", "division",
                                            "generator_stop",   "generators",    "nested_scopes",  "print_function",
                                            "unicode_literals", "with_statement"};

constexpr std::string_view abcNames[] = {"ABC",
                                         "ABCMeta",
                                         "abstractclassmethod",
                                         "abstractmethod",
                                         "abstractproperty",
                                         "abstractstaticmethod",
                                         "get_cache_token",
                                         "update_abstractmethods"};

constexpr std::string_view collectionsNames[] = {"ChainMap", "Counter",     "OrderedDict", "UserDict",
                                                 "abc",      "defaultdict", "deque",       "namedtuple"};

constexpr std::string_view collectionsAbcNames[] = {
    "ABCMeta",     "AsyncGenerator", "AsyncIterable",   "AsyncIterator", "Awaitable",  "Buffer",
    "ByteString",  "Callable",       "Collection",      "Container",     "Coroutine",  "Generator",
    "Hashable",    "ItemsView",      "Iterable",        "Iterator",      "KeysView",   "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet",    "Reversible", "Sequence",
    "Set",         "Sized",          "ValuesView",      "abstractmethod"};

constexpr std::string_view contextlibNames[] = {
    "ABC",         "AbstractContextManager", "ContextDecorator", "ExitStack", "closing", "contextmanager",
    "nullcontext", "redirect_stderr",        "redirect_stdout",  "suppress",  "wraps"};

constexpr std::string_view copyNames[] = {"Error", "copy", "deepcopy", "error"};

constexpr std::string_view dataclassesNames[] = {
    "Field",  "FrozenInstanceError", "InitVar",        "KW_ONLY", "MISSING", "asdict", "astuple", "dataclass", "field",
    "fields", "is_dataclass",        "make_dataclass", "replace"};

constexpr std::string_view enumNames[] = {
    "CONFORM",     "CONTINUOUS", "EJECT",        "Enum",      "EnumCheck", "EnumMeta",
    "EnumType",    "Flag",       "FlagBoundary", "IntEnum",   "IntFlag",   "KEEP",
    "NAMED_FLAGS", "ReprEnum",   "STRICT",       "StrEnum",   "UNIQUE",    "auto",
    "global_enum", "global_str", "member",       "nonmember", "property",  "show_flag_values",
    "unique",      "verify"};

constexpr std::string_view functoolsNames[] = {"WRAPPER_ASSIGNMENTS",
                                               "WRAPPER_UPDATES",
                                               "cache",
                                               "cached_property",
                                               "cmp_to_key",
                                               "lru_cache",
                                               "partial",
                                               "partialmethod",
                                               "reduce",
                                               "singledispatch",
                                               "singledispatchmethod",
                                               "total_ordering",
                                               "update_wrapper",
                                               "wraps"};

constexpr std::string_view itertoolsNames[] = {
    "accumulate", "batched", "chain",     "combinations", "combinations_with_replacement",
    "compress",   "count",   "cycle",     "dropwhile",    "filterfalse",
    "groupby",    "islice",  "pairwise",  "permutations", "product",
    "repeat",     "starmap", "takewhile", "tee",          "zip_longest"};

constexpr std::string_view numbersNames[] = {"ABCMeta", "Complex", "Integral", "Number", "Rational", "Real"};

constexpr std::string_view operatorNames[] = {
    "abs",     "add",      "and_",   "attrgetter",   "call",       "concat",   "contains", "countOf", "delitem",
    "eq",      "floordiv", "ge",     "getitem",      "gt",         "iadd",     "iand",     "iconcat", "ifloordiv",
    "ilshift", "imod",     "imul",   "index",        "indexOf",    "inv",      "invert",   "ior",     "ipow",
    "irshift", "is_",      "is_not", "isub",         "itemgetter", "itruediv", "ixor",     "le",      "length_hint",
    "lshift",  "lt",       "matmul", "methodcaller", "mod",        "mul",      "ne",       "neg",     "not_",
    "or_",     "pos",      "pow",    "rshift",       "setitem",    "sub",      "truediv",  "truth",   "xor"};

constexpr std::string_view pathlibNames[] = {"Path", "PosixPath", "PurePath", "PurePosixPath"};

constexpr std::string_view pprintNames[] = {"pformat", "pp", "pprint", "saferepr"};

constexpr std::string_view sysNames[] = {
    "api_version", "argv",        "byteorder",          "exc_info",          "exception",  "executable",
    "exit",        "float_info",  "getdefaultencoding", "getrecursionlimit", "hexversion", "intern",
    "maxsize",     "maxunicode",  "platform",           "setrecursionlimit", "stderr",     "stdout",
    "version",     "version_info"};

constexpr std::string_view tracebackNames[] = {
    "extract_tb", "format_exc", "format_exception", "format_exception_only", "format_stack",
    "format_tb",  "print_exc",  "print_exception",  "print_stack",           "print_tb"};

constexpr std::string_view typesNames[] = {"BuiltinFunctionType", "BuiltinMethodType", "DynamicClassAttribute",
                                           "EllipsisType",        "FunctionType",      "GeneratorType",
                                           "GenericAlias",        "LambdaType",        "MappingProxyType",
                                           "MethodType",          "NoneType",          "NotImplementedType",
                                           "SimpleNamespace",     "UnionType",         "new_class"};

constexpr std::string_view typingNames[] = {"AbstractSet",
                                            "Annotated",
                                            "Any",
                                            "AnyStr",
                                            "AsyncContextManager",
                                            "AsyncGenerator",
                                            "AsyncIterable",
                                            "AsyncIterator",
                                            "Awaitable",
                                            "BinaryIO",
                                            "ByteString",
                                            "Callable",
                                            "ChainMap",
                                            "ClassVar",
                                            "Collection",
                                            "Concatenate",
                                            "Container",
                                            "ContextManager",
                                            "Coroutine",
                                            "Counter",
                                            "DefaultDict",
                                            "Deque",
                                            "Dict",
                                            "Final",
                                            "ForwardRef",
                                            "FrozenSet",
                                            "Generator",
                                            "Generic",
                                            "Hashable",
                                            "IO",
                                            "ItemsView",
                                            "Iterable",
                                            "Iterator",
                                            "KeysView",
                                            "List",
                                            "Literal",
                                            "LiteralString",
                                            "Mapping",
                                            "MappingView",
                                            "Match",
                                            "MutableMapping",
                                            "MutableSequence",
                                            "MutableSet",
                                            "NamedTuple",
                                            "Never",
                                            "NewType",
                                            "NoReturn",
                                            "NotRequired",
                                            "Optional",
                                            "OrderedDict",
                                            "ParamSpec",
                                            "Pattern",
                                            "Protocol",
                                            "ReadOnly",
                                            "Required",
                                            "Reversible",
                                            "Self",
                                            "Sequence",
                                            "Set",
                                            "Sized",
                                            "SupportsAbs",
                                            "SupportsBytes",
                                            "SupportsFloat",
                                            "SupportsIndex",
                                            "SupportsInt",
                                            "SupportsRound",
                                            "TYPE_CHECKING",
                                            "Text",
                                            "TextIO",
                                            "Tuple",
                                            "Type",
                                            "TypeAlias",
                                            "TypeAliasType",
                                            "TypeGuard",
                                            "TypeIs",
                                            "TypeVar",
                                            "TypeVarTuple",
                                            "TypedDict",
                                            "Union",
                                            "Unpack",
                                            "ValuesView",
                                            "abstractmethod",
                                            "assert_never",
                                            "assert_type",
                                            "cast",
                                            "collections",
                                            "dataclass_transform",
                                            "deprecated",
                                            "final",
                                            "get_args",
                                            "get_origin",
                                            "get_type_hints",
                                            "is_typeddict",
                                            "no_type_check",
                                            "overload",
                                            "override",
                                            "reveal_type",
                                            "runtime_checkable"};

constexpr std::string_view warningsNames[] = {"WarningMessage", "catch_warnings", "filterwarnings",
                                              "formatwarning",  "resetwarnings",  "showwarning",
                                              "simplefilter",   "warn",           "warn_explicit"};

constexpr std::string_view bisectNames[] = {"bisect", "bisect_left", "bisect_right",
                                            "insort", "insort_left", "insort_right"};

constexpr std::string_view calendarNames[] = {
    "FRIDAY",     "February",   "IllegalMonthError", "January",    "MONDAY",   "SATURDAY", "SUNDAY",   "THURSDAY",
    "TUESDAY",    "WEDNESDAY",  "datetime",          "day_abbr",   "day_name", "isleap",   "leapdays", "mdays",
    "month_abbr", "month_name", "monthcalendar",     "monthrange", "timegm",   "weekday"};

constexpr std::string_view heapqNames[] = {"heapify",     "heappop", "heappush", "heappushpop",
                                           "heapreplace", "merge",   "nlargest", "nsmallest"};

constexpr std::string_view htmlNames[] = {"escape", "unescape"};

constexpr std::string_view ioNames[] = {"BytesIO", "SEEK_CUR", "SEEK_END", "SEEK_SET", "StringIO"};

constexpr std::string_view ipaddressNames[] = {
    "AddressValueError",  "IPV4LENGTH",  "IPV6LENGTH",    "IPv4Address", "IPv4Interface",
    "IPv4Network",        "IPv6Address", "IPv6Interface", "IPv6Network", "NetmaskValueError",
    "collapse_addresses", "ip_address",  "ip_interface",  "ip_network"};

constexpr std::string_view urllibParseNames[] = {
    "DefragResult", "ParseResult", "SplitResult",  "parse_qs",         "parse_qsl",   "quote",       "quote_from_bytes",
    "quote_plus",   "unquote",     "unquote_plus", "unquote_to_bytes", "urldefrag",   "urlencode",   "urljoin",
    "urlparse",     "urlsplit",    "urlunparse",   "urlunsplit",       "uses_netloc", "uses_params", "uses_relative"};

} // namespace

const ModuleEntry futureModule{"__future__", "Features of the language.", {}, nullptr,
                               futureNames,  ":/stdlib/future.py"};
const ModuleEntry abcModule{"abc", "Abstract base classes.", {}, nullptr, abcNames, ":/stdlib/abc.py"};
const ModuleEntry collectionsModule{
    "collections",
    "More containers.",
    {},
    nullptr,
    collectionsNames,
    ":/stdlib/collections.py :/stdlib/collections_mappings.py :/stdlib/collections_namedtuple.py"};
const ModuleEntry collectionsAbcModule{"collections.abc",
                                       "What containers have in common.",
                                       {},
                                       nullptr,
                                       collectionsAbcNames,
                                       ":/stdlib/collections_abc.py :/stdlib/collections_abc_mappings.py"};
const ModuleEntry contextlibModule{"contextlib", "Context managers.", {},
                                   nullptr,      contextlibNames,     ":/stdlib/contextlib.py"};
const ModuleEntry copyModule{"copy", "Copies of objects.", copyFunctions, nullptr, copyNames, ":/stdlib/copy.py"};
const ModuleEntry dataclassesModule{
    "dataclasses", "Classes made from their annotations.", {}, nullptr, dataclassesNames, ":/stdlib/dataclasses.py"};
const ModuleEntry enumModule{
    "enum", "Enumerations.", {}, nullptr, enumNames, ":/stdlib/enum.py :/stdlib/enum_type.py :/stdlib/enum_members.py"};
const ModuleEntry functoolsModule{"functools",    "Functions that make functions.", {}, nullptr,
                                  functoolsNames, ":/stdlib/functools.py"};
const ModuleEntry itertoolsModule{"itertools",    "Iterators over iterators.", {}, nullptr,
                                  itertoolsNames, ":/stdlib/itertools.py"};
const ModuleEntry numbersModule{"numbers",    "What numbers have in common.", {}, nullptr,
                                numbersNames, ":/stdlib/numbers.py"};
const ModuleEntry operatorModule{"operator",    "The operators as functions.", {}, nullptr,
                                 operatorNames, ":/stdlib/operator.py"};
const ModuleEntry pathlibModule{"pathlib", "Paths as text.", {}, nullptr, pathlibNames, ":/stdlib/pathlib.py"};
const ModuleEntry pprintModule{
    "pprint", "Values as text over several lines.", {}, nullptr, pprintNames, ":/stdlib/pprint.py"};
const ModuleEntry sysModule{"sys", "The language itself.", {}, nullptr, sysNames, ":/stdlib/sys.py"};
const ModuleEntry tracebackModule{"traceback", "Exceptions as text.", {},
                                  nullptr,     tracebackNames,        ":/stdlib/traceback.py"};
const ModuleEntry typesModule{
    "types", "The classes that have no name of their own.", {}, nullptr, typesNames, ":/stdlib/types.py"};
const ModuleEntry typingModule{
    "typing", "Names for annotations.", {}, nullptr, typingNames, ":/stdlib/typing.py :/stdlib/typing_classes.py"};
const ModuleEntry typingExtensionsModule{"typing_extensions", "The names of typing.",         {}, nullptr,
                                         typingNames,         ":/stdlib/typing_extensions.py"};
const ModuleEntry warningsModule{
    "warnings", "Warnings, for the log of the run.", {}, nullptr, warningsNames, ":/stdlib/warnings.py"};

const ModuleEntry bisectModule{"bisect", "Places in sorted lists.", {}, nullptr, bisectNames, ":/stdlib/bisect.py"};
const ModuleEntry calendarModule{"calendar",    "Days of months and weeks.", {}, nullptr,
                                 calendarNames, ":/stdlib/calendar.py"};
const ModuleEntry heapqModule{"heapq", "Heaps in lists.", {}, nullptr, heapqNames, ":/stdlib/heapq.py"};
const ModuleEntry htmlModule{"html", "Text in HTML.", {}, nullptr, htmlNames, ":/stdlib/html.py"};
const ModuleEntry ioModule{
    "io", "Texts and bytes that are written and read like files.", {}, nullptr, ioNames, ":/stdlib/io.py"};
const ModuleEntry ipaddressModule{"ipaddress",
                                  "IP addresses and networks.",
                                  {},
                                  nullptr,
                                  ipaddressNames,
                                  ":/stdlib/ipaddress.py :/stdlib/ipaddress_networks.py"};
const ModuleEntry urllibParseModule{"urllib.parse", "URLs as text.",  {},
                                    nullptr,        urllibParseNames, ":/stdlib/urllib_parse.py"};
const ModuleEntry urllibModule{"urllib", "URLs.", {}, nullptr, {}, nullptr};

} // namespace retort::script
