import types

names = """
BuiltinFunctionType BuiltinMethodType DynamicClassAttribute EllipsisType FunctionType GeneratorType
GenericAlias LambdaType MappingProxyType MethodType NoneType NotImplementedType SimpleNamespace UnionType
new_class
""".split()
print(all([hasattr(types, name) for name in names]))
