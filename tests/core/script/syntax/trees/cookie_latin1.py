# -*- coding: latin-1 -*-
a = "éü"
