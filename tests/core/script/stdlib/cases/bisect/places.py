from bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right

values = [1, 2, 2, 3]
print([(bisect(values, x), bisect_left(values, x), bisect_right(values, x)) for x in range(5)])
print(bisect_left(values, 2, 2), bisect_right(values, 2, 0, 2), bisect_left([(1, 'a'), (3, 'b')], 2, key=lambda x: x[0]))
insort(values, 2)
insort_left(values, 0)
insort_right(values, 9)
print(values)
try:
    bisect(values, 1, -1)
except ValueError as error:
    print(error)
