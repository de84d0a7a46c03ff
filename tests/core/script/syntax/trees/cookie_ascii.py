#!/usr/bin/env python
# vim: set fileencoding=us-ascii :
a = "b"