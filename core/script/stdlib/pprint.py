"""Values as text over several lines."""

_closing = {list: ('[', ']'), tuple: ('(', ')'), set: ('{', '}'), frozenset: ('frozenset({', '})')}


def _sorted(values):
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=lambda value: (type(value).__name__, repr(value)))


def _lines(value, indent, allowance, options):
    """The text of a value whose first line begins at column `indent`."""
    width, step, sort_dicts = options
    one_line = _flat(value, sort_dicts)
    if len(one_line) <= width - indent - allowance or not value:
        return one_line
    kind = type(value)
    if kind is dict:
        items = value.items()
        if sort_dicts:
            items = [(key, value[key]) for key in _sorted(value)]
        parts = []
        items = list(items)
        for place, (key, each) in enumerate(items):
            shown = repr(key)
            last = place == len(items) - 1
            parts.append('%s: %s' % (shown, _lines(each, indent + step + len(shown) + 2,
                                                   allowance + 1 if last else 1, options)))
        return '{' + ' ' * (step - 1) + (',\n' + ' ' * (indent + step)).join(parts) + '}'
    if kind not in _closing:
        return one_line
    opening, closing = _closing[kind]
    if kind is tuple and len(value) == 1:
        closing = ',)'
    items = list(value) if kind in (list, tuple) else _sorted(value)
    inner = indent + max(step, len(opening))
    parts = [_lines(each, inner, allowance + len(closing) if place == len(items) - 1 else 1, options)
             for place, each in enumerate(items)]
    return opening + ' ' * (step - 1) + (',\n' + ' ' * inner).join(parts) + closing


def _flat(value, sort_dicts):
    kind = type(value)
    if kind is dict:
        keys = _sorted(value) if sort_dicts else value
        return '{' + ', '.join(['%s: %s' % (repr(key), _flat(value[key], sort_dicts)) for key in keys]) + '}'
    if kind is list:
        return '[' + ', '.join([_flat(each, sort_dicts) for each in value]) + ']'
    if kind is tuple:
        inside = ', '.join([_flat(each, sort_dicts) for each in value])
        return '(' + inside + (',)' if len(value) == 1 else ')')
    if kind in (set, frozenset) and value:
        opening, closing = _closing[kind]
        return opening + ', '.join([repr(each) for each in _sorted(value)]) + closing
    return repr(value)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return _lines(object, 0, 0, (width, indent, sort_dicts))


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    print(pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts))


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return _flat(object, True)
