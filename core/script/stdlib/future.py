"""Features of the language, all of which it has."""

absolute_import = annotations = barry_as_FLUFL = division = generator_stop = generators = nested_scopes = True
print_function = unicode_literals = with_statement = True
