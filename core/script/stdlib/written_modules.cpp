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

} // namespace

const ModuleEntry futureModule{"__future__", "Features of the language.", {}, nullptr,
                               futureNames,  ":/stdlib/future.py"};
const ModuleEntry abcModule{"abc", "Abstract base classes.", {}, nullptr, abcNames, ":/stdlib/abc.py"};
const ModuleEntry collectionsModule{"collections", "More containers.", {},
                                    nullptr,       collectionsNames,   ":/stdlib/collections.py"};
const ModuleEntry collectionsAbcModule{"collections.abc",   "What containers have in common.", {}, nullptr,
                                       collectionsAbcNames, ":/stdlib/collections_abc.py"};
const ModuleEntry contextlibModule{"contextlib", "Context managers.", {},
                                   nullptr,      contextlibNames,     ":/stdlib/contextlib.py"};
const ModuleEntry copyModule{"copy", "Copies of objects.", copyFunctions, nullptr, copyNames, ":/stdlib/copy.py"};
const ModuleEntry dataclassesModule{
    "dataclasses", "Classes made from their annotations.", {}, nullptr, dataclassesNames, ":/stdlib/dataclasses.py"};
const ModuleEntry enumModule{"enum", "Enumerations.", {}, nullptr, enumNames, ":/stdlib/enum.py"};
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
const ModuleEntry typingModule{"typing", "Names for annotations.", {}, nullptr, typingNames, ":/stdlib/typing.py"};
const ModuleEntry typingExtensionsModule{"typing_extensions", "The names of typing.",         {}, nullptr,
                                         typingNames,         ":/stdlib/typing_extensions.py"};
const ModuleEntry warningsModule{
    "warnings", "Warnings, for the log of the run.", {}, nullptr, warningsNames, ":/stdlib/warnings.py"};

} // namespace retort::script
