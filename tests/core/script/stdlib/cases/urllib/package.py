import urllib

print(urllib.__name__)
