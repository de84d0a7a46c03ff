from html import escape, unescape

print(escape('<a href="x">\'&\'</a>'), escape('"', quote=False))
print(unescape('&lt;b&gt; &amp;amp; &quot;&#39;&#x41;&nbsp;&euro; &auml; & &#0;'))
