from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest

heap = []
for value in [5, 3, 8, 1, 9, 2]:
    heappush(heap, value)
    print(heap)
print(heappushpop(heap, 4), heapreplace(heap, 7), heap)
while heap:
    print(heappop(heap), heap)
values = [9, 4, 7, 1, 0, 3]
heapify(values)
print(values, nlargest(2, values), nsmallest(3, values, key=lambda x: -x), nsmallest(0, values))
print(list(merge([1, 4, 7], [2, 4, 8], [])), list(merge([7, 1], [8, 2], reverse=True)))
print(list(merge(['bb', 'aaa'], ['c'], key=len)))
try:
    heappop([])
except IndexError as error:
    print(error)
