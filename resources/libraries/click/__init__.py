# click, as far as a script says something with it: that goes to the log of the run, without colours.


def echo(message=None, file=None, nl=True, err=False, color=None):
    print('' if message is None else message)


def style(text, fg=None, bg=None, bold=None, dim=None, underline=None, overline=None, italic=None, blink=None,
          reverse=None, strikethrough=None, reset=True):
    return str(text)


def unstyle(text):
    return text


def secho(message=None, file=None, nl=True, err=False, color=None, **styles):
    echo(message)
