import click


def upgrade():
    click.echo('moving')
    click.echo()
    click.echo(click.style('bold', bold=True) + click.unstyle('!'), err=True)
    click.secho('red', fg='red', nl=False)
