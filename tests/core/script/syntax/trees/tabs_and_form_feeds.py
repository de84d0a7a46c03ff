if a:
	b
	if c:
		d
# comment
  # comment

	e
f
  
