# tqdm: no bar is drawn; what is counted is counted.


class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, initial=0, **kwargs):
        self.iterable = iterable
        self.desc = desc
        self.total = len(iterable) if total is None and hasattr(iterable, '__len__') else total
        self.n = initial

    def __iter__(self):
        for each in self.iterable:
            yield each
            self.n += 1

    def __len__(self):
        return self.total

    def __enter__(self):
        return self

    def __exit__(self, *reasons):
        self.close()

    def update(self, n=1):
        self.n += n

    def set_description(self, desc=None, refresh=True):
        self.desc = desc

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        pass

    def refresh(self):
        pass

    def close(self):
        pass

    @classmethod
    def write(cls, s, file=None, end='\n', nolock=False):
        print(s)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)
