import abc

names = """
ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token
update_abstractmethods
""".split()
print(all([hasattr(abc, name) for name in names]))
