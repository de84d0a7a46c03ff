from typing import Annotated, Optional, Union

Name = Annotated[str, 32]
print(Name, Annotated[int, 'a', 2], Name.__origin__, Name.__metadata__)
print(Annotated[Name, 'more'], Annotated[str, 32] == Name, Annotated[str, 33] == Name, hash(Annotated[str, 32]) == hash(Name))
print(Name('x'), {Name: 1}[Annotated[str, 32]])
print(Name == str, Optional[str] == Union[str, None])
try:
    Annotated[int]
except TypeError as error:
    print(error)
