"""What models derive from; nothing asynchronous is run."""


class AsyncAttrs:
    pass
