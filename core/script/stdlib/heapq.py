"""Heaps in lists."""


def _sift_up(heap, start, place):
    item = heap[place]
    while place > start:
        parent = (place - 1) // 2
        if not item < heap[parent]:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def _sift_down(heap, place):
    start, end = place, len(heap)
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _sift_up(heap, start, place)


def heappush(heap, item):
    heap.append(item)
    _sift_up(heap, 0, len(heap) - 1)


def heappop(heap):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    least, heap[0] = heap[0], last
    _sift_down(heap, 0)
    return least


def heapreplace(heap, item):
    if not heap:
        raise IndexError('index out of range')
    least, heap[0] = heap[0], item
    _sift_down(heap, 0)
    return least


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sift_down(heap, 0)
    return item


def heapify(x):
    for place in reversed(range(len(x) // 2)):
        _sift_down(x, place)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    sources = []
    for order, iterable in enumerate(iterables):
        source = iter(iterable)
        for value in source:
            sources.append([value if key is None else key(value), order, value, source])
            break
    while sources:
        best = sources[0]
        for each in sources[1:]:
            if each[0] > best[0] if reverse else each[0] < best[0]:
                best = each
        yield best[2]
        for value in best[3]:
            best[0], best[2] = value if key is None else key(value), value
            break
        else:
            sources.remove(best)
